import { blocks, knownNumber, knownString, type ResourceMap } from "../configuration";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
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

/** What AWS refuses in a service that runs one task on each instance. */
export const daemonRules: readonly Rule[] = where(withAttribute("scheduling_strategy"), [
  {
    id: "SV023",
    resourceType: "aws_ecs_service",
    title: "a daemon runs on instances, not on Fargate",
    fix: "Say how many tasks there are (REPLICA), or run them on EC2.",
    source: SERVICE,
    *check(resource, configuration) {
      if (resource.attributes.scheduling_strategy !== "DAEMON") return;
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
    fix: "Leave the deployment controller out, or say how many tasks there are (REPLICA).",
    source: SERVICE,
    *check(resource) {
      if (resource.attributes.scheduling_strategy !== "DAEMON") return;
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
    id: "SV026",
    resourceType: "aws_ecs_service",
    title: "a deployment stops a task of a daemon before it starts the next",
    fix: "Leave deployment_maximum_percent out: a daemon has one task on each instance, and no room for a second.",
    source: `${API}/API_DeploymentConfiguration.html`,
    *check({ attributes }) {
      const got = knownNumber(attributes.deployment_maximum_percent);
      if (attributes.scheduling_strategy !== "DAEMON" || got === undefined || got <= 100) return;
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
    fix: "Leave volume_configuration out, and use a directory of the instance or EFS.",
    source: SERVICE,
    *check({ attributes }) {
      const { length } = blocks(attributes.volume_configuration);
      if (attributes.scheduling_strategy !== "DAEMON" || length === 0) return;
      const allowed = "none, as the scheduling strategy is DAEMON";
      yield { property: "volume_configuration", got: `${length} of them`, allowed };
    },
    examples: { failing: volume("DAEMON"), passing: volume("REPLICA") },
  },
  {
    id: "SV029",
    resourceType: "aws_ecs_service",
    title: "tasks of a daemon stay in their Availability Zones",
    fix: "Leave availability_zone_rebalancing out: a daemon runs on each instance.",
    source: `${GUIDE}/service-rebalancing.html`,
    *check({ attributes }) {
      const got = knownString(attributes.availability_zone_rebalancing);
      if (attributes.scheduling_strategy !== "DAEMON" || got !== "ENABLED") return;
      const allowed = "DISABLED, as the scheduling strategy is DAEMON";
      yield { property: "availability_zone_rebalancing", got, allowed };
    },
    examples: {
      failing: daemon({ availability_zone_rebalancing: "ENABLED" }),
      passing: daemon({ availability_zone_rebalancing: "DISABLED" }),
    },
  },
]);
