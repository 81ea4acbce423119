import type { ResourceMap } from "../../../src/rules/configuration";
import { fargateTaskOf, taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

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

describe("a wrong volume", () => {
  const efs_volume_configuration = [{ file_system_id: "fs-1" }];
  const docker_volume_configuration = [{ scope: "shared" }];
  const fsx_windows_file_server_volume_configuration = [{ file_system_id: "fs-1" }];
  const second = (volume: object) => taskOf({ volume: [{ name: "a" }, { name: "b", ...volume }] });

  it.each<[object, string[]]>([
    [{ name: "a" }, ["TD044 volume[1].name"]],
    [{ name: "${var.a}" }, []],
    [
      { docker_volume_configuration: [{ autoprovision: true }] },
      ["TD052 volume[1].docker_volume_configuration[0].autoprovision"],
    ],
    [
      { docker_volume_configuration: [{ autoprovision: true, scope: "task" }] },
      ["TD052 volume[1].docker_volume_configuration[0].autoprovision"],
    ],
    [{ docker_volume_configuration: [{ autoprovision: "${var.a}" }] }, []],
    [{ host_path: "/srv", efs_volume_configuration }, ["TD053 volume[1]"]],
    [{ docker_volume_configuration, efs_volume_configuration }, ["TD053 volume[1]"]],
    [{ fsx_windows_file_server_volume_configuration, efs_volume_configuration }, ["TD053 volume[1]"]],
    [{ fsx_windows_file_server_volume_configuration, docker_volume_configuration: [] }, []],
    [{ host_path: "${var.path}", efs_volume_configuration }, []],
  ])("%j: %j", (volume, expected) => {
    expect(places(second(volume))).toEqual(expected);
  });

  it("is told with what is right", () => {
    const of = (task: ResourceMap) => messages(task).map((each) => /\] (.*?)\. /.exec(each)?.[1]);
    expect(of(second({ name: "a" }))).toEqual(['volume[1].name is "a"; allowed: a name of its own']);
    expect(of(second({ docker_volume_configuration: [{ autoprovision: true }] }))).toEqual([
      "volume[1].docker_volume_configuration[0].autoprovision is true; allowed: false, as the scope is not shared",
    ]);
    expect(of(second({ host_path: "/srv", efs_volume_configuration }))).toEqual([
      'volume[1] is ["host_path","efs_volume_configuration"]; allowed: one of them',
    ]);
  });

  it("is told of each that has a name that is taken", () => {
    const volume = ["a", "b", "a", "b"].map((name) => ({ name }));
    expect(places(taskOf({ volume }))).toEqual(["TD044 volume[2].name", "TD044 volume[3].name"]);
  });
});
