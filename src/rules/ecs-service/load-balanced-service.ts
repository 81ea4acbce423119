import {
  addressOf,
  blocks,
  type Configuration,
  isKnown,
  knownBlocks,
  knownNumber,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { networkModeOf } from "../ecs-task-definition/network-mode";
import { containersOf, taskDefinitionOf } from "../ecs-task-definition/task-definition";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const SERVICE = `${API}/API_CreateService.html`;

const TARGET_GROUPS = ["aws_lb_target_group", "aws_alb_target_group"];
/** Network modes in which a task is reached by a port of its instance; "default" is that of Windows. */
const ON_INSTANCES = ["bridge", "host", "default"];

function service(network_mode: string, target_type: string, attributes: Record<string, unknown> = {}): ResourceMap {
  const containers = [{ name: "web", image: "app:1", memory: 128, portMappings: [{ containerPort: 80 }] }];
  const network_configuration = network_mode === "awsvpc" ? { subnets: ["subnet-1"] } : undefined;
  const load_balancer = [
    { target_group_arn: "${aws_lb_target_group.web.arn}", container_name: "web", container_port: 80 },
  ];
  return {
    aws_lb_target_group: { web: { port: 80, protocol: "HTTP", vpc_id: "vpc-1", target_type } },
    aws_ecs_task_definition: { web: { network_mode, container_definitions: JSON.stringify(containers) } },
    aws_ecs_service: {
      web: {
        task_definition: "${aws_ecs_task_definition.web.arn}",
        ...(network_configuration && { network_configuration }),
        load_balancer,
        ...attributes,
      },
    },
  };
}

/** What AWS refuses, or makes no use of, in a service with a load balancer and in one without. */
export const loadBalancedServiceRules: readonly Rule[] = [
  ...where(withAttribute("load_balancer"), [
    targetTypeRule({
      id: "SV054",
      title: "tasks in awsvpc mode are targets by their address",
      explanation:
        "Such a task has a network interface of its own, and ECS registers its address. CreateService refuses a group of instances.",
      fix: 'Give the target group targetType: "ip".',
      modes: ["awsvpc"],
      type: "ip",
      examples: { failing: service("awsvpc", "instance"), passing: service("awsvpc", "ip") },
    }),
    targetTypeRule({
      id: "SV055",
      title: "tasks in bridge and host mode are targets by a port of their instance",
      explanation:
        "Such a task has no address of its own; ECS registers its instance with a port. CreateService refuses a group of addresses.",
      fix: 'Give the target group targetType: "instance", or pass the service to addTargets, which then takes its type.',
      modes: ON_INSTANCES,
      type: "instance",
      examples: { failing: service("bridge", "ip"), passing: service("bridge", "instance") },
    }),
  ]),
  ...where(withAttribute("iam_role"), [
    {
      id: "SV059",
      resourceType: "aws_ecs_service",
      title: "a service has a role of its own for a load balancer only, and not in awsvpc mode",
      explanation:
        "The role is for registering with a load balancer. In awsvpc mode, the role that AWS keeps for ECS is needed. CreateService refuses it.",
      fix: "Leave the role out: AWS keeps one for ECS.",
      source: SERVICE,
      *check(resource, configuration) {
        const { iam_role: got } = resource.attributes;
        // A variable may be null, which is no role.
        if (!knownString(got) && configuration.referredBy(got) === undefined) return;
        const task = taskDefinitionOf(resource, configuration);
        const isAwsvpc = task !== undefined && networkModeOf(task) === "awsvpc";
        if (!isAwsvpc && knownBlocks(resource.attributes, "load_balancer")?.length !== 0) return;
        const allowed = isAwsvpc ? `none, as ${addressOf(task)} is in awsvpc mode` : "none without a load balancer";
        yield { property: "iam_role", got, allowed };
      },
      examples: {
        failing: service("bridge", "instance", { iam_role: "ecs", load_balancer: [] }),
        passing: service("bridge", "instance", { iam_role: "ecs" }),
      },
    },
  ]),
  ...where(withAttribute("health_check_grace_period_seconds"), [
    {
      id: "SV039",
      // AWS takes it, and makes no use of it.
      severity: "warning",
      resourceType: "aws_ecs_service",
      title: "a service whose health checks have a grace period has health checks",
      explanation:
        "The grace period is the time in which ECS ignores bad health checks. Where there are none, AWS keeps the number and never uses it.",
      fix: "Leave healthCheckGracePeriod out, or give the service a load balancer or a container a health check.",
      source: SERVICE,
      *check(resource, configuration) {
        const got = knownNumber(resource.attributes.health_check_grace_period_seconds);
        // 0 is what AWS takes where nothing is said.
        if (got === undefined || got === 0) return;
        const targets = ["load_balancer", "vpc_lattice_configurations"];
        if (targets.some((name) => knownBlocks(resource.attributes, name)?.length !== 0)) return;
        if (hasNoHealthCheck(resource, configuration)) {
          const allowed = "none without a load balancer or a health check of a container";
          yield { property: "health_check_grace_period_seconds", got, allowed };
        }
      },
      examples: {
        failing: service("bridge", "instance", { health_check_grace_period_seconds: 60, load_balancer: [] }),
        passing: service("bridge", "instance", { health_check_grace_period_seconds: 60 }),
      },
    },
  ]),
];

/** Whether all containers of a service are known to be without a health check. */
function hasNoHealthCheck(resource: Resource, configuration: Configuration): boolean {
  const task = taskDefinitionOf(resource, configuration);
  const containers = task === undefined ? [] : containersOf(task);
  // A container that is known to Terraform only has no name here.
  return containers.length > 0 && containers.every(({ name, healthCheck }) => isKnown(name) && healthCheck == null);
}

interface TargetTypeRule extends Pick<Rule, "id" | "title" | "explanation" | "fix" | "examples"> {
  /** The network modes of the task in which its target groups need `type`. */
  readonly modes: readonly string[];
  readonly type: "ip" | "instance";
}

function targetTypeRule({ modes, type, ...rule }: TargetTypeRule): Rule {
  return {
    ...rule,
    resourceType: "aws_ecs_service",
    source: `${API}/API_LoadBalancer.html`,
    check(resource, configuration) {
      const task = taskDefinitionOf(resource, configuration);
      const mode = task && networkModeOf(task);
      if (task === undefined || mode === undefined || !modes.includes(mode)) return [];
      const allowed = `${type}, as ${addressOf(task)} is in ${mode} mode`;
      return blocks(resource.attributes.load_balancer).flatMap(({ target_group_arn }) => {
        const group = configuration.referredBy(target_group_arn);
        if (group === undefined || !TARGET_GROUPS.includes(group.type)) return [];
        const { target_type = "instance" } = group.attributes;
        const got = knownString(target_type);
        if (got === undefined || got === type) return [];
        return [{ property: `target_type of ${addressOf(group)}`, got, allowed }];
      });
    },
  };
}
