import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

function connected(attributes: object, task: object = {}, connection: object = { enabled: true, namespace: "shop" }) {
  const web = { containerPort: 80, name: "web" };
  return {
    aws_ecs_cluster: { main: {} },
    aws_ecs_task_definition: {
      web: {
        memory: "512",
        container_definitions: JSON.stringify([
          { name: "web", image: "web:1", portMappings: [web] },
          { name: "db", image: "db:1" },
        ]),
        ...task,
      },
    },
    aws_ecs_service: {
      web: {
        cluster: "${aws_ecs_cluster.main.arn}",
        task_definition: "${aws_ecs_task_definition.web.arn}",
        network_configuration: "${var.network}",
        service_connect_configuration: [{ ...connection, ...attributes }],
      },
    },
  };
}

describe("the namespace of Service Connect", () => {
  it("is missed where neither the service nor its cluster has one", () => {
    expect(messages(connected({}, {}, { enabled: true }))).toEqual([
      "SV078 [aws_ecs_service.web] service_connect_configuration[0].namespace is not set; allowed: a namespace, as the " +
        "cluster has none. Give the service a namespace, or the cluster a default one.",
    ]);
  });

  it("is not missed where Service Connect is off, or the cluster not of this stack", () => {
    expect(violated(connected({}, {}, { enabled: false }))).toEqual([]);
    const service = { cluster: "production", service_connect_configuration: { enabled: true } };
    expect(violated({ aws_ecs_service: { web: service } })).toEqual([]);
  });
});

describe("the ports of Service Connect", () => {
  const service = (...services: object[]) => ({ service: services });
  const portMappings = (text: string) => ({
    container_definitions: `[{"name":"web","image":"web:1","portMappings":${text}}]`,
  });

  it("are named in the task definition", () => {
    expect(messages(connected(service({ port_name: "web" }, { port_name: "api" })))).toEqual([
      'SV079 [aws_ecs_service.web] service_connect_configuration[0].service[1].port_name is "api"; allowed: web. ' +
        "Give the port mapping of the container that name.",
    ]);
  });

  it.each([
    ["the containers", { container_definitions: "${var.containers}" }],
    ["the ports", portMappings("${jsonencode(var.ports)}")],
    ["the name of a port", portMappings('[{"name":"${var.name}"}]')],
  ])("are not judged where only Terraform knows %s", (_, task) => {
    expect(violated(connected(service({ port_name: "api" }), task))).toEqual([]);
  });

  it("have different names in the namespace", () => {
    const twice = service({ port_name: "web" }, { port_name: "web", discovery_name: "web" });
    expect(violated(connected(twice))).toEqual(["SV080"]);
    const unknown = service({ port_name: "web" }, { port_name: "web", discovery_name: "${var.name}" });
    expect(violated(connected(unknown))).toEqual([]);
  });
});

describe("Service Connect", () => {
  it.each([
    ["awsvpc", []],
    ["bridge", []],
    ["host", ["SV085"]],
    ["none", ["CD011", "SV085"]],
    ["${var.mode}", []],
  ])("in the mode %s", (network_mode, expected) => {
    expect(violated(connected({}, { network_mode }))).toEqual(expected);
  });
});

describe("values of Service Connect that are not set", () => {
  it("are told from those that are", () => {
    expect(violated(connected({}, {}, { enabled: true, namespace: null } as object))).toEqual(["SV078"]);
    expect(violated(connected({}, {}, { enabled: true, namespace: "${var.namespace}" }))).toEqual([]);
    expect(violated(connected({}, { network_mode: null }))).toEqual([]);
    expect(violated(connected({}, { network_mode: "host" }, { enabled: false }))).toEqual([]);
    const cluster = { main: { service_connect_defaults: { namespace: "shop" } } };
    expect(violated({ ...connected({}, {}, { enabled: true }), aws_ecs_cluster: cluster } as ResourceMap)).toEqual([]);
  });
});

describe("the names of ports in Service Connect", () => {
  const named = (...services: object[]) => connected({ service: services });

  it.each<[string, string[]]>([
    ["a", []],
    ["_a-1", []],
    ["a".repeat(64), []],
    ["a".repeat(65), ["SV080"]],
    ["-a", ["SV080"]],
    ["A", ["SV080"]],
    ["a.b", ["SV080"]],
    ["", ["SV080"]],
  ])("may be %j, or violate %j", (discovery_name, expected) => {
    expect(violated(named({ port_name: "web", discovery_name }))).toEqual(expected);
  });

  it("are said where they stand", () => {
    expect(messages(named({ port_name: "web" }, { port_name: "web", discovery_name: "B" }))).toEqual([
      expect.stringContaining('service[1].discovery_name is "B"; allowed: 1 to 64 small letters, digits, underscores'),
    ]);
    expect(messages(named({ port_name: "web" }, { port_name: "web" }))).toEqual([
      expect.stringContaining(
        'service_connect_configuration[0].service[1].port_name is "web"; allowed: a name of its own.',
      ),
    ]);
  });

  it("are none where no port has one", () => {
    const container_definitions = '[{"name":"web","image":"web:1","portMappings":[{"containerPort":80,"name":null}]}]';
    expect(messages(connected({ service: [{ port_name: "web" }] }, { container_definitions }))).toEqual([
      expect.stringContaining('port_name is "web"; allowed: none, as no port has a name.'),
    ]);
    expect(violated(connected({ service: [{ port_name: "${var.name}" }] }, { container_definitions }))).toEqual([]);
  });

  it("are said for each mode that has no Service Connect", () => {
    expect(messages(connected({}, { network_mode: "host" }))).toEqual([
      expect.stringContaining("service_connect_configuration[0].enabled is true; allowed: false in host mode."),
    ]);
  });
});
