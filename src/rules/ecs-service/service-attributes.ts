import { attributeRule } from "../attribute-rule";
import { knownString } from "../configuration";
import { items, matching, oneOf } from "../constraint";
import type { Rule } from "../rule";
import { serviceOf } from "./service-example";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const SERVICE = `${API}/API_CreateService.html`;

const MOST_GROUPS = 5;

function named(name: string) {
  return serviceOf({ name, task_definition: "web:1" });
}

function inGroups(count: number) {
  const security_groups = Array.from({ length: count }, (_, i) => `sg-${i}`);
  return serviceOf({ network_configuration: { subnets: ["subnet-1"], security_groups } });
}

/** What AWS asks of single values of a service. */
export const serviceAttributeRules: readonly Rule[] = [
  attributeRule({
    id: "SV001",
    resourceType: "aws_ecs_service",
    title: "a service has a name that AWS takes",
    explanation: "It becomes part of the ARN. CreateService refuses other characters, at apply.",
    fix: "Change the name.",
    source: SERVICE,
    attribute: "name",
    constraint: matching(/[A-Za-z0-9_-]{1,255}/, "1 to 255 letters without accents, digits, hyphens and underscores"),
    examples: { failing: named("web.1"), passing: named("web_1-a") },
  }),
  attributeRule({
    id: "SV009",
    resourceType: "aws_ecs_service",
    title: "a task has at most 5 security groups",
    explanation: "It is the most that AWS takes for the network interface of a task; more are refused at apply.",
    fix: "Put the rules of some groups into one.",
    source: `${API}/API_AwsVpcConfiguration.html`,
    attribute: "network_configuration.security_groups",
    constraint: items(0, MOST_GROUPS, "security groups"),
    examples: { failing: inGroups(MOST_GROUPS + 1), passing: inGroups(MOST_GROUPS) },
  }),
  attributeRule({
    id: "SV089",
    resourceType: "aws_ecs_service",
    title: "tasks get the tags of their service, of their task definition, or none",
    explanation: "The provider refuses other words at plan.",
    fix: "Take one of these.",
    source: SERVICE,
    attribute: "propagate_tags",
    constraint: oneOf("SERVICE", "TASK_DEFINITION", "NONE"),
    examples: {
      failing: serviceOf({ propagate_tags: "CLUSTER" }),
      passing: serviceOf({ propagate_tags: "TASK_DEFINITION" }),
    },
  }),
  {
    id: "SV088",
    // AWS takes it; costs are then known by cluster and service, and not by the tags of one's own.
    severity: "warning",
    resourceType: "aws_ecs_service",
    title: "tasks that get tags of ECS get those of their service or task definition too",
    explanation:
      "AWS takes it. But the tags of ECS name only cluster and service, so your own cost tags are missing on tasks.",
    fix: 'Set propagate_tags to "SERVICE" or "TASK_DEFINITION", so that Cost Explorer knows your tags of the tasks.',
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html",
    check({ attributes: { enable_ecs_managed_tags: managed, propagate_tags } }) {
      if (managed !== true && managed !== "true") return [];
      if (knownString(propagate_tags ?? "NONE") !== "NONE") return [];
      const allowed = "SERVICE or TASK_DEFINITION, as enable_ecs_managed_tags is true";
      return [{ property: "propagate_tags", got: propagate_tags ?? undefined, allowed }];
    },
    examples: {
      failing: serviceOf({ enable_ecs_managed_tags: true }),
      passing: serviceOf({ enable_ecs_managed_tags: true, propagate_tags: "SERVICE" }),
    },
  },
];
