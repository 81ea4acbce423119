import { fargateTaskOf, taskOf, WINDOWS } from "../../../src/rules/ecs-task-definition/task-example";
import { violated } from "../../support/rules";

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
    expect(found(volume({ efs_volume_configuration: { file_system_id: "fs-1" } })).fargate).toEqual(["TD057"]);
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
