import { attributeRule } from "../attribute-rule";
import { attributesRule } from "../attributes-rule";
import type { ResourceMap } from "../configuration";
import { each, either, matching, oneOf, wholeNumber } from "../constraint";
import type { Rule } from "../rule";

const API = "https://docs.aws.amazon.com/autoscaling/ec2/APIReference";
const GROUP = `${API}/API_CreateAutoScalingGroup.html`;

const TYPE = "aws_autoscaling_group";
const DISTRIBUTION = "mixed_instances_policy.instances_distribution";

/** Seconds. */
const DAY = 86_400;
const YEAR = 365 * DAY;

const METRICS = [
  ...["MinSize", "MaxSize", "DesiredCapacity"].map((name) => `Group${name}`),
  ...["InService", "Pending", "Standby", "Terminating", "Total"].map((state) => `Group${state}Instances`),
  ...["InService", "Pending", "Standby", "Terminating", "Total"].map((state) => `Group${state}Capacity`),
  ...["Desired", "Warmed", "Pending", "Terminating", "Total"].map((state) => `WarmPool${state}Capacity`),
  ...["Desired", "Total"].map((state) => `GroupAndWarmPool${state}Capacity`),
];
const TERMINATION_POLICIES = [
  "Default",
  "AllocationStrategy",
  "ClosestToNextInstanceHour",
  "NewestInstance",
  "OldestInstance",
  "OldestLaunchConfiguration",
  "OldestLaunchTemplate",
];
const SPOT_STRATEGIES = [
  "lowest-price",
  "capacity-optimized",
  "capacity-optimized-prioritized",
  "price-capacity-optimized",
];

function group(attributes: Record<string, unknown>): ResourceMap {
  return { [TYPE]: { main: attributes } };
}

function distributed(instances_distribution: Record<string, unknown>): ResourceMap {
  return group({ vpc_zone_identifier: ["subnet-1"], mixed_instances_policy: { instances_distribution } });
}

/** A name without a length is that of no group: the provider makes one. */
function nameUpTo(length: number) {
  return matching(new RegExp(`[!-9;-~]{0,${length}}`), `at most ${length} ASCII characters without spaces and colons`);
}

/** What AWS refuses in single attributes of an Auto Scaling group. */
export const groupAttributeRules: readonly Rule[] = [
  attributeRule({
    id: "AS006",
    resourceType: TYPE,
    title: "the health checks of a group are EC2, EBS, ELB and VPC_LATTICE",
    explanation: "CreateAutoScalingGroup refuses other checks, which Terraform's plan takes.",
    fix: "Name one of these, or several with commas between them.",
    source: GROUP,
    attribute: "health_check_type",
    constraint: matching(
      /(?:EC2|EBS|ELB|VPC_LATTICE)(?:, ?(?:EC2|EBS|ELB|VPC_LATTICE))*/,
      "EC2, EBS, ELB, VPC_LATTICE, or several of them with commas",
    ),
    examples: { failing: group({ health_check_type: "ALB" }), passing: group({ health_check_type: "EBS,ELB" }) },
  }),
  attributeRule({
    id: "AS007",
    resourceType: TYPE,
    title: "an instance lives for a day to a year at most, or as long as it likes",
    explanation: "Auto Scaling replaces old instances day by day, not faster; 0 takes the limit away.",
    fix: "Set 0, or 86400 to 31536000 seconds.",
    source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-max-instance-lifetime.html",
    attribute: "max_instance_lifetime",
    constraint: either(oneOf(0), wholeNumber(DAY, YEAR, "seconds")),
    examples: {
      failing: group({ max_instance_lifetime: DAY - 1 }),
      passing: group({ max_instance_lifetime: DAY }),
    },
  }),
  attributesRule({
    id: "AS008",
    resourceType: TYPE,
    title: "the name of a group is of ASCII characters, without spaces and colons",
    explanation: "CreateAutoScalingGroup refuses it: the colon parts ARNs, of which the name becomes the end.",
    fix: "Change the name.",
    source: GROUP,
    attributes: { name: nameUpTo(255), name_prefix: nameUpTo(229) },
    examples: { failing: group({ name: "web:blue" }), passing: group({ name: "web/blue_1" }) },
  }),
  attributesRule({
    id: "AS011",
    resourceType: TYPE,
    title: "metrics, termination policies and allocation strategies are those that Auto Scaling has",
    explanation: "Each name is one of a fixed list, with its case of letters; Terraform's plan takes any.",
    fix: "Take one that there is.",
    source: GROUP,
    attributes: {
      enabled_metrics: each(oneOf(...METRICS)),
      termination_policies: each(
        either(oneOf(...TERMINATION_POLICIES), matching(/arn:[^:]+:lambda:.+/, "the ARN of a function")),
      ),
      [`${DISTRIBUTION}.spot_allocation_strategy`]: oneOf(...SPOT_STRATEGIES),
      [`${DISTRIBUTION}.on_demand_allocation_strategy`]: oneOf("lowest-price", "prioritized"),
    },
    examples: {
      failing: group({ termination_policies: ["Oldest"] }),
      passing: group({ termination_policies: ["OldestInstance", "Default"] }),
    },
  }),
  attributeRule({
    id: "AS012",
    resourceType: TYPE,
    title: "of the instances above the base, 0 to 100 percent are on demand",
    explanation: "It is the share of on-demand instances; the others are Spot instances.",
    fix: "Change on_demand_percentage_above_base_capacity.",
    source: `${API}/API_InstancesDistribution.html`,
    attribute: `${DISTRIBUTION}.on_demand_percentage_above_base_capacity`,
    constraint: wholeNumber(0, 100, "percent"),
    examples: {
      failing: distributed({ on_demand_percentage_above_base_capacity: 101 }),
      passing: distributed({ on_demand_percentage_above_base_capacity: 100 }),
    },
  }),
];
