import { addCluster } from "../../../src/modules/task/cluster";
import { FARGATE_TASK } from "../../../src/modules/task/fargate-task";
import { ModuleTask } from "../../../src/modules/task/module-task";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => {
  addCluster(stack);
  new ModuleTask(stack, stack, FARGATE_TASK);
});

describe("ModuleTask", () => {
  it("is a task definition for Fargate, of sizes and containers that the caller says", () => {
    expect(made.resource("aws_ecs_task_definition", "main")).toMatchObject({
      requires_compatibilities: ["FARGATE"],
      network_mode: "awsvpc",
      cpu: "${var.cpu}",
      memory: "${var.memory}",
      container_definitions: "${jsonencode(local.containers)}",
      family: expect.stringContaining("coalesce(var.family, "),
    });
  });

  it("has a policy for the programs in it only where they may do something", () => {
    expect(made.resource("aws_iam_role_policy", "task_role").count).toMatch(
      /^\$\{\(var\.create_tasks_iam_role \? var\.enable_execute_command \|\| .+ \|\| length\(var\.tasks_iam_role_statements\) > 0 : false\) \? 1 : 0\}$/,
    );
  });

  it("always has one for the role that starts it", () => {
    expect(made.resource("aws_iam_role_policy", "execution_role").count).toBe(
      "${var.create_task_exec_iam_role ? 1 : 0}",
    );
  });
});
