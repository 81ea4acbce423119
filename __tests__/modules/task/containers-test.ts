import { addContainers } from "../../../src/modules/task/containers";
import { FARGATE_TASK } from "../../../src/modules/task/fargate-task";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => addContainers(stack, stack, FARGATE_TASK));

describe("addContainers", () => {
  it("makes a log group for each container that has one, named as those of constructs are", () => {
    expect(made.resource("aws_cloudwatch_log_group", "main")).toMatchObject({
      for_each: "${{ for key, log in local.logs : key => log if log.create }}",
      name: "${each.value.name}",
      retention_in_days: "${each.value.retention_in_days}",
    });
    expect(made.json.locals?.logs).toContain(
      'coalesce(container.cloudwatch_log_group_name, "/ecs/${var.name}-${key}")',
    );
  });

  it("makes none for a container that says itself where its output goes", () => {
    expect(made.json.locals?.logs).toMatch(
      /if container\.enable_cloudwatch_logging && container\.logConfiguration == null \}\}$/,
    );
  });

  it("calls a container by its key, unless it has a name, and its members as the ECS API does", () => {
    const { containers } = made.json.locals ?? {};
    expect(containers).toContain("name = coalesce(container.name, key)");
    expect(containers).toContain("entryPoint = container.entrypoint");
    expect(containers).not.toMatch(/\bentrypoint =/);
  });
});
