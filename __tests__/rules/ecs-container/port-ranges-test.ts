import * as fc from "fast-check";
import { taskOf, WINDOWS } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, violated } from "../../support/rules";

const mapped = (...portMappings: object[]) => violated(taskOf({}, { portMappings }));
const range = (containerPortRange: unknown, others: object = {}) => ({ containerPortRange, ...others });

describe("a range of ports", () => {
  it.each<[unknown, string[]]>([
    ["1-65535", []],
    ["80-81", []],
    ["80-80", ["CD022"]],
    ["81-80", ["CD022"]],
    ["0-80", ["CD022"]],
    ["80-65536", ["CD022"]],
    ["80", ["CD022"]],
    ["80 - 81", ["CD022"]],
    ["", ["CD022"]],
    ["${var.range}", []],
    [null, []],
  ])("%j: %j", (text, expected) => {
    expect(mapped(range(text))).toEqual(expected);
  });

  it("is not in host mode", () => {
    const of = (task: Record<string, unknown>) => violated(taskOf(task, { portMappings: [range("80-81")] }));
    expect(of({ network_mode: "host" })).toEqual(["CD021"]);
    for (const task of [
      { network_mode: "bridge" },
      { network_mode: "awsvpc" },
      { network_mode: "${var.m}" },
      {},
      WINDOWS,
    ]) {
      expect(of(task)).toEqual([]);
    }
  });

  it("stands for itself", () => {
    expect(mapped(range("80-81", { containerPort: 443 }))).toEqual(["CD023"]);
    expect(mapped(range("80-81", { hostPort: 443 }))).toEqual(["CD024"]);
    expect(mapped(range("80-81", { hostPort: 0 }))).toEqual([]);
    expect(mapped(range("80-81", { containerPort: "${var.port}", hostPort: "${var.port}" }))).toEqual([]);
  });

  it("is one of at most 100 of its container", () => {
    const ranges = (count: number) => Array.from({ length: count }, (_, i) => range(`${1000 + 2 * i}-${1001 + 2 * i}`));
    expect(mapped(...ranges(100))).toEqual([]);
    expect(mapped(...ranges(101))).toEqual(["CD025"]);
    expect(mapped(...ranges(100), { containerPort: 80 }, { containerPort: 81 })).toEqual([]);
    expect(violated(taskOf({}, { portMappings: ranges(60) }, { portMappings: ranges(60) }))).toEqual([]);
  });

  it("shares no port with another mapping of its container, but for another protocol", () => {
    expect(mapped(range("80-90"), range("90-99"))).toEqual(["CD025"]);
    expect(mapped(range("80-90"), range("91-99"))).toEqual([]);
    expect(mapped(range("80-90"), { containerPort: 85 })).toEqual(["CD025"]);
    expect(mapped({ containerPort: 80 }, range("80-90"))).toEqual(["CD025"]);
    expect(mapped({ containerPort: 79 }, range("80-90"), { containerPort: 91 })).toEqual([]);
    expect(mapped(range("80-90"), range("80-90", { protocol: "udp" }))).toEqual([]);
    expect(mapped(range("80-90"), range("80-90", { protocol: "${var.protocol}" }))).toEqual([]);
  });

  it("is compared with all others", () => {
    const bounds = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(fc.array(bounds, { minLength: 1, maxLength: 6 }), (pairs) => {
        const shared = pairs.some(([a, m], i) => pairs.some(([b, n], j) => i < j && a <= b + n && b <= a + m));
        const found = mapped(...pairs.map(([first, more]) => range(`${first}-${first + more}`)));
        expect(found.length > 0).toBe(shared);
      }),
    );
  });
});

