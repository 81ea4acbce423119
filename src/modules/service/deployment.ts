import type { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { HAS_STRATEGIES } from "../task/strategies";

/** Adds the inputs that say how the tasks of a service are replaced. */
export function addDeployment(module: ModuleStack, service: EcsService): void {
  service.deploymentMinimumHealthyPercent = module.addInput("deployment_minimum_healthy_percent", {
    type: "number",
    description: "The least number of healthy tasks during a deployment, in percent of the desired count; 100 if null",
    default: null,
  }).numberValue;
  service.deploymentMaximumPercent = module.addInput("deployment_maximum_percent", {
    type: "number",
    description: "The largest number of tasks during a deployment, in percent of the desired count; 200 if null",
    default: null,
  }).numberValue;
  service.healthCheckGracePeriodSeconds = module.addInput("health_check_grace_period_seconds", {
    type: "number",
    description: "Seconds after the start of a task in which a load balancer's opinion of it does not count",
    default: null,
  }).numberValue;
  module.addInput("force_new_deployment", {
    type: "bool",
    description:
      "Whether each change of the service starts new tasks; with `triggers`, whenever these change. Without a word, where there is a `capacity_provider_strategy`, whose change would replace the service otherwise",
    default: null,
  });
  service.forceNewDeployment = hcl(`coalesce(var.force_new_deployment, ${HAS_STRATEGIES})`).value;
  service.triggers = module.addInput("triggers", {
    type: "map(string)",
    description: "Values whose change starts new tasks, with `force_new_deployment`",
    default: null,
  }).value;
  service.waitForSteadyState = module.addInput("wait_for_steady_state", {
    type: "bool",
    description: "Whether Terraform waits until the tasks run and are healthy",
    default: false,
  }).value;
  service.forceDelete = module.addInput("force_delete", {
    type: "bool",
    description: "Whether a destroy ends the tasks that still run",
    default: null,
  }).value;
}
