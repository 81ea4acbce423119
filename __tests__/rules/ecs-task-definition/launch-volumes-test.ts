import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { violated } from "../../support/rules";

const DATA = { name: "data", configure_at_launch: true };
const MOUNT = { sourceVolume: "data", containerPath: "/data" };

const of = (volume: object[], ...containers: object[]) => violated(taskOf({ volume }, ...containers));

describe("a volume that is configured at launch", () => {
  it("is the only one of its task", () => {
    const logs = { ...MOUNT, sourceVolume: "logs", containerPath: "/logs" };
    const both = { mountPoints: [MOUNT, logs] };
    expect(of([DATA, { name: "logs", configure_at_launch: true }], both)).toEqual(["TD054"]);
    for (const configure_at_launch of [false, undefined, "${var.launch}"]) {
      expect(of([DATA, { name: "logs", configure_at_launch }], both)).toEqual([]);
    }
  });

  it.each<[object, string[]]>([
    [{ host_path: "/srv" }, ["TD055"]],
    [{ efs_volume_configuration: { file_system_id: "fs-1" } }, ["TD055"]],
    [{ docker_volume_configuration: { scope: "task" } }, ["TD055"]],
    [{ fsx_windows_file_server_volume_configuration: { file_system_id: "fs-1" } }, ["TD055"]],
    [{}, []],
  ])("has nothing else: %j", (others, expected) => {
    expect(of([{ ...DATA, ...others }], { mountPoints: [MOUNT] })).toEqual(expected);
  });

  it("is mounted by a container", () => {
    expect(of([DATA], {}, { mountPoints: [MOUNT] })).toEqual([]);
    expect(of([DATA], {})).toEqual(["TD056"]);
    expect(of([DATA], { mountPoints: [{ ...MOUNT, sourceVolume: "${var.volume}" }] })).toEqual([]);
    expect(of([DATA], { mountPoints: "${var.mounts}" })).toEqual([]);
    const containers = '[{"name":"a","image":"a:1","memory":8},${jsonencode(var.other)}]';
    expect(violated({ aws_ecs_task_definition: { web: { volume: DATA, container_definitions: containers } } })).toEqual(
      [],
    );
  });
});
