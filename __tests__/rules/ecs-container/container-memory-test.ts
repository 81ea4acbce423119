import { Configuration } from "../../../src/rules/configuration";
import { wholeNumber } from "../../../src/rules/constraint";
import { containerMemoryRules } from "../../../src/rules/ecs-container/container-memory";
import { FARGATE, taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

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

describe("wrong memory", () => {
  it("is told by its place, with what is right", () => {
    expect(messages(taskOf({}, {}, { memory: 64, memoryReservation: 65 }))).toEqual([
      "CD006 [aws_ecs_task_definition.web] container_definitions[1].memoryReservation is 65; " +
        "allowed: at most memory, which is 64. Raise memoryLimitMiB, or lower memoryReservationMiB.",
    ]);
    expect(messages(taskOf({}, {}, { memory: 5 }))).toEqual([
      "CD007 [aws_ecs_task_definition.web] container_definitions[1].memory is 5; allowed: a whole number, 6 or more MiB. " +
        "Take more memory: Docker starts nothing with less.",
    ]);
    expect(messages(taskOf({}, { memory: 0 })).join()).toContain("container_definitions[0].memory is 0; ");
    expect(messages(taskOf({}, { memory: null })).join()).toContain("container_definitions[0].memory is not set; ");
  });

  it("is asked of each container that is known, whatever its name", () => {
    expect(places(taskOf({}, { name: "${var.name}", memory: undefined }, {}, WITHOUT))).toEqual([
      "CD005 container_definitions[0].memory",
      "CD005 container_definitions[2].memory",
    ]);
  });

  it("is none in a plan that has an empty text for the task", () => {
    expect(places(taskOf({ memory: "" }, WITHOUT))).toContain("CD005 container_definitions[0].memory");
    expect(places(taskOf({ memory: "0" }, WITHOUT))).toContain("CD005 container_definitions[0].memory");
  });

  it("is checked by Terraform where it alone knows", () => {
    const configuration = new Configuration({ resource: taskOf({}, { memory: "${var.memory}" }) });
    const conditions = configuration
      .resources("aws_ecs_task_definition")
      .flatMap((task) => containerMemoryRules.flatMap((rule) => [...(rule.conditions?.(task, configuration) ?? [])]));
    expect(conditions.map(({ property, allowed, holds }) => [property, allowed, holds("x")])).toEqual([
      [
        "container_definitions[0].memory",
        "a whole number, 6 or more MiB",
        `try(tonumber(x) == 0, false) || ${wholeNumber(6).condition("x")}`,
      ],
    ]);
  });
});
