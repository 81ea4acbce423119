import type { TerraformVariableValidationConfig } from "cdktf";
import { validationListing } from "../../module/validation";
import { wholeNumber } from "../../rules/constraint";
import { PROVIDER_NAME } from "../../rules/ecs-capacity/capacity-provider";

/** Capacity providers in an input, in HCL. */
export interface GivenProviders {
  /** Those that may have a name of their own. */
  readonly named: string;
  /** What says how ECS scales the group, for each of them. */
  readonly groups: string;
  /** Where that stands, as the caller writes it. */
  readonly property: string;
}

const PERCENT = wholeNumber(1, 100);

/** What AWS refuses in capacity providers. */
export function providerValidations({ named, groups, property }: GivenProviders): TerraformVariableValidationConfig[] {
  const targets = `[for group in ${groups} : try(group.managed_scaling.target_capacity, null)]`;
  const unscaled =
    'group.managed_termination_protection == "ENABLED" && try(group.managed_scaling.status, null) != "ENABLED"';
  return [
    validationListing("CL009", {
      property: "name",
      wrong: `[for provider in ${named} : provider.name if provider.name == null ? false : !(${PROVIDER_NAME.condition("provider.name")})]`,
      allowed: PROVIDER_NAME.allowed,
    }),
    validationListing("CL012", {
      property: `${property}managed_scaling.target_capacity`,
      wrong: `[for target in ${targets} : target if target == null ? false : !(${PERCENT.condition("target")})]`,
      allowed: "1 to 100 (percent)",
    }),
    validationListing("CL015", {
      property: `${property}managed_scaling.status`,
      wrong: `[for group in ${groups} : try(coalesce(group.managed_scaling.status), "DISABLED") if ${unscaled}]`,
      allowed: "ENABLED, as managed_termination_protection is ENABLED",
    }),
  ];
}

/** What EC2 Auto Scaling refuses in numbers of instances. */
export function sizeValidations(): TerraformVariableValidationConfig[] {
  return [
    validationListing("AS001", {
      property: "instance_capacity[*].min_size",
      wrong: "[for capacity in var.instance_capacity : capacity.min_size if capacity.min_size > capacity.max_size]",
      allowed: "at most max_size",
    }),
    validationListing("AS003", {
      property: "instance_capacity[*].min_size",
      wrong: "[for capacity in var.instance_capacity : capacity.min_size if capacity.min_size < 0]",
      allowed: "0 or more",
    }),
  ];
}

/** What the instances need that this module does not make, and what tells capacity apart. */
export function instanceValidations(): TerraformVariableValidationConfig[] {
  const without =
    "[for key, capacity in var.instance_capacity : key if length(capacity.subnet_ids == null ? var.subnet_ids : capacity.subnet_ids) == 0]";
  const twice = "setintersection(keys(var.instance_capacity), keys(var.capacity_providers))";
  const both =
    "[for key, capacity in var.instance_capacity : key if capacity.spot != null && capacity.mixed_instances_policy != null]";
  return [
    {
      condition: "${length(var.instance_capacity) == 0 ? true : var.vpc_id != null}",
      errorMessage:
        "vpc_id is null; allowed: the id of a VPC, as instance_capacity has security groups. Say in which VPC the subnets are.",
    },
    {
      condition: `\${length(${without}) == 0}`,
      errorMessage: `instance_capacity has no subnets for \${join(", ", ${without})}; allowed: one subnet or more. Give subnet_ids, to each of them or to the module.`,
    },
    {
      condition: `\${length(${twice}) == 0}`,
      errorMessage: `instance_capacity has the keys \${join(", ", ${twice})}, as capacity_providers has; allowed: keys that differ. Rename one of the two.`,
    },
    {
      condition: `\${length(${both}) == 0}`,
      errorMessage: `instance_capacity has spot and mixed_instances_policy in \${join(", ", ${both})}; allowed: one of them. A mixed policy says by instances_distribution how many are Spot.`,
    },
  ];
}
