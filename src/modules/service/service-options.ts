import type { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { ModuleStack } from "../../module/module-stack";

/** Adds what else every service has: where its tasks stand, their tags and its own, and what the module says of it. */
export function addServiceOptions(module: ModuleStack, service: EcsService): void {
  service.availabilityZoneRebalancing = module.addInput("availability_zone_rebalancing", {
    type: "string",
    description: "`ENABLED` moves tasks when one zone has more of them than another, `DISABLED` does not",
    default: null,
  }).stringValue;
  service.enableEcsManagedTags = module.addInput("enable_ecs_managed_tags", {
    type: "bool",
    description: "Whether ECS gives the tasks the tags `aws:ecs:clusterName` and `aws:ecs:serviceName`",
    default: true,
  }).value;
  service.propagateTags = module.addInput("propagate_tags", {
    type: "string",
    description: "Whose tags the tasks get: `SERVICE` or `TASK_DEFINITION`; without it, nobody's",
    default: null,
  }).stringValue;
  service.tags = module.addInput("service_tags", {
    type: "map(string)",
    description: "Tags of the service alone, which win over `tags`",
    default: {},
  }).value;
  module.addOutput("id", { description: "The ARN of the service", value: service.id });
  module.addOutput("name", { description: "The name of the service", value: service.name });
}
