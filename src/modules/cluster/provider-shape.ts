import { NAME_PREFIX } from "../../cluster/provider-name";
import { type Expression, hcl } from "../../module/hcl";
import { number, object, string, withDefault } from "../../module/shape/shape";
import { PROVIDER_NAME } from "../../rules/ecs-capacity/capacity-provider";

/** How ECS starts and ends the instances of a group. */
export function managedScaling(status?: "ENABLED", targetCapacity?: number) {
  return object({
    status: withDefault(string, status),
    target_capacity: withDefault(number, targetCapacity),
    minimum_scaling_step_size: number,
    maximum_scaling_step_size: number,
    instance_warmup_period: number,
  });
}

const ALLOWED = PROVIDER_NAME.condition("var.name");

/** The name of a capacity provider in a `forEach`, which an account has only one of. */
export const NAME_OF_EACH: Expression = hcl(
  `coalesce(each.value.name, "\${${ALLOWED} ? "" : "${NAME_PREFIX}"}\${var.name}-\${replace(each.key, "/[^A-Za-z0-9-]/", "-")}")`,
);
