import { attributeRule } from "../attribute-rule";
import { attributesRule } from "../attributes-rule";
import {
  addressOf,
  blocks,
  isKnown,
  knownBlocks,
  knownNumber,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { type Constraint, matching, wholeNumber } from "../constraint";
import { joinedRule } from "../joined-rule";
import { nestedBlocks } from "../nested-blocks";
import type { Finding, Rule } from "../rule";
import { where, withAttribute } from "../where";
import { ECS_NAME } from "./cluster";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const CREATE = `${API}/API_CreateCapacityProvider.html`;
const MANAGED_SCALING = `${API}/API_ManagedScaling.html`;
const GROUP_PROVIDER = `${API}/API_AutoScalingGroupProvider.html`;

const TYPE = "aws_ecs_capacity_provider";
const GROUP = "auto_scaling_group_provider";

/** A name that is not like those of AWS's own providers. */
export const PROVIDER_NAME: Constraint = {
  allowed: "a name that does not begin with aws, ecs or fargate",
  holds: (name) => !/^(aws|ecs|fargate)/i.test(String(name)),
  condition: (expression) => `!can(regex("^(?i:aws|ecs|fargate)", ${expression}))`,
};

function provider(attributes: Record<string, unknown>): ResourceMap {
  return { [TYPE]: { web: { name: "web", ...attributes } } };
}

function scaling(managed_scaling: Record<string, unknown>, managed_termination_protection?: string): ResourceMap {
  return provider({ [GROUP]: { managed_scaling, managed_termination_protection } });
}

function protectedGroup(protect_from_scale_in: boolean): ResourceMap {
  const group = {
    auto_scaling_group_arn: "${aws_autoscaling_group.web.arn}",
    managed_termination_protection: "ENABLED",
    managed_scaling: { status: "ENABLED" },
  };
  const tag = { key: "AmazonECSManaged", value: "true", propagate_at_launch: true };
  return { aws_autoscaling_group: { web: { protect_from_scale_in, tag } }, ...provider({ [GROUP]: group }) };
}

/** Terraform's provider takes the ARN alone, though the API would take the name as well. */
const GROUP_ARN = matching(/arn:[^:]+:autoscaling:.+/, "the ARN of an Auto Scaling group");
/** By these attributes of a group one has its name. */
const GROUP_NAME = /^\$\{aws_autoscaling_group\.[A-Za-z0-9_-]+\.(?:name|id)\}$/;

function behind(auto_scaling_group_arn: string): ResourceMap {
  return provider({ [GROUP]: { auto_scaling_group_arn } });
}

const names: readonly Rule[] = [
  {
    ...attributeRule({
      id: "CL009",
      resourceType: TYPE,
      title: "a capacity provider is not named like those of AWS",
      explanation: "These beginnings, in any case of letters, are AWS's own: CreateCapacityProvider refuses them.",
      fix: "Put something in front of it.",
      source: CREATE,
      attribute: "name",
      constraint: PROVIDER_NAME,
      examples: { failing: provider({ name: "Ecs-web" }), passing: provider({ name: "on-ecs-web" }) },
    }),
    check({ attributes: { name } }) {
      // The beginning is enough, whatever Terraform puts behind it.
      if (typeof name !== "string" || PROVIDER_NAME.holds(name)) return [];
      return [{ property: "name", got: name, allowed: PROVIDER_NAME.allowed }];
    },
  },
  attributeRule({
    id: "CL010",
    resourceType: TYPE,
    title: "the name of a capacity provider is of letters, digits, hyphens and underscores",
    explanation: "CreateCapacityProvider refuses other names, which Terraform's plan takes.",
    fix: "Change the name.",
    source: CREATE,
    attribute: "name",
    constraint: ECS_NAME,
    examples: { failing: provider({ name: "web.spot" }), passing: provider({ name: "web_spot-1" }) },
  }),
];

const numbers: readonly Rule[] = [
  attributeRule({
    id: "CL012",
    resourceType: TYPE,
    title: "managed scaling fills the instances by 1 to 100 percent",
    explanation: "The target is how much of the group tasks use; there is no more than all of it.",
    fix: "Change the target; below 100 there is room for a task at once.",
    source: MANAGED_SCALING,
    attribute: `${GROUP}.managed_scaling.target_capacity`,
    constraint: wholeNumber(1, 100, "percent"),
    examples: { failing: scaling({ target_capacity: 101 }), passing: scaling({ target_capacity: 100 }) },
  }),
  joinedRule(
    attributesRule({
      id: "CL013",
      resourceType: TYPE,
      title: "managed scaling takes steps of 1 to 10000 instances, the least not above the most",
      explanation: "AWS refuses the capacity provider; without a number, the least is 1 and the most is 10000.",
      fix: "Change one of the two step sizes.",
      source: MANAGED_SCALING,
      attributes: {
        [`${GROUP}.managed_scaling.minimum_scaling_step_size`]: wholeNumber(1, 10_000),
        [`${GROUP}.managed_scaling.maximum_scaling_step_size`]: wholeNumber(1, 10_000),
      },
      examples: {
        failing: scaling({ minimum_scaling_step_size: 3, maximum_scaling_step_size: 2 }),
        passing: scaling({ minimum_scaling_step_size: 2, maximum_scaling_step_size: 2 }),
      },
    }),
    { check: stepsOutOfOrder },
  ),
  attributeRule({
    id: "CL014",
    resourceType: TYPE,
    title: "a new instance counts after 0 to 10000 seconds",
    explanation: "It is how long ECS leaves an instance to start before it counts; AWS refuses other numbers.",
    fix: "Change instance_warmup_period.",
    source: MANAGED_SCALING,
    attribute: `${GROUP}.managed_scaling.instance_warmup_period`,
    constraint: wholeNumber(0, 10_000, "seconds"),
    examples: {
      failing: scaling({ instance_warmup_period: 10_001 }),
      passing: scaling({ instance_warmup_period: 10_000 }),
    },
  }),
];

function* stepsOutOfOrder({ attributes }: Resource): Iterable<Finding> {
  for (const { at, block } of nestedBlocks(attributes, `${GROUP}.managed_scaling`)) {
    const least = knownNumber(block.minimum_scaling_step_size);
    const most = knownNumber(block.maximum_scaling_step_size);
    if (least === undefined || most === undefined || least <= most) continue;
    const allowed = `at most maximum_scaling_step_size, which is ${most}`;
    yield { property: `${at}.minimum_scaling_step_size`, got: least, allowed };
  }
}

const groups: readonly Rule[] = where(withAttribute(GROUP), [
  joinedRule(
    attributeRule({
      id: "CL011",
      resourceType: TYPE,
      title: "a capacity provider has its group by the ARN",
      explanation: "ECS would take a name too; Terraform's provider refuses it, as soon as it knows it.",
      fix: "Refer to the arn of the Auto Scaling group.",
      source: GROUP_PROVIDER,
      attribute: `${GROUP}.auto_scaling_group_arn`,
      constraint: GROUP_ARN,
      examples: {
        failing: behind("${aws_autoscaling_group.web.name}"),
        passing: behind("${aws_autoscaling_group.web.arn}"),
      },
    }),
    {
      *check({ attributes }) {
        for (const [i, { auto_scaling_group_arn: got }] of blocks(attributes[GROUP]).entries()) {
          if (typeof got !== "string" || !GROUP_NAME.test(got)) continue;
          yield { property: `${GROUP}[${i}].auto_scaling_group_arn`, got, allowed: GROUP_ARN.allowed };
        }
      },
    },
  ),
  {
    id: "CL015",
    resourceType: TYPE,
    title: "managed termination protection goes with managed scaling",
    explanation:
      "Without managed scaling, the protection does not work: CreateCapacityProvider refuses the two together.",
    fix: "Turn managed scaling on, or the protection off.",
    source: GROUP_PROVIDER,
    *check({ attributes }) {
      for (const [i, group] of blocks(attributes[GROUP]).entries()) {
        const managed = knownBlocks(group, "managed_scaling");
        if (group.managed_termination_protection !== "ENABLED" || managed === undefined) continue;
        // Left out, the status is DISABLED: so AWS answers, and the provider sends nothing.
        const status = managed[0]?.status;
        if (status === "ENABLED" || !isKnown(status)) continue;
        const property = `${GROUP}[${i}].managed_scaling[0].status`;
        yield { property, got: status, allowed: "ENABLED, as managed_termination_protection is ENABLED" };
      }
    },
    examples: {
      failing: scaling({ status: "DISABLED" }, "ENABLED"),
      passing: scaling({ status: "ENABLED" }, "ENABLED"),
    },
  },
  {
    id: "CL016",
    // AWS refused it for years; where ECS now sets the protection itself, Terraform would take it off again.
    severity: "warning",
    resourceType: TYPE,
    title: "a group with managed termination protection protects its instances from scale-in",
    explanation:
      "AWS refuses the provider over such a group, or ECS sets the protection itself and the next apply takes it off.",
    fix: "Set protectFromScaleIn of the Auto Scaling group, or turn the protection off.",
    source: GROUP_PROVIDER,
    *check({ attributes }, configuration) {
      for (const [i, { auto_scaling_group_arn: arn, managed_termination_protection: got }] of blocks(
        attributes[GROUP],
      ).entries()) {
        const group = configuration.referredBy(arn);
        if (got !== "ENABLED" || group?.type !== "aws_autoscaling_group") continue;
        const { protect_from_scale_in: protects = false } = group.attributes;
        if (protects !== false && protects !== "false") continue;
        const allowed = `DISABLED, as ${addressOf(group)} has no protect_from_scale_in`;
        yield { property: `${GROUP}[${i}].managed_termination_protection`, got, allowed };
      }
    },
    examples: { failing: protectedGroup(false), passing: protectedGroup(true) },
  },
]);

/** What AWS refuses in a capacity provider. */
export const capacityProviderRules: readonly Rule[] = [...names, ...numbers, ...groups];
