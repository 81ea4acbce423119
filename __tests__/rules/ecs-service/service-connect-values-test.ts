import { serviceOf, serviceOfTask } from "../../../src/rules/ecs-service/service-example";
import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { violated } from "../../support/rules";

const offering = (service: object) => ({
  service_connect_configuration: { enabled: true, namespace: "shop", service: { port_name: "web", ...service } },
});
const offered = (service: object) => violated(serviceOf(offering(service)));

describe("how clients know a port of Service Connect", () => {
  it("is one alias", () => {
    expect(offered({ client_alias: [{ port: 80 }] })).toEqual([]);
    expect(offered({ client_alias: [{ port: 80 }, { port: 81 }] })).toEqual(["SV081"]);
  });

  it.each<[unknown, string[]]>([
    [0, ["SV081"]],
    [1, []],
    [65535, []],
    [65536, ["SV081"]],
    ["${var.port}", []],
  ])("is a port: %j violates %j", (port, expected) => {
    expect(offered({ client_alias: { port } })).toEqual(expected);
  });

  it.each<[unknown, string[]]>([
    ["web", []],
    ["web.shop", []],
    ["_web-1", []],
    ["a".repeat(127), []],
    ["a".repeat(128), ["SV082"]],
    ["-web", ["SV082"]],
    ["Web", ["SV082"]],
    ["${var.name}", []],
  ])("is a name: %j violates %j", (dns_name, expected) => {
    expect(offered({ client_alias: { port: 80, dns_name } })).toEqual(expected);
  });
});

describe("a discovery name", () => {
  it.each<[unknown, string[]]>([
    ["web", []],
    ["_web-1", []],
    ["a".repeat(64), []],
    ["a".repeat(65), ["SV080"]],
    ["-web", ["SV080"]],
    ["Web", ["SV080"]],
    ["web.shop", ["SV080"]],
    ["${var.name}", []],
  ])("%j violates %j", (discovery_name, expected) => {
    expect(offered({ discovery_name })).toEqual(expected);
  });
});

describe("the port of the proxy", () => {
  it.each<[unknown, string[]]>([
    [0, ["SV083"]],
    [1, []],
    [65535, []],
    [65536, ["SV083"]],
    ["${var.port}", []],
  ])("%j violates %j", (ingress_port_override, expected) => {
    expect(offered({ ingress_port_override })).toEqual(expected);
  });
});

describe("the limits of time in Service Connect", () => {
  it.each<[object, string[]]>([
    [{ idle_timeout_seconds: -1 }, ["SV084"]],
    [{ idle_timeout_seconds: 0 }, []],
    [{ idle_timeout_seconds: 3600 }, []],
    [{ per_request_timeout_seconds: 0.5 }, ["SV084"]],
    [{ per_request_timeout_seconds: "${var.seconds}" }, []],
  ])("are whole seconds: %j violates %j", (timeout, expected) => {
    expect(offered({ timeout })).toEqual(expected);
  });

  it.each<[unknown, unknown, string[]]>([
    [undefined, 15, ["SV084"]],
    [undefined, 0, []],
    [undefined, "${var.seconds}", []],
    ["http", 15, []],
    ["http2", 15, []],
    ["grpc", 15, []],
    ["${var.protocol}", 15, []],
  ])("of a request are for requests: with %j, %j violates %j", (appProtocol, seconds, expected) => {
    const portMappings = [{ containerPort: 80, name: "web", appProtocol }];
    const timeout = { per_request_timeout_seconds: seconds };
    const task = taskOf({ network_mode: "bridge" }, { portMappings });
    expect(violated(serviceOfTask(offering({ timeout }), task))).toEqual(expected);
  });
});
