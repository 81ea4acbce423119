import { taskOf, WINDOWS } from "../../../src/rules/ecs-task-definition/task-example";
import { violated } from "../../support/rules";

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
