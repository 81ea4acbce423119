import {
  addressOf,
  type Configuration,
  isSingle,
  knownNumber,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { groupsOf, mostInstances } from "../ecs-capacity/capacity";
import { hostPortsOf } from "../ecs-task-definition/host-port";
import { taskDefinitionOf } from "../ecs-task-definition/task-definition";
import { remembered } from "../remembered";
import type { Finding, Rule } from "../rule";
import { targetsOf } from "../scaling-policies/scaled-service";
import { controllerOf } from "./deployment-controller";

const PORTS =
  "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definition_portmappings";
const DEPLOYMENT = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html";

const DAEMON = "DAEMON";

/** A port of the instances in some groups, which only one task on each of them can have. */
interface SharedPort {
  readonly port: number;
  readonly groups: readonly Resource[];
  /** How many instances there can be. */
  readonly instances: number;
  /** The services whose tasks take the port, in the order of the configuration. */
  readonly services: Resource[];
}

/** The ports that the tasks of a service take, with those who take them too. */
function portsOf(service: Resource, configuration: Configuration): readonly SharedPort[] {
  return sharedPorts(configuration).get(service) ?? [];
}

const sharedPorts = remembered((configuration: Configuration): ReadonlyMap<Resource, readonly SharedPort[]> => {
  const ports = new Map<string, SharedPort>();
  const ofServices = new Map<Resource, readonly SharedPort[]>();
  for (const service of configuration.resources("aws_ecs_service")) {
    const task = taskDefinitionOf(service, configuration);
    const taken = task === undefined || !isSingle(service) ? [] : hostPortsOf(task);
    const groups = taken.length > 0 ? groupsOf(service, configuration) : undefined;
    const instances = groups && mostInstances(groups);
    if (groups === undefined || instances === undefined) continue;
    const place = groups.map(addressOf).sort().join();
    const keys = new Set(taken.map(({ port, protocol }) => `${port} ${protocol} ${place}`));
    const own = [...keys].map((key) => {
      const known = ports.get(key) ?? { port: Number.parseInt(key, 10), groups, instances, services: [] };
      known.services.push(service);
      ports.set(key, known);
      return known;
    });
    ofServices.set(service, own);
  }
  return ofServices;
});

/** A service of so many tasks, each of which takes port 80, on at most two instances. */
function tasks(desired_count: number, deployment_minimum_healthy_percent = 50): ResourceMap {
  const containers = [
    { name: "web", image: "app:1", memory: 128, portMappings: [{ containerPort: 80, hostPort: 80 }] },
  ];
  return {
    aws_autoscaling_group: { web: { min_size: 0, max_size: 2 } },
    aws_ecs_capacity_provider: {
      web: { name: "web", auto_scaling_group_provider: { auto_scaling_group_arn: "${aws_autoscaling_group.web.arn}" } },
    },
    aws_ecs_task_definition: { web: { network_mode: "bridge", container_definitions: JSON.stringify(containers) } },
    aws_ecs_service: {
      web: {
        desired_count,
        deployment_minimum_healthy_percent,
        task_definition: "${aws_ecs_task_definition.web.arn}",
        capacity_provider_strategy: [{ capacity_provider: "${aws_ecs_capacity_provider.web.name}", weight: 1 }],
      },
    },
  };
}

/** What leaves tasks waiting for an instance that never comes. */
export const staticHostPortRules: readonly Rule[] = [
  {
    id: "SV103",
    severity: "warning",
    resourceType: "aws_ecs_service",
    title: "there are instances enough for tasks that take a port of theirs",
    explanation:
      "A port of an instance has one owner. The other tasks find no instance, and the service never becomes stable.",
    fix: "Allow more instances or fewer tasks, or let Docker choose the port: bridge mode and hostPort 0.",
    source: PORTS,
    check(service, configuration) {
      for (const { port, groups, instances, services } of portsOf(service, configuration)) {
        const names = groups.map(addressOf).join(" and ");
        // Of several services together, the later one is reported.
        const others = services.slice(0, services.indexOf(service));
        const taken = others.reduce((sum, other) => sum + mostTasks(other, instances, configuration), 0);
        const own = `at most ${instances}, the instances of ${names}, as each task takes port ${port} of one`;
        const left = `at most ${Math.max(instances - taken, 0)}, as tasks of ${others.map(addressOf).join(" and ")} take port ${port} of ${Math.min(taken, instances)} of the ${instances} instances of ${names}`;
        const findings = numbersOf(service, instances, configuration).flatMap(({ number, ...finding }) => {
          if (number > instances) return [{ ...finding, allowed: own }];
          return number > 0 && taken > 0 && number + taken > instances ? [{ ...finding, allowed: left }] : [];
        });
        // One port is enough.
        if (findings.length > 0) return findings;
      }
      return [];
    },
    examples: { failing: tasks(3), passing: tasks(2) },
  },
  {
    id: "SV104",
    severity: "warning",
    resourceType: "aws_ecs_service",
    title: "a deployment of tasks that take a port of their instance finds a free one, or may stop a task before",
    explanation:
      "ECS must start the new task before it stops an old one, and finds no instance with the port free: the deployment hangs.",
    fix: "Lower minHealthyPercent, allow more instances, or let Docker choose the port: bridge mode and hostPort 0.",
    source: DEPLOYMENT,
    check(service, configuration) {
      const ports = portsOf(service, configuration);
      if (ports.length === 0) return [];
      const { deployment_minimum_healthy_percent: got, scheduling_strategy: strategy } = service.attributes;
      const percent = knownNumber(got ?? 100);
      // ECS stops the task of a daemon before it starts the next; other controllers have deployments of their own.
      if (percent === undefined || strategy === DAEMON || controllerOf(service) !== "ECS") return [];
      for (const { port, groups, instances, services } of ports) {
        const count = fewestTasks(service, instances, configuration);
        const others = services.filter((other) => other !== service);
        const taken = others.reduce((sum, other) => sum + fewestTasks(other, instances, configuration), 0);
        if (count === 0 || count + taken !== instances || Math.ceil((count * percent) / 100) < count) continue;
        const most = Math.floor((100 * (count - 1)) / count);
        const names = groups.map(addressOf).join(" and ");
        const allowed = `at most ${most} (percent), as the tasks take port ${port} of all ${instances} instances of ${names}`;
        return [{ property: "deployment_minimum_healthy_percent", got: got ?? undefined, allowed }];
      }
      return [];
    },
    examples: { failing: tasks(2, 51), passing: tasks(2, 50) },
  },
];

/** How many tasks a service can have, and where that stands: by the limits of its scaling, or else as it says; a daemon, one on each instance. */
function numbersOf(
  service: Resource,
  instances: number,
  configuration: Configuration,
): (Omit<Finding, "allowed"> & { number: number })[] {
  if (service.attributes.scheduling_strategy === DAEMON) {
    return [{ property: "scheduling_strategy", got: DAEMON, number: instances }];
  }
  const targets = targetsOf(service, configuration);
  const places =
    targets.length === 0
      ? [{ property: "desired_count", value: service.attributes.desired_count }]
      : targets.map((target) => ({
          property: `max_capacity of ${addressOf(target)}`,
          value: target.attributes.max_capacity,
        }));
  return places.flatMap(({ property, value }) => {
    const number = knownNumber(value);
    return number === undefined ? [] : [{ property, got: number, number }];
  });
}

/** The most tasks of a service that are known of. */
function mostTasks(service: Resource, instances: number, configuration: Configuration): number {
  return Math.max(0, ...numbersOf(service, instances, configuration).map(({ number }) => number));
}

/** How many tasks a service always has, as far as that is known. */
function fewestTasks(service: Resource, instances: number, configuration: Configuration): number {
  const { scheduling_strategy: strategy, desired_count: count } = service.attributes;
  if (strategy === DAEMON) return instances;
  const targets = targetsOf(service, configuration);
  const numbers = targets.length === 0 ? [count] : targets.map(({ attributes }) => attributes.min_capacity);
  return Math.max(0, Math.min(...numbers.map((number) => knownNumber(number) ?? 0)));
}
