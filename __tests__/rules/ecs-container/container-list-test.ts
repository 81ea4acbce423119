import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

const named = (...names: unknown[]) => violated(taskOf({}, ...names.map((name) => ({ name }))));
const many = (count: number) => violated(taskOf({}, ...Array.from({ length: count }, () => ({}))));
const definitions = (container_definitions: string) =>
  violated({ aws_ecs_task_definition: { web: { container_definitions } } });

describe("the containers of a task", () => {
  it("are 1 to 10", () => {
    expect(definitions("[]")).toEqual(["TD003"]);
    expect([1, 10, 11].map(many)).toEqual([[], [], ["TD004"]]);
    const expression = "${jsonencode(var.sidecar)}";
    expect(definitions(`[${Array.from({ length: 11 }, () => expression).join(",")}]`)).toEqual(["TD004"]);
  });

  it("have one that is essential, as it is without a word", () => {
    const essential = (...values: unknown[]) => violated(taskOf({}, ...values.map((each) => ({ essential: each }))));
    expect(essential(false)).toEqual(["TD005"]);
    expect(essential(false, false)).toEqual(["TD005"]);
    for (const other of [true, undefined, null, "${var.essential}"]) expect(essential(false, other)).toEqual([]);
    expect(definitions('[{"name":"a","image":"a:1","memory":8,"essential":false},${jsonencode(var.other)}]')).toEqual(
      [],
    );
  });

  it("have names of their own", () => {
    expect(named("web", "Web", "web-1")).toEqual([]);
    expect(named("web", "db", "web")).toEqual(["CD003"]);
    expect(named("${var.name}", "${var.name}")).toEqual([]);
  });
});

describe("the name of a container", () => {
  it.each<[unknown, string[]]>([
    ["a", []],
    ["A-b_9", []],
    ["a".repeat(255), []],
    ["a".repeat(256), ["CD002"]],
    ["shop.web", ["CD002"]],
    ["web ", ["CD002"]],
    ["ウェブ", ["CD002"]],
    ["", ["CD001"]],
    [undefined, ["CD001"]],
    [null, ["CD001"]],
    ["${var.name}", []],
  ])("%j: %j", (name, expected) => {
    expect(named(name)).toEqual(expected);
  });
});

describe("the image of a container", () => {
  it("is there", () => {
    for (const image of ["", undefined, null]) expect(violated(taskOf({}, { image }))).toEqual(["CD004"]);
    expect(violated(taskOf({}, { image: "${var.image}" }))).toEqual([]);
    expect(messages(taskOf({}, {}, { image: "" }))).toEqual([
      'CD004 [aws_ecs_task_definition.web] container_definitions[1].image is ""; allowed: an image. ' +
        "Name the image that the container is started from.",
    ]);
  });
});

describe("what is wrong with the containers of a task", () => {
  it("is told by its place, with what is right", () => {
    const none = { aws_ecs_task_definition: { web: { container_definitions: "[]" } } };
    expect(messages(none)).toEqual([
      "TD003 [aws_ecs_task_definition.web] container_definitions is []; allowed: at least one container. " +
        "Add one with addContainer().",
    ]);
    expect(messages(taskOf({}, ...Array.from({ length: 12 }, () => ({}))))).toEqual([
      'TD004 [aws_ecs_task_definition.web] container_definitions is "12 containers"; allowed: at most 10. ' +
        "Make several task definitions of it.",
    ]);
    expect(messages(taskOf({}, { essential: false }))).toEqual([
      "TD005 [aws_ecs_task_definition.web] container_definitions[0].essential is false; " +
        "allowed: true in one container at least. Leave essential out for the container without which the task makes no sense.",
    ]);
    expect(messages(taskOf({}, { name: "a" }, { name: "b" }, { name: "a" }))).toEqual([
      'CD003 [aws_ecs_task_definition.web] container_definitions[2].name is "a"; allowed: a name of its own. ' +
        "Name one of them differently.",
    ]);
    expect(places(taskOf({}, {}, { name: "a.b" }))).toEqual(["CD002 container_definitions[1].name"]);
    expect(messages(taskOf({}, { name: "a.b" })).join()).toContain("allowed: at most 255 letters, digits, - and _. ");
    expect(messages(taskOf({}, { name: "" })).join()).toContain('name is ""; allowed: a name. ');
  });

  it("is not told where only Terraform knows the containers", () => {
    for (const text of ["${var.containers}", "${jsonencode([])}"]) expect(definitions(text)).toEqual([]);
  });
});
