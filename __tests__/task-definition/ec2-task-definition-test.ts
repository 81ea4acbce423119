import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { TerraformVariable } from "cdktf";
import { Ec2TaskDefinition, type Ec2TaskDefinitionProps } from "../../src/task-definition/ec2-task-definition";
import { synthesiseFully } from "../support/synth";
import { withContainer } from "../support/with-container";

function task(props?: Ec2TaskDefinitionProps) {
  return synthesiseFully((scope) => {
    new Ec2TaskDefinition(scope, "web", props).addContainer("app", { image: "app:1", memoryLimitMiB: 128 });
  });
}

const resource = (props?: Ec2TaskDefinitionProps) => task(props).resource("aws_ecs_task_definition", "web");

describe("a task definition for instances", () => {
  it("is, by default, in bridge mode, as large as its containers, and has no roles", () => {
    expect(resource()).toEqual({
      family: "stack-web",
      requires_compatibilities: ["EC2"],
      network_mode: "bridge",
      container_definitions: '[{"name":"app","image":"app:1","memory":128}]',
      lifecycle: { create_before_destroy: true },
    });
    expect(task().addresses()).toEqual(["aws_ecs_task_definition.web"]);
  });

  it.each(["bridge", "host", "awsvpc", "none"] as const)("may be in %s mode", (networkMode) => {
    expect(resource({ networkMode }).network_mode).toBe(networkMode);
  });

  it("takes CPU and memory, which Terraform wants as text", () => {
    expect(task({ cpu: 300, memoryLimitMiB: 700 }).text).toHaveResourceWithProperties(EcsTaskDefinition, {
      cpu: "300",
      memory: "700",
    });
  });

  it("takes CPU and memory that only Terraform knows", () => {
    const stack = synthesiseFully((scope) => {
      const [cpu, memoryLimitMiB] = ["cpu", "memory"].map((id) => new TerraformVariable(scope, id, {}).numberValue);
      new Ec2TaskDefinition(scope, "web", { cpu, memoryLimitMiB }).addContainer("app", { image: "app:1" });
    });
    expect(stack.text).toHaveResourceWithProperties(EcsTaskDefinition, { cpu: "${var.cpu}", memory: "${var.memory}" });
  });

  it("runs on the instances for which expressions hold", () => {
    const placementConstraints = ["attribute:ecs.os-type == linux", "attribute:rack == 1"];
    expect(resource({ placementConstraints }).placement_constraints).toEqual([
      { type: "memberOf", expression: "attribute:ecs.os-type == linux" },
      { type: "memberOf", expression: "attribute:rack == 1" },
    ]);
  });

  it("takes a family and tags", () => {
    expect(resource({ family: "shop", tags: { Team: "shop" } })).toMatchObject({
      family: "shop",
      tags: { Team: "shop" },
    });
  });

  it("knows its network mode, for services", () => {
    synthesiseFully((scope) => {
      expect(withContainer(new Ec2TaskDefinition(scope, "one", { networkMode: "host" })).networkMode).toBe("host");
      expect(withContainer(new Ec2TaskDefinition(scope, "two")).networkMode).toBe("bridge");
    });
  });
});

describe("a task definition for instances", () => {
  it.each([{ pidMode: "task" }, { pidMode: "host" }] as const)("shows processes as asked: %j", ({ pidMode }) => {
    expect(resource({ pidMode }).pid_mode).toBe(pidMode);
  });

  it.each([{ ipcMode: "task" }, { ipcMode: "host" }, { ipcMode: "none" }] as const)(
    "shares memory as asked: %j",
    ({ ipcMode }) => {
      expect(resource({ ipcMode }).ipc_mode).toBe(ipcMode);
    },
  );
});

describe.each(["WINDOWS_SERVER_2022_CORE", "WINDOWS_SERVER_2022_FULL"] as const)("a task definition for %s", (os) => {
  it("says so, and leaves the network mode to AWS: Docker there knows no bridge", () => {
    const windows = resource({ operatingSystem: os });
    expect(windows.runtime_platform).toEqual({ operating_system_family: os, cpu_architecture: "X86_64" });
    expect(windows).not.toHaveProperty("network_mode");
  });

  it("may be in awsvpc mode", () => {
    expect(resource({ operatingSystem: os, networkMode: "awsvpc" }).network_mode).toBe("awsvpc");
  });
});
