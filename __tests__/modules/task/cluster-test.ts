import { TerraformOutput } from "cdktf";
import { addCluster } from "../../../src/modules/task/cluster";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => {
  const { clusterName, clusterArn } = addCluster(stack);
  new TerraformOutput(stack, "cluster", { value: [clusterName, clusterArn], staticId: true });
});

describe("addCluster", () => {
  it("takes the name of the cluster out of its ARN", () => {
    expect(made.output("cluster").value).toEqual(['${split("/", local.cluster_arn)[1]}', "${local.cluster_arn}"]);
  });

  it("refuses what is no ARN of a cluster, and says what to do", () => {
    expect(made.variable("cluster_arn").validation).toEqual([
      {
        condition:
          '${!var.create || (var.cluster_arn == null ? false : can(regex("^arn:[^:]+:ecs:[^:]+:[^:]+:cluster/[^/]+$", var.cluster_arn)))}',
        error_message: expect.stringContaining("allowed: the ARN of a cluster."),
      },
    ]);
  });
});
