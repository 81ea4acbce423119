import type { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { addBlocks } from "../../module/shape/dynamic-block";
import { list, map, object, required, string } from "../../module/shape/shape";
import { validationListing, validationOf } from "../../module/validation";
import { oneOf } from "../../rules/constraint";

const STRATEGIES = list(object({ type: required(string), field: string }));
const CONSTRAINTS = map(object({ type: required(string), expression: string }));

/** In HCL: where one task runs on each instance. */
export const DAEMON = 'var.scheduling_strategy == "DAEMON"';

/** Adds on which instances the tasks run. */
export function addPlacement(module: ModuleStack, service: EcsService): void {
  module.addInput("scheduling_strategy", {
    type: "string",
    description:
      "`REPLICA` keeps a number of tasks running; `DAEMON` one task on each instance, whatever `desired_count` and autoscaling say",
    default: "REPLICA",
    nullable: false,
    validation: validationOf("scheduling_strategy", oneOf("REPLICA", "DAEMON"), "Take one of these."),
  });
  service.schedulingStrategy = hcl("var.scheduling_strategy").stringValue;
  module.addInput("ordered_placement_strategy", {
    type: STRATEGIES,
    description:
      "In which order instances are filled, at most 5, of which the first counts most: `spread` over `attribute:ecs.availability-zone` or `instanceId`, `binpack` by `cpu` or `memory`, `random`",
    default: [],
    nullable: false,
    validation: [
      validationListing("SV027", {
        property: "ordered_placement_strategy",
        wrong: `[for strategy in var.ordered_placement_strategy : strategy.type if ${DAEMON}]`,
        allowed: "none, as scheduling_strategy is DAEMON",
      }),
      validationListing("SV044", {
        property: "ordered_placement_strategy[*].field",
        wrong:
          '[for strategy in var.ordered_placement_strategy : coalesce(strategy.field, "null") if strategy.type == "binpack" && !contains(["cpu", "memory"], coalesce(strategy.field, "null"))]',
        allowed: "cpu or memory, for binpack",
      }),
    ],
  });
  addBlocks(service, "ordered_placement_strategy", STRATEGIES, "var.ordered_placement_strategy");
  module.addInput("placement_constraints", {
    type: CONSTRAINTS,
    description:
      "Which instances the tasks of the service may run on, by names, at most 10: `distinctInstance`, each on another, or `memberOf` with an `expression` of the cluster query language",
    default: {},
  });
  addBlocks(service, "placement_constraints", CONSTRAINTS, "var.placement_constraints");
}
