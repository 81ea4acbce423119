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
