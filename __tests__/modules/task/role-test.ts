import { TerraformOutput } from "cdktf";
import { hcl } from "../../../src/module/hcl";
import { addRole } from "../../../src/modules/task/role";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => {
  const role = addRole(stack, stack, "task_role", { prefix: "tasks", whose: "the programs in the tasks" });
  role.setPolicy("jsonencode({})", hcl("var.write").value);
  new TerraformOutput(stack, "used", { value: role.role.roleArn, staticId: true });
});

describe("addRole", () => {
  it("makes a role for tasks, unless the caller gives one", () => {
    expect(made.resource("aws_iam_role", "task_role")).toMatchObject({
      count: "${var.create_tasks_iam_role ? 1 : 0}",
      name: '${coalesce(var.tasks_iam_role_name, "${var.name}-task-role")}',
      assume_role_policy: expect.stringContaining("ecs-tasks.amazonaws.com"),
    });
    expect(made.output("used").value).toBe(
      "${var.create_tasks_iam_role ? one(aws_iam_role.task_role[*].arn) : var.tasks_iam_role_arn}",
    );
  });

  it("attaches the managed policies of the caller to the role that is made", () => {
    expect(made.resource("aws_iam_role_policy_attachment", "task_role")).toMatchObject({
      for_each:
        "${{ for each_key, each_value in var.tasks_iam_role_policies : each_key => each_value if var.create_tasks_iam_role }}",
      policy_arn: "${each.value}",
    });
  });

  it("has an inline policy where a condition holds", () => {
    expect(made.resource("aws_iam_role_policy", "task_role")).toMatchObject({
      count: "${(var.create_tasks_iam_role ? var.write : false) ? 1 : 0}",
      policy: "${jsonencode({})}",
    });
  });

  it("leaves room for the longest name that IAM takes", () => {
    const { validation } = made.variable("name") as { validation: { error_message: string }[] };
    expect(validation[0]?.error_message).toContain(`up to ${64 - "-task-role".length} in all`);
  });
});
