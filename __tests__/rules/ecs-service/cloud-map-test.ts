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

describe("several registries", () => {
  it("are said one by one", () => {
    const name = { registry_arn: "${aws_service_discovery_service.web.arn}" };
    const said = (network_mode: string, records: unknown, ...others: object[]) => {
      const resource = registered(network_mode, records, {});
      Object.assign(resource.aws_ecs_service.web, { service_registries: [{ ...name, ...PORT }, ...others] });
      return messages(resource).filter((line) => !line.startsWith("SV072"));
    };
    expect(said("bridge", SRV, name)).toEqual([
      expect.stringContaining(
        "service_registries[1].container_name is not set; allowed: that of a container, in bridge mode.",
      ),
      expect.stringContaining(
        "service_registries[1].container_port is not set; allowed: that of a container, in bridge mode.",
      ),
    ]);
    expect(said("awsvpc", [...A, { type: "AAAA" }], { ...name, port: 80 })).toEqual([
      expect.stringContaining("service_registries[0].container_port is 80; allowed: none, as the records are A, AAAA."),
      expect.stringContaining("service_registries[1].port is 80; allowed: none, as the records are A, AAAA."),
    ]);
    expect(said("awsvpc", SRV, name, { ...name, ...PORT, port: 81 })).toEqual([
      expect.stringContaining(
        "service_registries[1].port is not set; allowed: a port, or container_name and container_port",
      ),
      expect.stringContaining("service_registries[2].port is 81; allowed: none beside container_port."),
    ]);
    expect(said("none", A, name)).toEqual([
      expect.stringContaining('service_registries[0] is "a registry"; allowed: none in the network mode none.'),
      expect.stringContaining("service_registries[1] is"),
    ]);
  });

  it.each<[unknown, object, string[]]>([
    [[...A, ...SRV], { port: "80" }, []],
    [A, { port: "80" }, ["SV074"]],
    [A, { port: null }, []],
    [SRV, { ...PORT, container_name: null }, ["SV075"]],
    [SRV, { ...PORT, container_port: null }, ["SV075"]],
    [SRV, { ...PORT, container_port: "${var.port}" }, []],
    [SRV, { port: null }, ["SV075"]],
    [SRV, { port: 80, container_name: "web" }, []],
    [[], { port: 80 }, []],
  ])("in awsvpc mode, with records %j: %j violates %j", (records, registry, expected) => {
    expect(violated(registered("awsvpc", records, registry))).toEqual(expected);
  });

  it("tell which of them is in no namespace of DNS", () => {
    const arn = (name: string) => ({ registry_arn: `\${aws_service_discovery_service.${name}.arn}` });
    const resource = {
      aws_service_discovery_http_namespace: { shop: { name: "shop" } },
      aws_service_discovery_service: {
        web: {},
        api: { namespace_id: "${aws_service_discovery_http_namespace.shop.id}" },
      },
      aws_ecs_service: { web: { service_registries: [arn("web"), arn("api")] } },
    };
    expect(messages(resource).filter((line) => line.startsWith("SV077"))).toEqual([
      expect.stringContaining(
        'service_registries[1].registry_arn is "a name in aws_service_discovery_http_namespace.shop"; allowed: one in a namespace of DNS.',
      ),
    ]);
  });
});
