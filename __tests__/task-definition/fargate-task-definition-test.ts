import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { TerraformVariable } from "cdktf";
import {
  FargateTaskDefinition,
  type FargateTaskDefinitionProps,
} from "../../src/task-definition/fargate-task-definition";
import { errorsOf, synthesiseFully } from "../support/synth";

function task(props?: FargateTaskDefinitionProps) {
  return synthesiseFully((scope) => {
    new FargateTaskDefinition(scope, "web", props).addContainer("app", { image: "app:1" });
  });
}

describe("a task definition for Fargate", () => {
  it("is, by default, of the smallest size, in awsvpc mode, without roles", () => {
    expect(task().resource("aws_ecs_task_definition", "web")).toEqual({
      family: "stack-web",
      requires_compatibilities: ["FARGATE"],
      network_mode: "awsvpc",
      cpu: "256",
      memory: "512",
      container_definitions: '[{"name":"app","image":"app:1"}]',
      lifecycle: { create_before_destroy: true },
    });
    expect(task().addresses()).toEqual(["aws_ecs_task_definition.web"]);
  });

  it("takes CPU and memory, which Terraform wants as text", () => {
    expect(task({ cpu: 4096, memoryLimitMiB: 30720 }).text).toHaveResourceWithProperties(EcsTaskDefinition, {
      cpu: "4096",
      memory: "30720",
    });
  });

  it("takes CPU and memory that only Terraform knows", () => {
    const stack = synthesiseFully((scope) => {
      const cpu = new TerraformVariable(scope, "cpu", { type: "number" }).numberValue;
      const memoryLimitMiB = new TerraformVariable(scope, "memory", { type: "number" }).numberValue;
      new FargateTaskDefinition(scope, "web", { cpu, memoryLimitMiB }).addContainer("app", { image: "app:1" });
    });
    expect(stack.text).toHaveResourceWithProperties(EcsTaskDefinition, { cpu: "${var.cpu}", memory: "${var.memory}" });
  });

  it.each(["X86_64", "ARM64"] as const)("runs on the processor that is asked for: %s", (cpuArchitecture) => {
    expect(task({ cpuArchitecture }).resource("aws_ecs_task_definition", "web").runtime_platform).toEqual({
      cpu_architecture: cpuArchitecture,
      operating_system_family: "LINUX",
    });
  });

  it("takes the size of its disk", () => {
    expect(task({ ephemeralStorageGiB: 50 }).resource("aws_ecs_task_definition", "web").ephemeral_storage).toEqual({
      size_in_gib: 50,
    });
  });

  it("may show its containers the processes of each other", () => {
    expect(task({ pidMode: "task" }).resource("aws_ecs_task_definition", "web").pid_mode).toBe("task");
  });

  it("takes a family and tags", () => {
    expect(task({ family: "shop", tags: { Team: "shop" } }).text).toHaveResourceWithProperties(EcsTaskDefinition, {
      family: "shop",
      tags: { Team: "shop" },
    });
  });

  it.each<[FargateTaskDefinitionProps, string]>([
    [{ cpu: 300 }, "TD009 [stack/web/TaskDefinition] cpu is 300; allowed: 256, 512, 1024, 2048, 4096, 8192, 16384"],
    [{ cpu: 0 }, "TD009 [stack/web/TaskDefinition] cpu is 0; allowed: 256"],
    [
      { memoryLimitMiB: 4096 },
      "TD010 [stack/web/TaskDefinition] memory is 4096; allowed: 512, 1024, 2048 (MiB) with cpu 256",
    ],
    [{ memoryLimitMiB: 0 }, "TD010 [stack/web/TaskDefinition] memory is 0; allowed: 512"],
  ])("is refused in a size that Fargate does not have: %p", (props, message) => {
    expect(
      errorsOf((scope) => new FargateTaskDefinition(scope, "web", props).addContainer("app", { image: "app:1" })),
    ).toEqual([expect.stringContaining(message)]);
  });
});
