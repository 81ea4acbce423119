import { messages, violated } from "../../support/rules";

function registered(network_mode: unknown, records: unknown, registry: object) {
  return {
    aws_ecs_task_definition: { web: { network_mode } },
    aws_service_discovery_service: { web: { dns_config: { dns_records: records } } },
    aws_ecs_service: {
      web: {
        task_definition: "${aws_ecs_task_definition.web.arn}",
        network_configuration: "${var.network}",
        service_registries: [{ registry_arn: "${aws_service_discovery_service.web.arn}", ...registry }],
      },
    },
  };
}

const PORT = { container_name: "web", container_port: 80 };
const A = [{ type: "A", ttl: 60 }];
const SRV = [{ type: "SRV", ttl: 60 }];

describe("a name in DNS", () => {
  it.each<[unknown, unknown, object, string[]]>([
    ["bridge", SRV, PORT, []],
    ["bridge", A, PORT, ["SV073"]],
    ["host", A, {}, ["SV073", "SV073", "SV073"]],
    ["host", SRV, { container_name: "web" }, ["SV073"]],
    ["bridge", "${var.records}", PORT, []],
    ["${var.mode}", A, {}, []],
    ["awsvpc", A, {}, []],
    ["awsvpc", A, { container_port: 80 }, ["SV074"]],
    ["awsvpc", A, { port: "${var.port}" }, []],
    ["awsvpc", SRV, { port: 80 }, []],
  ])("in the mode %s, with records %j, to %j", (mode, records, registry, expected) => {
    expect(violated(registered(mode, records, registry))).toEqual(expected);
  });

  it("is not judged without knowing what it is", () => {
    const service = { service_registries: [{ registry_arn: "${var.registry}" }] };
    expect(violated({ aws_ecs_service: { web: service } })).toEqual([]);
  });

  it("says what it lacks", () => {
    expect(messages(registered("bridge", A, PORT))).toEqual([
      'SV073 [aws_ecs_service.web] service_registries[0].registry_arn is ["A"]; allowed: an SRV record, in bridge mode. ' +
        "Use an SRV record, and name the container and its port.",
    ]);
  });
});

describe("the port of a name in DNS", () => {
  it.each<[unknown, unknown, object, string[]]>([
    ["awsvpc", SRV, PORT, []],
    ["awsvpc", SRV, { port: 80 }, []],
    ["awsvpc", SRV, { ...PORT, port: 80 }, ["SV075"]],
    ["awsvpc", SRV, {}, ["SV075"]],
    ["awsvpc", SRV, { container_name: "web" }, ["SV075"]],
    ["awsvpc", SRV, { ...PORT, port: "${var.port}" }, []],
    ["bridge", SRV, { ...PORT, port: 80 }, ["SV075"]],
    ["awsvpc", "${var.records}", {}, []],
  ])("in the mode %s, with records %j: %j violates %j", (mode, records, registry, expected) => {
    expect(violated(registered(mode, records, registry))).toEqual(expected);
  });
});

describe("a registry of a service", () => {
  it("is the only one", () => {
    const registries = (count: number) =>
      violated({ aws_ecs_service: { web: { service_registries: Array(count).fill({ registry_arn: "${var.a}" }) } } });
    expect([registries(1), registries(2)]).toEqual([[], ["SV072"]]);
  });

  it("is for tasks with a network", () => {
    expect(violated(registered("none", A, {}))).toEqual(["SV076"]);
    expect(violated(registered("${var.mode}", A, {}))).toEqual([]);
  });

  it.each<[string, string[]]>([
    ["aws_service_discovery_http_namespace", ["SV077"]],
    ["aws_service_discovery_private_dns_namespace", []],
    ["aws_service_discovery_public_dns_namespace", []],
  ])("is in a namespace of DNS: one in %s violates %j", (type, expected) => {
    const namespace_id = `\${${type}.shop.id}`;
    const service = { service_registries: { registry_arn: "${aws_service_discovery_service.web.arn}" } };
    for (const name of [{ namespace_id }, { dns_config: { namespace_id, dns_records: A } }]) {
      // That a name has no records there, SD006 says.
      const found = violated({
        [type]: { shop: { name: "shop" } },
        aws_service_discovery_service: { web: name },
        aws_ecs_service: { web: service },
      });
      // That a name in an HTTP namespace has no DNS is a rule of its own, about the name.
      expect(found.filter((id) => id !== "SD006")).toEqual(expected);
    }
  });
});
