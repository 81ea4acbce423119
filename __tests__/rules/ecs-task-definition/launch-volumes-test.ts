import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

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

describe("a mistake in a volume that is configured at launch", () => {
  const launch = (name: string, others: object = {}) => ({ name, configure_at_launch: true, ...others });
  const mounts = (...names: string[]) => ({
    mountPoints: names.map((sourceVolume) => ({ sourceVolume, containerPath: `/${sourceVolume}` })),
  });
  const at = (volume: object[], ...containers: object[]) => places(taskOf({ volume }, ...containers));

  it("is told by its place", () => {
    expect(at([{ name: "a" }, launch("b"), launch("c"), launch("d")], mounts("b", "c", "d"))).toEqual([
      "TD054 volume[2].configure_at_launch",
      "TD054 volume[3].configure_at_launch",
    ]);
    expect(at([{ name: "a" }, launch("b", { host_path: "/srv" })], mounts("b"))).toEqual(["TD055 volume[1]"]);
    expect(at([{ name: "a", host_path: "/srv" }, launch("b")], mounts("b"))).toEqual([]);
    expect(at([{ name: "a" }, launch("b")], mounts("a"))).toEqual(["TD056 volume[1].name"]);
    expect(at([launch("${var.volume}")], mounts("a"))).not.toContain("TD056 volume[0].name");
  });

  it("is told with what is right", () => {
    const [source, again] = messages(
      taskOf(
        { volume: [launch("a", { host_path: "/srv", docker_volume_configuration: [{ scope: "task" }] })] },
        mounts("a"),
      ),
    ).filter((each) => each.startsWith("TD055"));
    expect(source).toContain('volume[0] is "host_path"; allowed: none with configure_at_launch. ');
    expect(again).toContain('volume[0] is "docker_volume_configuration"; allowed: none with configure_at_launch. ');
    const volume = [{ name: "a" }, { name: "b" }, launch("c")];
    expect(messages(taskOf({ volume }, mounts("a"), mounts("b")))).toEqual([
      expect.stringContaining('volume[2].name is "c"; allowed: a, b. '),
    ]);
    expect(messages(taskOf({ volume }))).toEqual([
      expect.stringContaining('volume[2].name is "c"; allowed: none, as nothing is mounted. '),
    ]);
    expect(messages(taskOf({ volume: [launch("a"), launch("b")] }, mounts("a", "b")))).toEqual([
      expect.stringContaining("volume[1].configure_at_launch is true; allowed: one volume. "),
    ]);
  });

  it("is not told where a container is known to Terraform only, or its mounts are", () => {
    expect(at([launch("a")], { mountPoints: null })).toEqual(["TD056 volume[0].name"]);
    expect(at([launch("a")], mounts("b"), { mountPoints: "${var.mounts}" })).toEqual([
      "CD051 container_definitions[0].mountPoints[0].sourceVolume",
    ]);
  });
});
