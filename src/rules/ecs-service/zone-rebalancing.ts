import { attributesRule } from "../attributes-rule";
import {
  blocks,
  isKnown,
  knownBlocks,
  knownNumber,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { oneOf } from "../constraint";
import type { Rule } from "../rule";
import { where } from "../where";
import { serviceOf } from "./service-example";

const SERVICE = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html";
const REBALANCING = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html";

const ZONE = "attribute:ecs.availability-zone";

function rebalanced(attributes: Record<string, unknown>): ResourceMap {
  return serviceOf({ launch_type: "EC2", availability_zone_rebalancing: "ENABLED", ...attributes });
}

function spreadOver(...fields: string[]): ResourceMap {
  return rebalanced({ ordered_placement_strategy: fields.map((field) => ({ type: "spread", field })) });
}

function isRebalanced({ attributes }: Resource): boolean {
  return attributes.availability_zone_rebalancing === "ENABLED";
}

/** What AWS refuses in a service whose tasks it moves between Availability Zones, so that each has as many. */
export const zoneRebalancingRules: readonly Rule[] = [
  attributesRule({
    id: "SV097",
    resourceType: "aws_ecs_service",
    title: "a service is scheduled, and rebalanced or not, as AWS calls it",
    explanation: "The provider refuses other words at plan.",
    fix: "Take one of these.",
    source: SERVICE,
    attributes: {
      scheduling_strategy: oneOf("REPLICA", "DAEMON"),
      availability_zone_rebalancing: oneOf("ENABLED", "DISABLED"),
    },
    examples: { failing: serviceOf({ scheduling_strategy: "CRON" }), passing: rebalanced({}) },
  }),
  ...where(isRebalanced, [
    {
      id: "SV030",
      resourceType: "aws_ecs_service",
      title: "a service that is rebalanced over zones may have a task more for that",
      explanation:
        "ECS starts a task in the zone with fewer before it stops one in that with more. CreateService refuses less room than that.",
      fix: "Raise deployment_maximum_percent above 100, or turn the rebalancing off.",
      source: REBALANCING,
      *check({ attributes }) {
        const got = knownNumber(attributes.deployment_maximum_percent);
        // Of a daemon, SV029 speaks.
        if (attributes.scheduling_strategy === "DAEMON") return;
        if (got === undefined || got > 100) return;
        const allowed = "more than 100, as availability_zone_rebalancing is ENABLED";
        yield { property: "deployment_maximum_percent", got, allowed };
      },
      examples: {
        failing: rebalanced({ deployment_minimum_healthy_percent: 50, deployment_maximum_percent: 100 }),
        passing: rebalanced({ deployment_minimum_healthy_percent: 50, deployment_maximum_percent: 101 }),
      },
    },
    {
      id: "SV031",
      resourceType: "aws_ecs_service",
      title: "a service that is rebalanced over zones spreads its tasks over them first",
      explanation: "Another order of placement would undo what rebalancing does. CreateService refuses it.",
      fix: `Let the first placement strategy be spread over ${ZONE}, or name none.`,
      source: REBALANCING,
      *check({ attributes }) {
        const [first] = knownBlocks(attributes, "ordered_placement_strategy") ?? [];
        if (first === undefined) return;
        const { type, field } = first;
        if (!isKnown(type) || !isKnown(field) || (type === "spread" && field === ZONE)) return;
        yield { property: "ordered_placement_strategy[0]", got: first, allowed: `spread over ${ZONE}` };
      },
      examples: { failing: spreadOver("instanceId", ZONE), passing: spreadOver(ZONE, "instanceId") },
    },
    {
      id: "SV032",
      resourceType: "aws_ecs_service",
      title: "a service that is rebalanced over zones may use all of them",
      explanation:
        "A constraint on zones keeps tasks out of those that rebalancing wants to fill. CreateService refuses both together.",
      fix: "Leave the placement constraint out, or turn the rebalancing off.",
      source: REBALANCING,
      *check({ attributes }) {
        for (const [i, { expression }] of blocks(attributes.placement_constraints).entries()) {
          const got = knownString(expression);
          if (!got?.includes("ecs.availability-zone")) continue;
          yield { property: `placement_constraints[${i}].expression`, got, allowed: "one that names no zone" };
        }
      },
      examples: {
        failing: rebalanced({
          placement_constraints: [{ type: "memberOf", expression: `${ZONE} == ap-northeast-1a` }],
        }),
        passing: rebalanced({ placement_constraints: [{ type: "memberOf", expression: "attribute:disk == ssd" }] }),
      },
    },
    {
      id: "SV033",
      resourceType: "aws_ecs_service",
      title: "a service behind a Classic Load Balancer is not rebalanced over zones",
      explanation: "ECS moves tasks behind no Classic Load Balancer, and CreateService refuses both together.",
      fix: "Use an Application or Network Load Balancer, or turn the rebalancing off.",
      source: REBALANCING,
      *check({ attributes }) {
        for (const [i, { elb_name }] of blocks(attributes.load_balancer).entries()) {
          const got = knownString(elb_name);
          if (got)
            yield { property: `load_balancer[${i}].elb_name`, got, allowed: "none, as the service is rebalanced" };
        }
      },
      examples: {
        failing: rebalanced({ load_balancer: [{ elb_name: "web", container_name: "web", container_port: 80 }] }),
        passing: serviceOf({ load_balancer: [{ elb_name: "web", container_name: "web", container_port: 80 }] }),
      },
    },
  ]),
];
