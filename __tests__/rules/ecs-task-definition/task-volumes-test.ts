import { fargateTaskOf, taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, violated } from "../../support/rules";

describe("a volume on Fargate", () => {
  it("is refused with what the instance would have to hold", () => {
    const volume = [
      { name: "socket", host_path: "/var/run/docker.sock" },
      { name: "data", docker_volume_configuration: {} },
    ];
    expect(messages(fargateTaskOf({ volume }))).toEqual([
      "TD050 [aws_ecs_task_definition.web] volume[1].docker_volume_configuration is {}; allowed: none on Fargate. " +
        "Use an empty volume, or EFS for what is to stay.",
      'TD051 [aws_ecs_task_definition.web] volume[0].host_path is "/var/run/docker.sock"; allowed: none on Fargate. ' +
        "Use an empty volume, or EFS for what is to stay; or run the task on EC2.",
    ]);
    expect(violated(taskOf({ volume }))).toEqual([]);
  });
});

describe("a volume of Docker's", () => {
  it.each([
    ["task", true, ["TD052"]],
    ["task", false, []],
    ["shared", true, []],
    ["${var.scope}", true, []],
  ])("of the scope %s, made when it is missing: %s", (scope, autoprovision, expected) => {
    const volume = [{ name: "data", docker_volume_configuration: [{ scope, autoprovision }] }];
    expect(violated(taskOf({ volume }))).toEqual(expected);
  });
});

describe("volumes", () => {
  it("have different names and one source each", () => {
    const source = { host_path: "/srv", docker_volume_configuration: [{ scope: "shared" }] };
    expect(violated(taskOf({ volume: [{ name: "data", ...source }, { name: "data" }] }))).toEqual(["TD044", "TD053"]);
  });
});

describe("a volume without a directory of an instance", () => {
  it("has an empty one in a plan", () => {
    const volume = [
      { name: "data", host_path: "", efs_volume_configuration: [{ file_system_id: "fs-1" }] },
      { name: "logs", host_path: "", configure_at_launch: true },
    ];
    const mountPoints = [{ sourceVolume: "logs", containerPath: "/logs" }];
    expect(violated(fargateTaskOf({ volume }, { mountPoints }))).toEqual([]);
  });
});
