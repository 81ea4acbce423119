import { blockCountRule } from "../block-count-rule";
import {
  addressOf,
  blocks,
  type Configuration,
  knownNumber,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";

const SERVICE = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html";
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

function inRegistries(count: number): ResourceMap {
  const service_registries = Array.from({ length: count }, () => ({
    registry_arn: "arn:aws:servicediscovery:ap-northeast-1:111122223333:service/srv-1",
  }));
  return { aws_ecs_service: { web: { service_registries } } };
}

const HTTP_NAMESPACE = "aws_service_discovery_http_namespace";

function inNamespace(type: string): ResourceMap {
  return {
    [type]: { shop: { name: "shop" } },
    aws_service_discovery_service: { web: { namespace_id: `\${${type}.shop.id}` } },
    aws_ecs_service: { web: { service_registries: { registry_arn: "${aws_service_discovery_service.web.arn}" } } },
  };
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null;
}

const WEB_80 = { container_name: "web", container_port: 80 };

/** What AWS refuses in the names of services in DNS. */
export const cloudMapRules: readonly Rule[] = where(withAttribute("service_registries"), [
  {
    id: "SV073",
    resourceType: "aws_ecs_service",
    title: "in bridge and host mode, a name in DNS is that of a container's port",
    explanation:
      "Such tasks share the address of their instance, which an A record leads to without a port. CreateService refuses the registry.",
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
    explanation:
      "An A or AAAA record has no place for a port: CreateService answers that serviceRegistries do not require one.",
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
  blockCountRule({
    id: "SV072",
    resourceType: "aws_ecs_service",
    title: "a service is in one registry",
    explanation:
      "ECS keeps one service of Cloud Map up to date for each service of its own; the provider refuses a second block at plan.",
    fix: "Keep one: for a second name, make a service in Cloud Map that has both.",
    source: SERVICE,
    block: "service_registries",
    most: 1,
    examples: { failing: inRegistries(2), passing: inRegistries(1) },
  }),
  {
    id: "SV075",
    resourceType: "aws_ecs_service",
    title: "a name in DNS that leads to a port is that of a container's port, or of one port for all",
    explanation: "ECS would not know which port to write into the record. CreateService refuses it.",
    fix: "Name the container and its port, or a port alone.",
    source: REGISTRY,
    *check(resource, configuration) {
      for (const { property, registry, mode, types } of registriesOf(resource, configuration)) {
        const { port: got, container_name: name, container_port: containerPort } = registry;
        // Of a name that leads to addresses, SV074 speaks.
        const isAddress = mode === "awsvpc" && types.length > 0 && !types.includes("SRV");
        if (knownNumber(got) !== undefined && knownNumber(containerPort) !== undefined && !isAddress) {
          yield { property: `${property}.port`, got, allowed: "none beside container_port" };
        } else if (
          mode === "awsvpc" &&
          types.includes("SRV") &&
          isUnset(got) &&
          (isUnset(name) || isUnset(containerPort))
        ) {
          const allowed = "a port, or container_name and container_port, as there is an SRV record";
          yield { property: `${property}.port`, got: undefined, allowed };
        }
      }
    },
    examples: {
      failing: registered("awsvpc", "SRV", { ...WEB_80, port: 80 }),
      passing: registered("awsvpc", "SRV", WEB_80),
    },
  },
  {
    id: "SV076",
    resourceType: "aws_ecs_service",
    title: "tasks without a network have no name in DNS",
    explanation: "Such tasks have no address that could be registered.",
    fix: "Leave the registry out, or give the task definition another network mode.",
    source: REGISTRY,
    *check(resource, configuration) {
      for (const { property, mode } of registriesOf(resource, configuration)) {
        if (mode === "none") yield { property, got: "a registry", allowed: "none in the network mode none" };
      }
    },
    examples: { failing: registered("none", "A"), passing: registered("awsvpc", "A") },
  },
  {
    id: "SV077",
    resourceType: "aws_ecs_service",
    title: "a service is registered in a namespace of DNS",
    explanation: "ECS registers tasks for queries of DNS, to which an HTTP namespace gives no answer.",
    fix: "Use a private or public DNS namespace; of one for API calls alone, ECS makes use by Service Connect.",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html",
    *check({ attributes }, configuration) {
      for (const [i, { registry_arn }] of blocks(attributes.service_registries).entries()) {
        const name = configuration.referredBy(registry_arn);
        const namespace = [name?.attributes.namespace_id, blocks(name?.attributes.dns_config)[0]?.namespace_id]
          .map((id) => configuration.referredBy(id))
          .find((found) => found?.type === HTTP_NAMESPACE);
        if (namespace === undefined) continue;
        const property = `service_registries[${i}].registry_arn`;
        yield { property, got: `a name in ${addressOf(namespace)}`, allowed: "one in a namespace of DNS" };
      }
    },
    examples: {
      failing: inNamespace(HTTP_NAMESPACE),
      passing: inNamespace("aws_service_discovery_private_dns_namespace"),
    },
  },
]);
