import { Cluster } from "../../../src/cluster/cluster";
import { addTaskCount } from "../../../src/modules/service/task-count";
import { Ec2Service } from "../../../src/service/ec2-service";
import { Ec2TaskDefinition } from "../../../src/task-definition/ec2-task-definition";
import { synthesiseModule } from "../../support/module";

function serviceOf(form: string, daemon?: string) {
  const made = synthesiseModule((stack) => {
    const taskDefinition = new Ec2TaskDefinition(stack, "task");
    const cluster = Cluster.fromClusterAttributes({ clusterName: "shop", clusterArn: "arn" });
    addTaskCount(stack, new Ec2Service(stack, "main", { cluster, taskDefinition }), daemon);
  });
  return made.resource("aws_ecs_service", form);
}

describe("addTaskCount", () => {
  it("leaves the number of tasks alone in the form that is scaled, and sets it in the other", () => {
    expect(serviceOf("main")).toMatchObject({
      count: "${!(!var.enable_autoscaling) ? 1 : 0}",
      lifecycle: { ignore_changes: ["desired_count"] },
    });
    expect(serviceOf("main_unscaled")).toMatchObject({
      count: "${!var.enable_autoscaling ? 1 : 0}",
      desired_count: "${var.desired_count}",
    });
  });

  it("begins within the limits of scaling", () => {
    expect(serviceOf("main").desired_count).toBe(
      "${max(var.autoscaling_min_capacity, min(var.autoscaling_max_capacity, var.desired_count))}",
    );
  });

  it("scales no daemon, and gives it no number", () => {
    expect(serviceOf("main_unscaled", "var.daemon")).toMatchObject({
      count: "${!(var.enable_autoscaling && !(var.daemon)) ? 1 : 0}",
      desired_count: "${var.daemon ? null : var.desired_count}",
    });
  });
});
