import { alternativeOf } from "../../module/alternative";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import type { BaseService } from "../../service/base-service";
import { addAutoscaling } from "./autoscaling";

/**
 * Adds how many tasks there are, and autoscaling. Only without scaling is the number for Terraform to say, all the time.
 *
 * @param daemon where there is one task on each instance, in HCL
 */
export function addTaskCount(module: ModuleStack, service: BaseService, daemon?: string): void {
  module.addInput("enable_autoscaling", {
    type: "bool",
    description:
      "Whether Application Auto Scaling sets the number of tasks, which Terraform then leaves alone. The service has two addresses, `aws_ecs_service.main[0]` with it and `aws_ecs_service.main_unscaled[0]` without: to switch a service that runs, move it from one to the other by a `moved` block or `terraform state mv`, or it is replaced",
    default: true,
  });
  module.addInput("desired_count", {
    type: "number",
    description: "How many tasks run; with autoscaling, at first, within its limits",
    default: 1,
    nullable: false,
  });
  const scaled = daemon === undefined ? "var.enable_autoscaling" : `(var.enable_autoscaling && !(${daemon}))`;
  const count = daemon === undefined ? "var.desired_count" : `${daemon} ? null : var.desired_count`;
  addAutoscaling(module, service, hcl(scaled).value);
  service.resource.desiredCount = hcl(
    "max(var.autoscaling_min_capacity, min(var.autoscaling_max_capacity, var.desired_count))",
  ).numberValue;
  alternativeOf(service.resource, {
    when: hcl(`!${scaled}`).value,
    suffix: "unscaled",
    differs: { desired_count: `\${${count}}`, lifecycle: {} },
  });
}
