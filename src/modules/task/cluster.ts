import { TerraformLocal } from "cdktf";
import { Cluster, type ICluster } from "../../cluster/cluster";
import { AddressScope } from "../../core/address";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";

/** The ARN of the cluster, in HCL; of none, where nothing is made. */
export const CLUSTER_ARN = "local.cluster_arn";

/** Adds the input `cluster_arn`, which may be null with `create = false`. */
export function addCluster(module: ModuleStack): ICluster {
  module.addInput("cluster_arn", {
    type: "string",
    description: "The ARN of the cluster, in the region of the provider",
    nullable: true,
    validation: [
      {
        condition:
          '${!var.create || (var.cluster_arn == null ? false : can(regex("^arn:[^:]+:ecs:[^:]+:[^:]+:cluster/[^/]+$", var.cluster_arn)))}',
        errorMessage:
          "cluster_arn is ${jsonencode(var.cluster_arn)}; allowed: the ARN of a cluster. Take the output arn of the cluster, not its name.",
      },
    ],
  });
  const arn = hcl('coalesce(var.cluster_arn, "arn:aws:ecs:::cluster/none")').value;
  new TerraformLocal(new AddressScope(module, "Cluster"), "cluster_arn", arn).overrideLogicalId("cluster_arn");
  return Cluster.fromClusterAttributes({
    clusterName: hcl(`split("/", ${CLUSTER_ARN})[1]`).stringValue,
    clusterArn: hcl(CLUSTER_ARN).stringValue,
  });
}
