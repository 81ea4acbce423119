import { blocks, type Configuration, knownString, type Resource, type ResourceMap } from "../configuration";
import type { Rule } from "../rule";

const REGISTRY = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRegistry.html";

/** The registries of a service, with the types of their records in DNS and the network mode of the tasks, as far as they are known. */
function registriesOf({ attributes }: Resource, configuration: Configuration) {
  const mode = knownString(configuration.referredBy(attributes.task_definition)?.attributes.network_mode);
  return blocks(attributes.service_registries).map((registry, i) => {
    const name = configuration.referredBy(registry.registry_arn);
    const records = blocks(blocks(name?.attributes.dns_config)[0]?.dns_records);
    const types = records.flatMap(({ type }) => knownString(type) ?? []);
    return { property: `service_registries[${i}]`, registry, mode, types };
  });
}

function registered(network_mode: string, type: string, registry: object = {}): ResourceMap {
  return {
    aws_ecs_task_definition: { web: { network_mode } },
    aws_service_discovery_service: { web: { dns_config: { dns_records: [{ type, ttl: 60 }] } } },
    aws_ecs_service: {
      web: {
        task_definition: "${aws_ecs_task_definition.web.arn}",
        service_registries: { registry_arn: "${aws_service_discovery_service.web.arn}", ...registry },
        ...(network_mode === "awsvpc" && { network_configuration: { subnets: ["subnet-1"] } }),
      },
    },
  };
}

const WEB_80 = { container_name: "web", container_port: 80 };

/** What AWS refuses in the names of services in DNS. */
export const cloudMapRules: readonly Rule[] = [
  {
    id: "SV073",
    resourceType: "aws_ecs_service",
    title: "in bridge and host mode, a name in DNS is that of a container's port",
    fix: "Use an SRV record, and name the container and its port.",
    source: REGISTRY,
    *check(resource, configuration) {
      for (const { property, registry, mode, types } of registriesOf(resource, configuration)) {
        if (mode !== "bridge" && mode !== "host") continue;
        if (types.length > 0 && !types.includes("SRV")) {
          yield { property: `${property}.registry_arn`, got: types, allowed: `an SRV record, in ${mode} mode` };
        }
        for (const member of ["container_name", "container_port"]) {
          if (registry[member] !== undefined) continue;
          yield { property: `${property}.${member}`, got: undefined, allowed: `that of a container, in ${mode} mode` };
        }
      }
    },
    examples: { failing: registered("bridge", "A", WEB_80), passing: registered("bridge", "SRV", WEB_80) },
  },
  {
    id: "SV074",
    resourceType: "aws_ecs_service",
    title: "a name in DNS that leads to addresses has no port",
    fix: "Leave the container and the port out, or use an SRV record.",
    source: REGISTRY,
    *check(resource, configuration) {
      for (const { property, registry, mode, types } of registriesOf(resource, configuration)) {
        if (mode !== "awsvpc" || types.length === 0 || types.includes("SRV")) continue;
        for (const member of ["container_port", "port"]) {
          const got = registry[member];
          if (got === undefined || (knownString(got) === undefined && typeof got !== "number")) continue;
          yield { property: `${property}.${member}`, got, allowed: `none, as the records are ${types.join(", ")}` };
        }
      }
    },
    examples: { failing: registered("awsvpc", "A", { port: 80 }), passing: registered("awsvpc", "A") },
  },
];
