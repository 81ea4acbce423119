import { blocks, knownNumber, knownString, type Resource, type ResourceMap } from "../configuration";
import type { Rule } from "../rule";
import { where } from "../where";
import { controllerOf } from "./deployment-controller";
import { launchTypeOf } from "./launch-type-of";
import { serviceOf } from "./service-example";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const SERVICE = `${API}/API_CreateService.html`;
const GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";

function daemon(attributes: Record<string, unknown>): ResourceMap {
  return serviceOf({ scheduling_strategy: "DAEMON", ...attributes });
}

function volume(scheduling_strategy: string): ResourceMap {
  const volume_configuration = {
    name: "data",
    managed_ebs_volume: { role_arn: "arn:aws:iam::1:role/a", size_in_gb: 8 },
  };
  return serviceOf({ scheduling_strategy, volume_configuration });
}

function isDaemon({ attributes }: Resource): boolean {
  return attributes.scheduling_strategy === "DAEMON";
}

/** What AWS refuses in a service that runs one task on each instance. */
export const daemonRules: readonly Rule[] = where(isDaemon, [
  {
    id: "SV023",
    resourceType: "aws_ecs_service",
    title: "a daemon runs on instances, not on Fargate",
    explanation:
      "A daemon is one task for each instance, and Fargate has no instances to count. CreateService refuses it.",
    fix: "Say how many tasks there are (REPLICA), or run them on EC2.",
    source: SERVICE,
    *check(resource, configuration) {
      if (launchTypeOf(resource, configuration) !== "FARGATE") return;
      yield { property: "scheduling_strategy", got: "DAEMON", allowed: "REPLICA on Fargate" };
    },
    examples: {
      failing: daemon({ launch_type: "FARGATE" }),
      passing: daemon({ launch_type: "EC2" }),
    },
  },
  {
    id: "SV024",
    resourceType: "aws_ecs_service",
    title: "ECS itself deploys a daemon",
    explanation: "CODE_DEPLOY and EXTERNAL deploy REPLICA services only; CreateService refuses them for a daemon.",
    fix: "Leave the deployment controller out, or say how many tasks there are (REPLICA).",
    source: SERVICE,
    *check(resource) {
      const got = controllerOf(resource);
      if (got !== "CODE_DEPLOY" && got !== "EXTERNAL") return;
      yield { property: "deployment_controller[0].type", got, allowed: "ECS, as the scheduling strategy is DAEMON" };
    },
    examples: {
      failing: daemon({ deployment_controller: { type: "EXTERNAL" } }),
      passing: daemon({ deployment_controller: { type: "ECS" } }),
    },
  },
  {
    id: "SV025",
    resourceType: "aws_ecs_service",
    title: "a daemon has no desired count",
    explanation: "The number of instances decides. The API refuses a count; the provider drops it without a word.",
    fix: "Leave desiredCount out: a daemon runs once on each instance.",
    source: SERVICE,
    check({ attributes }) {
      const got = knownNumber(attributes.desired_count);
      if (got === undefined) return [];
      return [{ property: "desired_count", got, allowed: "none, as the scheduling strategy is DAEMON" }];
    },
    examples: {
      failing: daemon({ desired_count: 2 }),
      passing: serviceOf({ scheduling_strategy: "REPLICA", desired_count: 2 }),
    },
  },
  {
    id: "SV027",
    resourceType: "aws_ecs_service",
    title: "a daemon has no placement strategy",
    explanation: "There is nothing to choose: each instance gets one task. CreateService refuses a strategy.",
    fix: "Leave placementStrategies out: a daemon runs on each instance. Constraints may say on which ones.",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service-options.html",
    check({ attributes }) {
      const got = blocks(attributes.ordered_placement_strategy);
      if (got.length === 0) return [];
      return [{ property: "ordered_placement_strategy", got, allowed: "none, as the scheduling strategy is DAEMON" }];
    },
    examples: {
      failing: daemon({ ordered_placement_strategy: [{ type: "random" }] }),
      passing: daemon({ placement_constraints: [{ type: "distinctInstance" }] }),
    },
  },
  {
    id: "SV026",
    resourceType: "aws_ecs_service",
    title: "a deployment stops a task of a daemon before it starts the next",
    explanation: "CreateService refuses more than 100 percent: two tasks of a daemon never run on one instance.",
    fix: "Leave deployment_maximum_percent out: a daemon has one task on each instance, and no room for a second.",
    source: `${API}/API_DeploymentConfiguration.html`,
    *check({ attributes }) {
      const got = knownNumber(attributes.deployment_maximum_percent);
      if (got === undefined || got <= 100) return;
      yield {
        property: "deployment_maximum_percent",
        got,
        allowed: "at most 100, as the scheduling strategy is DAEMON",
      };
    },
    examples: {
      failing: daemon({ deployment_maximum_percent: 101 }),
      passing: daemon({ deployment_maximum_percent: 100 }),
    },
  },
  {
    id: "SV028",
    resourceType: "aws_ecs_service",
    title: "tasks of a daemon get no EBS volumes of their own",
    explanation: "ECS makes EBS volumes for the tasks of REPLICA services only; CreateService refuses the rest.",
    fix: "Leave volume_configuration out, and use a directory of the instance or EFS.",
    source: SERVICE,
    *check({ attributes }) {
      const { length } = blocks(attributes.volume_configuration);
      if (length === 0) return;
      const allowed = "none, as the scheduling strategy is DAEMON";
      yield { property: "volume_configuration", got: `${length} of them`, allowed };
    },
    examples: { failing: volume("DAEMON"), passing: volume("REPLICA") },
  },
  {
    id: "SV029",
    resourceType: "aws_ecs_service",
    title: "tasks of a daemon stay in their Availability Zones",
    explanation:
      "A task of a daemon belongs to its instance, so ECS could not move it to another zone. CreateService refuses it.",
    fix: "Leave availability_zone_rebalancing out: a daemon runs on each instance.",
    source: `${GUIDE}/service-rebalancing.html`,
    *check({ attributes }) {
      const got = knownString(attributes.availability_zone_rebalancing);
      if (got !== "ENABLED") return;
      const allowed = "DISABLED, as the scheduling strategy is DAEMON";
      yield { property: "availability_zone_rebalancing", got, allowed };
    },
    examples: {
      failing: daemon({ availability_zone_rebalancing: "ENABLED" }),
      passing: daemon({ availability_zone_rebalancing: "DISABLED" }),
    },
  },
]);
