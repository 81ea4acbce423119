import {
  addressOf,
  blocks,
  type Configuration,
  isKnown,
  knownBlocks,
  knownList,
  knownNumber,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { containersOf, taskDefinitionOf } from "../ecs-task-definition/task-definition";
import { remembered } from "../remembered";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";

const ECS = "https://docs.aws.amazon.com/AmazonECS/latest";
const MOST_TARGET_GROUPS = 5;

interface TargetGroupExample {
  readonly portMappings: readonly Record<string, unknown>[];
  readonly group?: Record<string, unknown>;
  readonly count?: number;
}

function service({ portMappings, group = { protocol: "TCP" }, count = 1 }: TargetGroupExample): ResourceMap {
  const load_balancer = {
    target_group_arn: "${aws_lb_target_group.dns.arn}",
    container_name: "dns",
    container_port: 53,
  };
  return {
    aws_lb_target_group: { dns: { target_type: "ip", ...group } },
    aws_ecs_task_definition: {
      dns: {
        network_mode: "awsvpc",
        container_definitions: JSON.stringify([{ name: "dns", image: "dns:1", memory: 64, portMappings }]),
      },
    },
    aws_ecs_service: {
      dns: {
        task_definition: "${aws_ecs_task_definition.dns.arn}",
        network_configuration: { subnets: ["subnet-1"] },
        load_balancer: Array.from({ length: count }, () => load_balancer),
      },
    },
  };
}

const TCP = { containerPort: 53, protocol: "tcp" };
const UDP = { containerPort: 53, protocol: "udp" };

interface ContainerTarget {
  readonly property: string;
  readonly got: number | undefined;
  readonly mappings: readonly Record<string, unknown>[];
  readonly group: Resource | undefined;
}

/** The mappings of the ports that target groups lead to, if the task definition is in the configuration. */
export const containerTargetsOf = remembered(
  (resource: Resource, configuration: Configuration): readonly ContainerTarget[] => {
    const task = taskDefinitionOf(resource, configuration);
    const containers = task === undefined ? [] : containersOf(task);
    return blocks(resource.attributes.load_balancer).map(({ target_group_arn, container_name, container_port }, i) => {
      const container = containers.find(({ name }) => name !== undefined && name === knownString(container_name));
      const port = knownNumber(container_port);
      const mappings = blocks(knownList(container?.portMappings)).filter(
        ({ containerPort }) => port !== undefined && knownNumber(containerPort) === port,
      );
      const group = configuration.referredBy(target_group_arn);
      return { property: `load_balancer[${i}]`, got: port, mappings, group };
    });
  },
);

/** What AWS refuses in the target groups of a service, or what never becomes healthy. */
export const serviceTargetGroupRules: readonly Rule[] = where(withAttribute("load_balancer"), [
  {
    id: "SV053",
    resourceType: "aws_ecs_service",
    title: "a service is in five target groups at most",
    explanation: "It is the most that ECS registers tasks of one service with; CreateService refuses more.",
    fix: "Share a target group between listeners, or split the service.",
    source: `${ECS}/developerguide/register-multiple-targetgroups.html`,
    check({ attributes }) {
      const got = knownBlocks(attributes, "load_balancer")?.length ?? 0;
      if (got <= MOST_TARGET_GROUPS) return [];
      return [{ property: "load_balancer", got: `${got} blocks`, allowed: `${MOST_TARGET_GROUPS} at most` }];
    },
    examples: {
      failing: service({ portMappings: [TCP], count: 6 }),
      passing: service({ portMappings: [TCP], count: 5 }),
    },
  },
  {
    id: "SV101",
    resourceType: "aws_ecs_service",
    title: "the port of a container behind a load balancer is mapped once, not for TCP and for UDP",
    explanation:
      "A load balancer block has no protocol. With two mappings of one port, ECS cannot tell which of them is meant.",
    fix: "Leave one of the two mappings out: in awsvpc and host mode the port is reached by both all the same.",
    source: `${ECS}/APIReference/API_PortMapping.html`,
    check(resource, configuration) {
      return containerTargetsOf(resource, configuration)
        .filter(({ mappings }) => mappings.length > 1)
        .map(({ property, got, mappings }) => {
          const allowed = `a port in one mapping; this one is in ${mappings.length}`;
          return { property: `${property}.container_port`, got, allowed };
        });
    },
    examples: {
      failing: service({ portMappings: [TCP, UDP], group: { protocol: "TCP_UDP" } }),
      passing: service({ portMappings: [TCP], group: { protocol: "TCP_UDP" } }),
    },
  },
  {
    id: "SV102",
    // The program may listen to TCP as well, though its port is mapped for UDP.
    severity: "warning",
    resourceType: "aws_ecs_service",
    title: "the health check of a container that takes UDP asks a port that takes TCP",
    explanation:
      "Nothing answers there by TCP, so that targets stay unhealthy, unless the program listens to TCP at the same port too.",
    fix: "Name such a port of the container: healthCheck: { port: ... }. No health check asks by UDP.",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html",
    check(resource, configuration) {
      return containerTargetsOf(resource, configuration).flatMap(({ got, mappings, group }) => {
        if (group === undefined || group.attributes.protocol !== "UDP") return [];
        const checks = knownBlocks(group.attributes, "health_check");
        if (checks === undefined || mappings.length === 0) return [];
        if (mappings.some(({ protocol }) => protocol !== "udp")) return [];
        const port = checks[0]?.port ?? "traffic-port";
        if (!isKnown(port) || (port !== "traffic-port" && knownNumber(port) !== got)) return [];
        const property = `health_check[0].port of ${addressOf(group)}`;
        return [{ property, got: port, allowed: `a port that takes TCP; ${got} takes UDP` }];
      });
    },
    examples: {
      failing: service({ portMappings: [UDP], group: { protocol: "UDP" } }),
      passing: service({
        portMappings: [UDP],
        group: { protocol: "UDP", health_check: { protocol: "TCP", port: "8080" } },
      }),
    },
  },
]);
