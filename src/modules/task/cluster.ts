import { Cluster, type ICluster } from "../../cluster/cluster";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";

/** Adds the input `cluster_arn`. */
export function addCluster(module: ModuleStack): ICluster {
  const arn = module.addInput("cluster_arn", {
    type: "string",
    description: "The ARN of the cluster, in the region of the provider",
    nullable: false,
    validation: [
      {
        condition: '${can(regex("^arn:[^:]+:ecs:[^:]+:[^:]+:cluster/[^/]+$", var.cluster_arn))}',
        errorMessage:
          "cluster_arn is ${jsonencode(var.cluster_arn)}; allowed: the ARN of a cluster. Take the output arn of the cluster, not its name.",
      },
    ],
  });
  return Cluster.fromClusterAttributes({
    clusterName: hcl('split("/", var.cluster_arn)[1]').stringValue,
    clusterArn: arn.stringValue,
  });
}
