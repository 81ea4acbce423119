import { Cluster } from "../../../src/cluster/cluster";
import { hcl } from "../../../src/module/hcl";
import { addAutoscaling } from "../../../src/modules/service/autoscaling";
import { Network } from "../../../src/network/network";
import { FargateService } from "../../../src/service/fargate-service";
import { FargateTaskDefinition } from "../../../src/task-definition/fargate-task-definition";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => {
  const taskDefinition = new FargateTaskDefinition(stack, "task");
  taskDefinition.addContainer("nginx", { image: "nginx" });
  const cluster = Cluster.fromClusterAttributes({ clusterName: "shop", clusterArn: "arn" });
  const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-1"] });
  const service = new FargateService(stack, "main", { cluster, taskDefinition, network });
  addAutoscaling(stack, service, hcl("var.enable_autoscaling").value);
});

describe("addAutoscaling", () => {
  it("is there where the caller wants it, with all that sets the number of tasks", () => {
    expect(made.resource("aws_appautoscaling_target", "main").count).toBe("${var.enable_autoscaling ? 1 : 0}");
    for (const [type, input] of [
      ["aws_appautoscaling_policy", "autoscaling_policies"],
      ["aws_appautoscaling_scheduled_action", "autoscaling_scheduled_actions"],
    ] as const) {
      expect(made.resource(type, "main")).toMatchObject({
        for_each: `\${{ for each_key, each_value in var.${input} : each_key => each_value if var.enable_autoscaling }}`,
        name: "${coalesce(each.value.name, each.key)}",
        resource_id: "${aws_appautoscaling_target.main[0].resource_id}",
      });
    }
  });

  it("keeps CPU and memory near a target, if the caller says nothing", () => {
    expect(Object.keys(made.variable("autoscaling_policies").default as object)).toEqual(["cpu", "memory"]);
  });

  it("has either kind of policy, by the caller's words", () => {
    expect(Object.keys(made.resource("aws_appautoscaling_policy", "main").dynamic as object).sort()).toEqual([
      "step_scaling_policy_configuration",
      "target_tracking_scaling_policy_configuration",
    ]);
  });
});
