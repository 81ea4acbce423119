import { addCluster } from "../../../src/modules/task/cluster";
import { FARGATE_TASK } from "../../../src/modules/task/fargate-task";
import { ModuleTask } from "../../../src/modules/task/module-task";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => {
  addCluster(stack);
  new ModuleTask(stack, stack, FARGATE_TASK);
});

describe("tasks on Fargate", () => {
  it("have a size that goes together, if the caller says none", () => {
    expect([made.variable("cpu").default, made.variable("memory").default]).toEqual([1024, 2048]);
  });

  it("are for Linux on x86_64, if the caller says nothing", () => {
    const { type, default: value } = made.variable("runtime_platform");
    expect(value).toEqual({});
    expect(type).toContain('cpu_architecture = optional(string, "X86_64")');
    expect(type).toContain('operating_system_family = optional(string, "LINUX")');
  });

  it("have a disk of another size only where the caller says one", () => {
    expect(made.resource("aws_ecs_task_definition", "main").dynamic).toMatchObject({
      ephemeral_storage: { for_each: "${var.ephemeral_storage == null ? [] : [var.ephemeral_storage]}" },
    });
  });
});
