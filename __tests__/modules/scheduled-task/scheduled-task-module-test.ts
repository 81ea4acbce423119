import { ScheduledTaskModule } from "../../../src/modules/scheduled-task/scheduled-task-module";
import { synthesiseApp } from "../../support/synth";

const made = synthesiseApp((app) => new ScheduledTaskModule(app)).stack("scheduled-task");
const schedule = made.resource("aws_scheduler_schedule", "schedule");

describe("the module scheduled-task", () => {
  it("asks for a name, a cluster, subnets, containers and a time alone", () => {
    const inputs = Object.entries(made.json.variable ?? {});
    const required = inputs.flatMap(([name, input]) => ("default" in input ? [] : [name]));
    expect(required.sort()).toEqual([
      "cluster_arn",
      "container_definitions",
      "name",
      "schedule_expression",
      "subnet_ids",
    ]);
  });

  it("starts the tasks on Fargate or by the caller's capacity providers", () => {
    expect(schedule.target).toMatchObject({
      arn: "${local.cluster_arn}",
      ecs_parameters: {
        launch_type: '${length(var.capacity_provider_strategy) > 0 ? null : "FARGATE"}',
        task_count: "${var.task_count}",
        dynamic: { capacity_provider_strategy: expect.anything() },
      },
    });
  });

  it("may hand the tasks their roles, made or given, and nothing else", () => {
    const { policy } = made.resource("aws_iam_role_policy", "schedule_role");
    expect(policy).toContain("var.create_tasks_iam_role ? one(aws_iam_role.task_role[*].arn) : var.tasks_iam_role_arn");
    expect(policy).toContain(
      "var.create_task_exec_iam_role ? one(aws_iam_role.execution_role[*].arn) : var.task_exec_iam_role_arn",
    );
    expect(policy).not.toContain('"Resource":["*"]');
  });

  it("asks for the role that it could not hand on otherwise", () => {
    for (const name of ["tasks_iam_role_arn", "task_exec_iam_role_arn"]) {
      expect(made.variable(name).validation).toMatchObject([
        { error_message: expect.stringContaining(`${name} is null;`) },
      ]);
    }
  });

  it("keeps starts that failed for good", () => {
    expect(schedule.target).toMatchObject({ dead_letter_config: { arn: "${aws_sqs_queue.schedule[0].arn}" } });
  });

  it.each([
    ["task_count", "a whole number from 1 to 10"],
    ["maximum_retry_attempts", "a whole number from 0 to 185"],
    ["maximum_event_age_in_seconds", "a whole number from 60 to 86400"],
    ["maximum_window_in_minutes", "a whole number from 1 to 1440"],
  ])("refuses a %s that is not %s", (name, allowed) => {
    expect(made.variable(name).validation).toMatchObject([
      { error_message: expect.stringContaining(`; allowed: ${allowed}. Change the number.`) },
    ]);
  });
});
