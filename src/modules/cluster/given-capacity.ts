import { EcsCapacityProvider } from "@cdktf/provider-aws/lib/ecs-capacity-provider";
import type { Construct } from "constructs";
import { addressed } from "../../core/address";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { forEach } from "../../module/repetition";
import { addBlocks } from "../../module/shape/dynamic-block";
import { map, object, required, string, withDefault } from "../../module/shape/shape";
import { providerValidations } from "./capacity-checks";
import { managedScaling, NAME_OF_EACH } from "./provider-shape";

const GROUP = "auto_scaling_group_provider";
const SCALING = managedScaling();
const PROVIDERS = map(
  object({
    name: string,
    tags: withDefault(map(string), {}),
    [GROUP]: required(
      object({
        auto_scaling_group_arn: required(string),
        managed_draining: withDefault(string, "ENABLED"),
        managed_scaling: SCALING,
        managed_termination_protection: string,
      }),
    ),
  }),
);

/** Adds the input `capacity_providers`: Auto Scaling groups that the caller has. */
export function addGivenCapacity(module: ModuleStack, scope: Construct): void {
  const input = module.addInput("capacity_providers", {
    type: PROVIDERS,
    description:
      "Auto Scaling groups of the caller's as capacity of the cluster, by names: with `managed_scaling`, ECS has as many instances as the tasks need. Their instances must join the cluster by its name, and the groups must have the tag `AmazonECSManaged`, and `protect_from_scale_in` with `managed_termination_protection`. A provider is called by the module's name and the key, unless it has a `name`",
    default: {},
    nullable: false,
    validation: providerValidations({
      named: "var.capacity_providers",
      groups: `[for provider in var.capacity_providers : provider.${GROUP}]`,
      property: `capacity_providers[*].${GROUP}.`,
    }),
  });
  const group = (member: string) => hcl(`each.value.${GROUP}.${member}`).stringValue;
  const provider = addressed(
    new EcsCapacityProvider(scope, "GivenCapacity", {
      name: NAME_OF_EACH.stringValue,
      autoScalingGroupProvider: {
        autoScalingGroupArn: group("auto_scaling_group_arn"),
        managedDraining: group("managed_draining"),
        managedTerminationProtection: group("managed_termination_protection"),
      },
      tags: hcl("each.value.tags").mapValue,
    }),
    "main",
  );
  addBlocks(provider, `${GROUP}.managed_scaling`, SCALING, `each.value.${GROUP}.managed_scaling`);
  forEach(provider, input.value);
}
