import { blocks, isKnown, knownList, knownString, type Resource, type ResourceMap } from "../configuration";
import { matching } from "../constraint";
import { containersOf } from "../ecs-task-definition/task-definition";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";

const CONNECT = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectConfiguration.html";
const SERVICE = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html";
const CONSIDERATIONS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts.html";

/** The configurations that are turned on, with the services in them. */
function connectionsOf({ attributes }: Resource) {
  return blocks(attributes.service_connect_configuration).flatMap((connection, i) => {
    if (connection.enabled !== true) return [];
    const property = `service_connect_configuration[${i}]`;
    const services = blocks(connection.service).map((service, j) => ({
      property: `${property}.service[${j}]`,
      service,
    }));
    return [{ property, connection, services }];
  });
}

/** The names of the ports of a task definition; `undefined` if not all are known. */
function portNames(task: Resource): string[] | undefined {
  const containers = containersOf(task);
  const mappings = containers.map(({ portMappings }) => (portMappings === undefined ? [] : knownList(portMappings)));
  if (containers.length === 0 || !mappings.every((list) => list !== undefined)) return undefined;
  const names = mappings.flat().map((mapping) => blocks(mapping)[0]?.name);
  if (!names.every((name) => name === undefined || name === null || knownString(name) !== undefined)) return undefined;
  return names.flatMap((name) => knownString(name) ?? []);
}

const DISCOVERY_NAME = matching(
  /[a-z0-9_][a-z0-9_-]{0,63}/,
  "1 to 64 small letters, digits, underscores and hyphens, of which the first is no hyphen",
);

function connected(options: {
  namespace?: string;
  cluster?: object;
  task?: object;
  services?: readonly object[];
}): ResourceMap {
  const { namespace = "shop", cluster = {}, task = {}, services } = options;
  const portMappings = [{ containerPort: 80, name: "web" }];
  return {
    aws_ecs_cluster: { main: cluster as Record<string, unknown> },
    aws_ecs_task_definition: {
      web: {
        container_definitions: JSON.stringify([{ name: "web", image: "app:1", memory: 128, portMappings }]),
        ...task,
      },
    },
    aws_ecs_service: {
      web: {
        cluster: "${aws_ecs_cluster.main.name}",
        task_definition: "${aws_ecs_task_definition.web.arn}",
        service_connect_configuration: {
          enabled: true,
          ...(namespace !== "" && { namespace }),
          ...(services && { service: services }),
        },
      },
    },
  };
}

/** What AWS refuses in Service Connect. */
export const serviceConnectRules: readonly Rule[] = where(withAttribute("service_connect_configuration"), [
  {
    id: "SV078",
    resourceType: "aws_ecs_service",
    title: "Service Connect has a namespace",
    explanation:
      "Names are found in a namespace of Cloud Map. With none from the service or its cluster, CreateService refuses the configuration.",
    fix: "Give the service a namespace, or the cluster a default one.",
    source: CONNECT,
    *check(resource, configuration) {
      const cluster = configuration.referredBy(resource.attributes.cluster);
      // One that is not in this stack may have a default.
      if (cluster === undefined || cluster.attributes.service_connect_defaults !== undefined) return;
      for (const { property, connection } of connectionsOf(resource)) {
        if (connection.namespace !== undefined && connection.namespace !== null) continue;
        yield { property: `${property}.namespace`, got: undefined, allowed: "a namespace, as the cluster has none" };
      }
    },
    examples: {
      failing: connected({ namespace: "" }),
      passing: connected({ namespace: "", cluster: { service_connect_defaults: { namespace: "shop" } } }),
    },
  },
  {
    id: "SV079",
    resourceType: "aws_ecs_service",
    title: "a port of Service Connect is a port with that name in the task definition",
    explanation:
      "ECS looks up the container's port by this name. CreateService refuses one that the task definition does not have.",
    fix: "Give the port mapping of the container that name.",
    source: SERVICE,
    *check(resource, configuration) {
      const task = configuration.referredBy(resource.attributes.task_definition);
      const names = task && portNames(task);
      if (names === undefined) return;
      for (const { property, service } of connectionsOf(resource).flatMap(({ services }) => services)) {
        const name = knownString(service.port_name);
        if (name === undefined || names.includes(name)) continue;
        const allowed = names.join(", ") || "none, as no port has a name";
        yield { property: `${property}.port_name`, got: name, allowed };
      }
    },
    examples: {
      failing: connected({ services: [{ port_name: "api" }] }),
      passing: connected({ services: [{ port_name: "web" }] }),
    },
  },
  {
    id: "SV080",
    resourceType: "aws_ecs_service",
    title: "the ports that a service offers by Service Connect have names that AWS takes, and different ones",
    explanation:
      "Each becomes a service of its own in Cloud Map, under this name; the port's name is taken where no other is given.",
    fix: "Give one of them another discovery name.",
    source: SERVICE,
    *check(resource) {
      const taken = new Set<string>();
      for (const { property, service } of connectionsOf(resource).flatMap(({ services }) => services)) {
        const member = service.discovery_name === undefined ? "port_name" : "discovery_name";
        const name = knownString(service[member]);
        if (name === undefined) continue;
        if (taken.has(name)) yield { property: `${property}.${member}`, got: name, allowed: "a name of its own" };
        else if (!DISCOVERY_NAME.holds(name)) {
          yield { property: `${property}.${member}`, got: name, allowed: DISCOVERY_NAME.allowed };
        }
        taken.add(name);
      }
    },
    examples: {
      failing: connected({ services: [{ port_name: "web" }, { port_name: "web" }] }),
      passing: connected({ services: [{ port_name: "web" }, { port_name: "web", discovery_name: "web-2" }] }),
    },
  },
  {
    id: "SV085",
    resourceType: "aws_ecs_service",
    title: "Service Connect is for tasks in awsvpc and bridge mode",
    explanation:
      "The proxy shares the network of the task. ECS supports that in awsvpc and bridge mode, and refuses other modes.",
    fix: "Use one of these modes, or a name in DNS by Cloud Map.",
    source: CONSIDERATIONS,
    *check(resource, configuration) {
      const mode = configuration.referredBy(resource.attributes.task_definition)?.attributes.network_mode;
      if (mode === undefined || mode === null || !isKnown(mode) || mode === "awsvpc" || mode === "bridge") return;
      for (const { property } of connectionsOf(resource)) {
        yield { property: `${property}.enabled`, got: true, allowed: `false in ${String(mode)} mode` };
      }
    },
    examples: {
      failing: connected({ task: { network_mode: "host" } }),
      passing: connected({ task: { network_mode: "bridge" } }),
    },
  },
]);
