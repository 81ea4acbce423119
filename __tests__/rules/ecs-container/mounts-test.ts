import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

const mount = (sourceVolume: string, containerPath: string) => ({ sourceVolume, containerPath });

describe("a mount of a volume that is not there", () => {
  it("is told with the volumes that are", () => {
    const resource = taskOf({ volume: [{ name: "data" }, { name: "logs" }] }, {}, { mountPoints: [mount("x", "/x")] });
    expect(messages(resource)).toEqual([
      "CD051 [aws_ecs_task_definition.web] container_definitions[1].mountPoints[0].sourceVolume is " +
        '"x"; allowed: data, logs. Add the volume to the task definition, or mount one that is there.',
    ]);
    expect(messages(taskOf({}, { mountPoints: [mount("x", "/x")] })).join()).toContain(
      "allowed: none, as there is none.",
    );
  });

  it.each<[string, Record<string, unknown>]>([
    ["a list", { volume: "${var.volumes}" }],
    ["a block that Terraform repeats", { dynamic: { volume: { for_each: "${var.volumes}" } } }],
    ["a name", { volume: [{ name: "${var.volume}" }] }],
  ])("is not told where only Terraform knows the volumes: %s", (_, attributes) => {
    expect(violated(taskOf(attributes, { mountPoints: [mount("data", "/data")] }))).toEqual([]);
  });
});

describe("two mounts at one path", () => {
  it("may be those of two containers", () => {
    const volume = [{ name: "data" }];
    const one = { mountPoints: [mount("data", "/data")] };
    expect(violated(taskOf({ volume }, one, one))).toEqual([]);
    expect(violated(taskOf({ volume }, one, { mountPoints: [...one.mountPoints, ...one.mountPoints] }))).toEqual([
      "CD052",
    ]);
  });
});

describe("volumes of a container that is not there", () => {
  it("are told with the containers that are", () => {
    const [message] = messages(taskOf({}, { name: "web", volumesFrom: [{ sourceContainer: "db" }] }, { name: "data" }));
    expect(message).toContain('volumesFrom[0].sourceContainer is "db"; allowed: web, data.');
  });

  it("are not told where only Terraform knows a container's name", () => {
    const resource = taskOf({}, { volumesFrom: [{ sourceContainer: "db" }] }, { name: "${var.name}" });
    expect(violated(resource)).toEqual([]);
  });
});

describe("a wrong mount", () => {
  const DATA = { volume: [{ name: "data" }] };

  it("is told by its place, with what is right", () => {
    expect(places(taskOf(DATA, {}, { mountPoints: [mount("data", "/a"), mount("x", "/b")] }))).toEqual([
      "CD051 container_definitions[1].mountPoints[1].sourceVolume",
    ]);
    expect(
      messages(taskOf(DATA, {}, { mountPoints: [mount("data", "/a"), mount("data", "/b"), mount("data", "/a")] })),
    ).toEqual([
      'CD052 [aws_ecs_task_definition.web] container_definitions[1].mountPoints[2].containerPath is "/a"; ' +
        "allowed: a path of its own. Mount one of the volumes at another path.",
    ]);
    expect(places(taskOf({}, { volumesFrom: [{ sourceContainer: "c1" }, { sourceContainer: "x" }] }, {}))).toEqual([
      "CD053 container_definitions[0].volumesFrom[1].sourceContainer",
    ]);
  });

  it("is none that only Terraform knows", () => {
    const unknown = "${var.x}";
    expect(violated(taskOf(DATA, { mountPoints: [mount(unknown, unknown), mount(unknown, unknown)] }))).toEqual([]);
    expect(violated(taskOf({}, { mountPoints: unknown, volumesFrom: unknown }))).toEqual([]);
    expect(violated(taskOf({}, { volumesFrom: [{ sourceContainer: unknown }] }))).toEqual([]);
    expect(
      violated(taskOf({ volume: [{ name: "a" }, { name: unknown }] }, { mountPoints: [mount("x", "/x")] })),
    ).toEqual([]);
    expect(violated(taskOf({}, { mountPoints: [{}], volumesFrom: [{}] }))).toEqual([]);
  });
});
