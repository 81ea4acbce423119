import { addressOf, blocks, isKnown, knownBlocks, knownNumber, type ResourceMap } from "../configuration";
import type { Constraint } from "../constraint";
import type { Rule } from "../rule";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const CREATE = `${API}/API_CreateCapacityProvider.html`;
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
  return { aws_autoscaling_group: { web: { protect_from_scale_in } }, ...provider({ [GROUP]: group }) };
}

/** What AWS refuses in a capacity provider. */
export const capacityProviderRules: readonly Rule[] = [
  {
    id: "CL009",
    resourceType: TYPE,
    title: "a capacity provider is not named like those of AWS",
    fix: "Put something in front of it.",
    source: CREATE,
    *check({ attributes: { name } }) {
      // The beginning is enough, whatever Terraform puts behind it.
      if (typeof name !== "string" || PROVIDER_NAME.holds(name)) return;
      yield { property: "name", got: name, allowed: PROVIDER_NAME.allowed };
    },
    examples: { failing: provider({ name: "Ecs-web" }), passing: provider({ name: "on-ecs-web" }) },
  },
  {
    id: "CL012",
    resourceType: TYPE,
    title: "managed scaling fills the instances by 1 to 100 percent",
    fix: "Change the target; below 100 there is room for a task at once.",
    source: `${API}/API_ManagedScaling.html`,
    *check({ attributes }) {
      for (const [i, group] of blocks(attributes[GROUP]).entries()) {
        for (const [j, { target_capacity }] of blocks(group.managed_scaling).entries()) {
          const target = knownNumber(target_capacity);
          if (target === undefined || (target >= 1 && target <= 100)) continue;
          const property = `${GROUP}[${i}].managed_scaling[${j}].target_capacity`;
          yield { property, got: target, allowed: "1 to 100 (percent)" };
        }
      }
    },
    examples: { failing: scaling({ target_capacity: 101 }), passing: scaling({ target_capacity: 100 }) },
  },
  {
    id: "CL015",
    resourceType: TYPE,
    title: "managed termination protection goes with managed scaling",
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
];
