import { taskOf, WINDOWS } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

const mapped = (mapping: object, task: Record<string, unknown> = {}) =>
  violated(taskOf(task, { portMappings: [{ containerPort: 80, ...mapping }] }));

describe("the ports of a task", () => {
  it("are none without a network", () => {
    expect(mapped({}, { network_mode: "none" })).toEqual(["CD011"]);
    expect(violated(taskOf({ network_mode: "none" }, { portMappings: [] }))).toEqual([]);
    for (const network_mode of ["bridge", "host", "awsvpc", undefined, "${var.mode}"]) {
      expect(mapped({}, { network_mode })).toEqual([]);
    }
  });
});

describe("a port of the host", () => {
  it.each<[unknown, string[]]>([
    [0, []],
    [32767, []],
    [32768, ["CD014"]],
    [65535, ["CD014"]],
    ["${var.port}", []],
    [null, []],
  ])("should not be %j, which the host may give away itself: %j", (hostPort, expected) => {
    expect(mapped({ hostPort })).toEqual(expected);
    expect(mapped({ hostPort }, WINDOWS)).toEqual(expected);
  });

  it("may be any where it is the container's", () => {
    const both = { containerPort: 50051, hostPort: 50051 };
    for (const network_mode of ["awsvpc", "host", "${var.mode}"]) expect(mapped(both, { network_mode })).toEqual([]);
  });
});

describe("the protocol of a port", () => {
  it.each<[unknown, string[]]>([
    ["tcp", []],
    ["udp", []],
    [undefined, []],
    [null, []],
    ["${var.protocol}", []],
    ["TCP", ["CD015"]],
    ["sctp", ["CD015"]],
    ["", ["CD015"]],
  ])("%j: %j", (protocol, expected) => {
    expect(mapped({ protocol })).toEqual(expected);
  });
});

describe("the protocol of an application", () => {
  it.each<[unknown, string[]]>([
    ["http", []],
    ["http2", []],
    ["grpc", []],
    [null, []],
    ["${var.protocol}", []],
    ["https", ["CD016"]],
    ["HTTP", ["CD016"]],
    ["tcp", ["CD016"]],
  ])("%j: %j", (appProtocol, expected) => {
    expect(mapped({ name: "web", appProtocol })).toEqual(expected);
  });

  it("is that of a port with a name", () => {
    for (const name of [undefined, null]) expect(mapped({ name, appProtocol: "http" })).toEqual(["CD017"]);
    expect(mapped({ name: "${var.name}", appProtocol: "http" })).toEqual([]);
    expect(mapped({ name: "web" })).toEqual([]);
  });

  it("is not there in host mode, where the name of a port may be for VPC Lattice", () => {
    const web = { name: "web", appProtocol: "http" };
    expect(mapped(web, { network_mode: "host" })).toEqual(["CD020"]);
    expect(mapped({ name: "web" }, { network_mode: "host" })).toEqual([]);
    for (const network_mode of ["bridge", "awsvpc", undefined, "${var.mode}"]) {
      expect(mapped(web, { network_mode })).toEqual([]);
    }
  });
});

describe("a wrong port mapping", () => {
  const second = (mapping: object, task: Record<string, unknown> = {}) =>
    taskOf(task, {}, { portMappings: [{ containerPort: 80 }, { containerPort: 81, ...mapping }] });
  const place = (member: string) => `container_definitions[1].portMappings[1].${member}`;

  it("is told by its place", () => {
    expect(places(second({}, { network_mode: "none" }))).toEqual(["CD011 container_definitions[1].portMappings"]);
    expect(places(second({ hostPort: 40000 }))).toEqual([`CD014 ${place("hostPort")}`]);
    expect(places(second({ protocol: "TCP" }))).toEqual([`CD015 ${place("protocol")}`]);
    expect(places(second({ name: "a", appProtocol: "x" }))).toEqual([`CD016 ${place("appProtocol")}`]);
    expect(places(second({ appProtocol: "http" }))).toEqual([`CD017 ${place("name")}`]);
    expect(places(second({ name: "a", appProtocol: "http" }, { network_mode: "host" }))).toEqual([
      `CD020 ${place("appProtocol")}`,
    ]);
  });

  it("is told with what is right", () => {
    const allowed = (...args: Parameters<typeof second>) =>
      messages(second(...args)).map((each) => /allowed: (.*?)\. /.exec(each)?.[1]);
    expect(allowed({}, { network_mode: "none" })).toEqual(["none in none mode"]);
    expect(allowed({ hostPort: 40000 })).toEqual(["below 32768"]);
    expect(allowed({ protocol: "TCP" })).toEqual(["tcp, udp"]);
    expect(allowed({ name: "a", appProtocol: "x" })).toEqual(["http, http2, grpc"]);
    expect(allowed({ appProtocol: "http" })).toEqual(["a name, as there is an appProtocol"]);
    expect(allowed({ name: "a", appProtocol: "http" }, { network_mode: "host" })).toEqual(["none in host mode"]);
  });

  it("is none where nothing is said", () => {
    for (const appProtocol of [null, "${var.protocol}"]) {
      expect(violated(second({ name: "a", appProtocol }, { network_mode: "host" }))).toEqual([]);
    }
    expect(violated(second({ name: "a", appProtocol: "" }, { network_mode: "host" }))).toEqual(["CD016"]);
    expect(violated(second({ name: "", appProtocol: "http" }))).toContain("CD017");
    expect(violated(second({ appProtocol: "${var.protocol}" }))).toEqual(["CD017"]);
  });

  it("is asked of the modes in which Docker maps ports", () => {
    for (const network_mode of ["bridge", undefined])
      expect(violated(second({ hostPort: 40000 }, { network_mode }))).toEqual(["CD014"]);
    expect(violated(second({ hostPort: 81 }, { network_mode: "none" }))).toEqual(["CD011"]);
    expect(violated(second({ hostPort: 40000 }, { network_mode: "none" }))).toEqual(["CD011"]);
  });
});
