import type { ResourceMap } from "../../../src/rules/configuration";
import { fargateTaskOf, taskOf, WINDOWS } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

const UNKNOWN = { runtime_platform: { operating_system_family: "${var.family}" } };

/** What is found on Windows, on Fargate and on instances; elsewhere, nothing of it is. */
function found(attributes: Record<string, unknown>, container: object = {}) {
  for (const platform of [{}, { runtime_platform: { operating_system_family: "LINUX" } }, UNKNOWN]) {
    expect(violated(fargateTaskOf({ ...attributes, ...platform }, container))).toEqual([]);
  }
  return {
    fargate: violated(fargateTaskOf({ ...attributes, ...WINDOWS }, container)),
    instances: violated(taskOf({ ...attributes, ...WINDOWS }, container)),
  };
}

const volume = (attributes: object) => ({ volume: [{ name: "data", ...attributes }] });

describe("a task on Windows", () => {
  it("shares no processes", () => {
    expect(found({ pid_mode: "task" })).toEqual({ fargate: ["TD028"], instances: ["TD028"] });
    expect(found({ pid_mode: "${var.mode}" })).toEqual({ fargate: [], instances: [] });
  });

  it("has no EFS, FSx and more ephemeral storage on Fargate", () => {
    const efs = { efs_volume_configuration: { file_system_id: "fs-1" } };
    expect(found(volume(efs))).toEqual({ fargate: ["TD057"], instances: [] });
    const fsx = { fsx_windows_file_server_volume_configuration: { file_system_id: "fs-1" } };
    expect(found(volume(fsx))).toEqual({ fargate: ["TD064"], instances: [] });
    expect(found({ ephemeral_storage: { size_in_gib: 50 } }).fargate).toEqual(["TD063"]);
    expect(found(volume({}))).toEqual({ fargate: [], instances: [] });
  });

  it("has no FireLens and no proxy on Fargate", () => {
    expect(found({}, { firelensConfiguration: { type: "fluentbit" } }).fargate).toEqual(["TD064"]);
    const proxy_configuration = { container_name: "c0", properties: { IgnoredUID: "1337" } };
    expect(found({ proxy_configuration }).fargate).toEqual(["TD064"]);
  });
});

describe("a container on Windows", () => {
  it.each<[object, string[]]>([
    [{ readonlyRootFilesystem: true }, ["CD066"]],
    [{ readonlyRootFilesystem: false, privileged: false }, []],
    [{ readonlyRootFilesystem: "${var.readonly}" }, []],
    [{ linuxParameters: { initProcessEnabled: true } }, ["CD066"]],
    [{ linuxParameters: {} }, []],
    [{ linuxParameters: null }, []],
  ])("has nothing of Linux: %j", (container, expected) => {
    expect(found({}, container)).toEqual({ fargate: expected, instances: expected });
  });

  it("is not privileged", () => {
    expect(violated(taskOf(WINDOWS, { privileged: true }))).toEqual(["CD066"]);
  });

  it.each<[unknown, string[]]>([
    ["app", ["CD066"]],
    ["", []],
    [null, []],
    ["${var.user}", []],
  ])("has the user of its image on Fargate: %j", (user, fargate) => {
    expect(found({}, { user })).toEqual({ fargate, instances: [] });
  });
});

describe("what Windows does not have", () => {
  const second = (container: object) => fargateTaskOf(WINDOWS, {}, container);
  const attributes = (others: object) => fargateTaskOf({ ...WINDOWS, ...others });
  const volumes = (others: object) => attributes({ volume: [{ name: "a" }, { name: "b", ...others }] });

  it("is told by its place", () => {
    expect(places(attributes({ pid_mode: "task" }))).toEqual(["TD028 pid_mode"]);
    expect(places(volumes({ efs_volume_configuration: [{ file_system_id: "fs-1" }] }))).toEqual([
      "TD057 volume[1].efs_volume_configuration",
    ]);
    expect(places(attributes({ ephemeral_storage: [{ size_in_gib: 50 }] }))).toEqual(["TD063 ephemeral_storage"]);
    expect(places(volumes({ fsx_windows_file_server_volume_configuration: [{ file_system_id: "fs-1" }] }))).toEqual([
      "TD064 volume[1].fsx_windows_file_server_volume_configuration",
    ]);
    const proxy_configuration = [{ container_name: "c0", properties: { IgnoredUID: "1337" } }];
    expect(places(attributes({ proxy_configuration }))).toEqual(["TD064 proxy_configuration"]);
    expect(places(second({ firelensConfiguration: { type: "fluentbit" } }))).toEqual([
      "TD064 container_definitions[1].firelensConfiguration",
    ]);
    expect(places(second({ readonlyRootFilesystem: true }))).toEqual([
      "CD066 container_definitions[1].readonlyRootFilesystem",
    ]);
    expect(places(second({ linuxParameters: { initProcessEnabled: true }, user: "app" }))).toEqual([
      "CD066 container_definitions[1].linuxParameters",
      "CD066 container_definitions[1].user",
    ]);
    expect(places(second({ user: 7 })).filter((each) => each.startsWith("CD066"))).toEqual([]);
  });

  it("is told with what is allowed", () => {
    const of = (task: ResourceMap) => messages(task).map((each) => /allowed: (.*?)\. /.exec(each)?.[1]);
    expect(of(attributes({ pid_mode: "task" }))).toEqual(["none on Windows"]);
    expect(of(attributes({ ephemeral_storage: [{ size_in_gib: 50 }] }))).toEqual(["none on Fargate with Windows"]);
    expect(of(volumes({ efs_volume_configuration: [{ file_system_id: "fs-1" }] }))).toEqual([
      "none on Fargate with Windows",
    ]);
    expect(of(second({ firelensConfiguration: { type: "fluentbit" } }))).toEqual(["none on Fargate with Windows"]);
    expect(of(second({ readonlyRootFilesystem: true, linuxParameters: { tmpfs: [] }, user: "app" }))).toEqual([
      "false on Windows",
      "none on Windows",
      "none on Fargate with Windows",
    ]);
  });
});
