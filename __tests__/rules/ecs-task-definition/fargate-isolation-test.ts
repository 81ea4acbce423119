import { fargateTaskOf, taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, violated } from "../../support/rules";

describe("what only a machine of one's own gives", () => {
  const device = { devices: [{ hostPath: "/dev/fuse" }] };

  it.each<[string, Record<string, unknown>, object, string]>([
    ["the instance's processes", { pid_mode: "host" }, {}, "TD027"],
    ["shared memory of the task", { ipc_mode: "task" }, {}, "TD026"],
    ["all rights", {}, { privileged: true }, "CD059"],
    ["a device", {}, { linuxParameters: device }, "CD062"],
    ["swap", {}, { linuxParameters: { maxSwap: 0 } }, "CD062"],
    ["a capability", {}, { linuxParameters: { capabilities: { add: ["SYS_PTRACE", "SYS_ADMIN"] } } }, "CD063"],
  ])("is refused on Fargate, and taken on EC2: %s", (_, attributes, container, id) => {
    expect(violated(fargateTaskOf(attributes, container))).toEqual([id]);
    expect(violated(taskOf(attributes, container))).toEqual([]);
  });

  it.each([
    { linuxParameters: { devices: [], initProcessEnabled: true, tmpfs: [{ containerPath: "/run", size: 64 }] } },
    { linuxParameters: { capabilities: { drop: ["ALL"], add: [] } } },
    { linuxParameters: { sharedMemorySize: "${var.size}" } },
    { privileged: "${var.privileged}" },
  ])("does not include %j", (container) => {
    expect(violated(fargateTaskOf({}, container))).toEqual([]);
  });

  it("is told by its place", () => {
    const resource = fargateTaskOf({}, {}, { linuxParameters: { capabilities: { add: ["SYS_PTRACE", "NET_ADMIN"] } } });
    expect(messages(resource)).toEqual([
      "CD063 [aws_ecs_task_definition.web] container_definitions[1].linuxParameters.capabilities.add[1] is " +
        '"NET_ADMIN"; allowed: SYS_PTRACE on Fargate. Add SYS_PTRACE alone, or run the task on EC2. ' +
        "Capabilities may be dropped.",
    ]);
  });
});
