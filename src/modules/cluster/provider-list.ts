import type { Cluster } from "../../cluster/cluster";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { onlyIf } from "../../module/repetition";
import { addBlocks } from "../../module/shape/dynamic-block";
import { map, number, object, string, withDefault } from "../../module/shape/shape";

const WEIGHTS = { base: number, weight: withDefault(number, 1) };
const STRATEGY = "default_capacity_provider_strategy";

/** The providers of this module's own, by the keys of the maps that they come from. */
const OWN = "merge(aws_ecs_capacity_provider.main, aws_ecs_capacity_provider.provider)";

const NAMED = "coalesce(default_capacity_provider_strategy.value.name, default_capacity_provider_strategy.key)";

/** Adds the list of the cluster's capacity providers, AWS's own and those of this module, and what tasks run on that name none. */
export function addProviderList(module: ModuleStack, { capacityProviders: list }: Cluster): void {
  if (list === undefined) throw new TypeError("The cluster has no capacity providers yet.");
  module.addInput("cluster_capacity_providers", {
    type: "list(string)",
    description:
      "Names of capacity providers of the cluster beside those of this module: `FARGATE` and `FARGATE_SPOT`, or others of the account",
    default: [],
  });
  module.addInput(STRATEGY, {
    type: map(object({ name: string, ...WEIGHTS })),
    description:
      "What tasks run on that name neither a capacity provider nor a launch type: shares for providers relative to the other weights, 0 to 1000, after a `base` that one of them may have. The key, or `name`, is a key of `capacity_providers` or `instance_capacity`, or the name of another provider",
    default: {},
  });
  list.capacityProviders = hcl(
    "concat(var.cluster_capacity_providers, values(aws_ecs_capacity_provider.main)[*].name, values(aws_ecs_capacity_provider.provider)[*].name)",
  ).listValue;
  addBlocks(list, STRATEGY, map(object(WEIGHTS)), `var.${STRATEGY}`, {
    capacity_provider: `lookup({ for key, own in ${OWN} : key => own.name }, ${NAMED}, ${NAMED})`,
  });
  onlyIf(
    list,
    hcl("length(var.cluster_capacity_providers) + length(var.capacity_providers) + length(var.instance_capacity) > 0")
      .value,
  );
  module.addOutput("cluster_capacity_providers", {
    description: "The list of the cluster's capacity providers with all its attributes, by the name of the cluster",
    value: hcl("{ for list in aws_ecs_cluster_capacity_providers.main : list.id => list }").value,
  });
  module.addOutput("capacity_providers", {
    description:
      "The capacity providers of this module with all their attributes, by the keys of the maps that they come from. A service that takes a name from here waits until the cluster has the provider",
    value: hcl(OWN).value,
    dependsOn: [list],
  });
}
