import { FARGATE, taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, violated } from "../../support/rules";

const WITHOUT = { memory: undefined };

describe("the memory of a container on instances", () => {
  it("is told by itself, soft or hard, or by its task", () => {
    expect(violated(taskOf({}, { memory: 128 }, { ...WITHOUT, memoryReservation: 64 }))).toEqual([]);
    expect(violated(taskOf({ memory: "512" }, WITHOUT))).toEqual([]);
    expect(messages(taskOf({}, {}, { name: "log", ...WITHOUT }))).toEqual([
      "CD005 [aws_ecs_task_definition.web] container_definitions[1].memory is not set; allowed: a number of MiB here, as " +
        "memoryReservation, or for the task. Give the container memoryLimitMiB or memoryReservationMiB, or the task memoryLimitMiB.",
    ]);
  });

  it("is more than none", () => {
    expect(violated(taskOf({}, { memory: 0 }))).toEqual(["CD005"]);
    expect(violated(taskOf({}, { memory: null, memoryReservation: 0 }))).toEqual(["CD005"]);
    expect(violated(taskOf({ memory: null }, WITHOUT))).toEqual(["CD005"]);
  });

  it.each([[["EC2"]], [["EXTERNAL"]], [[]], [undefined]])("is asked of tasks for %j", (requires_compatibilities) => {
    expect(violated(taskOf({ requires_compatibilities }, WITHOUT))).toEqual(["CD005"]);
  });

  it.each([[["FARGATE"]], [["EC2", "FARGATE"]], [["${var.type}"]], ["${var.types}"]])(
    "is not asked of tasks for %j",
    (requires_compatibilities) => {
      expect(violated(taskOf({ ...FARGATE, requires_compatibilities, memory: undefined }, WITHOUT))).not.toContain(
        "CD005",
      );
    },
  );

  it("is not judged where only Terraform knows", () => {
    expect(violated(taskOf({ memory: "${var.memory}" }, WITHOUT))).toEqual([]);
    const containers = (container_definitions: string) => ({
      aws_ecs_task_definition: { web: { container_definitions } },
    });
    expect(violated(containers("${var.containers}"))).toEqual([]);
    expect(violated(containers("[${jsonencode(var.container)}]"))).toEqual([]);
    expect(violated(containers('[{"name":"web","image":"web:1","memory":${jsonencode(var.memory)}}]'))).toEqual([]);
    expect(
      violated(containers('[{"name":"web","image":"web:1","memoryReservation":${jsonencode(var.memory)}}]')),
    ).toEqual([]);
  });
});

describe("the memory of a container", () => {
  it.each<[unknown, unknown, string[]]>([
    [6, undefined, []],
    [5, undefined, ["CD007"]],
    [128, 128, []],
    [128, 127, []],
    [128, 129, ["CD006"]],
    [0, 129, []],
    ["${var.memory}", 129, []],
    [128, "${var.memory}", []],
  ])("may be %j, with %j of it kept free: %j", (memory, memoryReservation, expected) => {
    expect(violated(taskOf({}, { memory, memoryReservation }))).toEqual(expected);
  });
});