describe("a wrong range of ports", () => {
  const second = (...portMappings: object[]) => taskOf({}, {}, { portMappings });
  const place = (member: string) => `container_definitions[1].portMappings[1].${member}`;

  it("is told by its place, with what is right", () => {
    const web = { containerPort: 8080 };
    const host = taskOf({ network_mode: "host" }, {}, { portMappings: [web, range("80-81")] });
    expect(messages(host)).toEqual([
      `CD021 [aws_ecs_task_definition.web] ${place("containerPortRange")} is "80-81"; allowed: none in host mode. ` +
        "Map the ports one by one, or take one of these modes.",
    ]);
    expect(messages(second(web, range("81-80")))).toEqual([
      `CD022 [aws_ecs_task_definition.web] ${place("containerPortRange")} is "81-80"; ` +
        "allowed: first-last, of 1 to 65535, first below last. " +
        "Write the first and the last port with a hyphen between them: 8080-8090.",
    ]);
    expect(messages(second(web, range("80-81", { containerPort: 443 })))).toEqual([
      `CD023 [aws_ecs_task_definition.web] ${place("containerPort")} is 443; allowed: none beside containerPortRange. ` +
        "Make two mappings of it.",
    ]);
    expect(messages(second(web, range("80-81", { hostPort: 443 })))).toEqual([
      `CD024 [aws_ecs_task_definition.web] ${place("hostPort")} is 443; allowed: none beside containerPortRange. ` +
        "Leave hostPort out: ECS finds ports of the host.",
    ]);
    expect(messages(second(range("80-90"), range("70-80")))).toEqual([
      'CD025 [aws_ecs_task_definition.web] container_definitions[1].portMappings is "80-90"; ' +
        "allowed: no port of 70-80, which another mapping has. Join ranges, or take the port out of one of them.",
    ]);
    const many = Array.from({ length: 101 }, (_, i) => range(`${1000 + 2 * i}-${1001 + 2 * i}`));
    expect(messages(second(...many))).toEqual([
      'CD025 [aws_ecs_task_definition.web] container_definitions[1].portMappings is "101 ranges"; allowed: at most 100. ' +
        "Join ranges, or take the port out of one of them.",
    ]);
  });

  it.each<[string, string[]]>([
    ["1-2", []],
    ["65534-65535", []],
    ["65535-65536", ["CD022"]],
    ["0-1", ["CD022"]],
    ["x80-81", ["CD022"]],
    ["80-81x", ["CD022"]],
    ["80-", ["CD022"]],
    ["-80", ["CD022"]],
    ["80-81-82", ["CD022"]],
  ])("%s: %j", (text, expected) => {
    expect(mapped(range(text))).toEqual(expected);
  });

  it("is not there without a network, which another rule says", () => {
    expect(violated(taskOf({ network_mode: "none" }, { portMappings: [range("80-81")] }))).toEqual(["CD011"]);
  });

  it("shares no port with a longer one before it", () => {
    expect(mapped(range("80-99"), range("81-82"), range("90-91"))).toEqual(["CD025", "CD025"]);
    expect(mapped(range("80-99"), { containerPort: 81 }, range("90-91"))).toEqual(["CD025", "CD025"]);
    expect(mapped(range("80-99", { protocol: "udp" }), { containerPort: 81, protocol: "udp" })).toEqual(["CD025"]);
    expect(mapped(range("80-99", { protocol: "udp" }), { containerPort: 81 })).toEqual([]);
    expect(mapped(range("80-81"), { containerPort: 81, protocol: "tcp" })).toEqual(["CD025"]);
  });

  it("is none where single ports are the same, or nothing is known", () => {
    const web = { containerPort: 70 };
    expect(mapped(range("80-81"), web, web).filter((each) => each === "CD025")).toEqual([]);
    expect(mapped(range("80-81"), null as unknown as object, range("81-82"))).toEqual(["CD025"]);
    expect(
      mapped(range("80-81"), { containerPort: "${var.port}" }, "${var.mapping}" as unknown as object, range("x")),
    ).toEqual(["CD022"]);
    expect(violated(taskOf({}, { portMappings: "${var.ports}" }, { portMappings: [range("80-81")] }))).toEqual([]);
  });
});
