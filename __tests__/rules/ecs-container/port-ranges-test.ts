import * as fc from "fast-check";
import { taskOf, WINDOWS } from "../../../src/rules/ecs-task-definition/task-example";
import { violated } from "../../support/rules";

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
