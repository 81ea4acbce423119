import { groupsOf, mostInstances } from "./capacity";
import { addressOf, type Configuration, isSingle, knownNumber, type Resource, type ResourceMap } from "./configuration";
import { hostPortsOf } from "./host-port";
import type { Finding, Rule } from "./rule";
import { targetsOf } from "./scaling-target";

/** A service of so many tasks, each of which takes port 80, on at most two instances. */
function tasks(desired_count: number): ResourceMap {
  const containers = [{ name: "web", memory: 128, portMappings: [{ containerPort: 80, hostPort: 80 }] }];
  return {
    aws_autoscaling_group: { web: { min_size: 0, max_size: 2 } },
    aws_ecs_capacity_provider: {
      web: { name: "web", auto_scaling_group_provider: { auto_scaling_group_arn: "${aws_autoscaling_group.web.arn}" } },
    },
    aws_ecs_task_definition: { web: { network_mode: "bridge", container_definitions: JSON.stringify(containers) } },
    aws_ecs_service: {
      web: {
        desired_count,
        task_definition: "${aws_ecs_task_definition.web.arn}",
        capacity_provider_strategy: [{ capacity_provider: "${aws_ecs_capacity_provider.web.name}", weight: 1 }],
      },
    },
  };
}

/** What leaves tasks waiting for an instance that never comes. */
export const staticHostPortRules: readonly Rule[] = [
  {
    id: "SV097",
    severity: "warning",
    resourceType: "aws_ecs_service",
    title: "there are instances enough for tasks that take a port of theirs",
    fix: "Allow more instances or fewer tasks, or let Docker choose the port: bridge mode and hostPort 0.",
    source:
      "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definition_portmappings",
    *check(service, configuration) {
      if (service.attributes.scheduling_strategy === "DAEMON" || !isSingle(service)) return;
      const definition = configuration.referredBy(service.attributes.task_definition);
      const [first] = definition?.type === "aws_ecs_task_definition" ? hostPortsOf(definition) : [];
      if (first === undefined) return;
      const groups = groupsOf(service, configuration);
      const instances = groups && mostInstances(groups);
      if (groups === undefined || instances === undefined) return;
      const names = groups.map(addressOf).join(" and ");
      const allowed = `at most ${instances}, the instances of ${names}, as each task takes port ${first.port} of one`;
      for (const { property, got } of mostTasks(service, configuration)) {
        if (got > instances) yield { property, got, allowed };
      }
    },
    examples: { failing: tasks(3), passing: tasks(2) },
  },
];

/** How many tasks a service can have: by the limits of its scaling, or else as it says. */
function mostTasks(service: Resource, configuration: Configuration): (Omit<Finding, "allowed"> & { got: number })[] {
  const targets = targetsOf(service, configuration);
  const places =
    targets.length === 0
      ? [{ property: "desired_count", value: service.attributes.desired_count }]
      : targets.map((target) => ({
          property: `max_capacity of ${addressOf(target)}`,
          value: target.attributes.max_capacity,
        }));
  return places.flatMap(({ property, value }) => {
    const got = knownNumber(value);
    return got === undefined ? [] : [{ property, got }];
  });
}
