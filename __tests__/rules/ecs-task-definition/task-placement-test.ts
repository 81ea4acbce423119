import { Configuration } from "../../../src/rules/configuration";
import { characters } from "../../../src/rules/constraint";
import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { taskPlacementRules } from "../../../src/rules/ecs-task-definition/task-placement";
import { messages, places, violated } from "../../support/rules";

const member = (expression: unknown) => ({ type: "memberOf", expression });
const placed = (...placement_constraints: object[]) => violated(taskOf({ placement_constraints }));

describe("the placement constraints of a task definition", () => {
  it.each<[object, string[]]>([
    [member("a"), []],
    [member("a".repeat(2000)), []],
    [member("a".repeat(2001)), ["TD022"]],
    [member(""), ["TD022"]],
    [member(undefined), ["TD022"]],
    [member(null), ["TD022"]],
    [member("${var.expression}"), []],
    [{ type: "distinctInstance" }, ["TD021"]],
    [{ type: "memberof", expression: "a" }, ["TD021"]],
    [{ type: "${var.type}" }, []],
  ])("%j: %j", (constraint, expected) => {
    expect(placed(constraint)).toEqual(expected);
  });

  it("are at most 10", () => {
    const many = (count: number) => placed(...Array.from({ length: count }, () => member("a")));
    expect([0, 10, 11].map(many)).toEqual([[], [], ["TD023"]]);
    expect(violated(taskOf({ placement_constraints: "${var.constraints}" }))).toEqual([]);
  });

  it("have expressions that Terraform checks where it alone knows them", () => {
    const configuration = new Configuration({
      resource: taskOf({ placement_constraints: member("${var.expression}") }),
    });
    const [task] = configuration.resources("aws_ecs_task_definition");
    const conditions = taskPlacementRules.flatMap((rule) => [
      ...((task && rule.conditions?.(task, configuration)) ?? []),
    ]);
    expect(conditions.map(({ property, holds }) => [property, holds("x")])).toEqual([
      ["placement_constraints[0].expression", characters(1, 2000).condition("x")],
    ]);
  });
});

describe("a wrong placement constraint", () => {
  it("is told by its place, with what is right", () => {
    const task = taskOf({ placement_constraints: [member("a"), member(""), { type: "distinctInstance" }] });
    expect(places(task)).toEqual(["TD021 placement_constraints[2].type", "TD022 placement_constraints[1].expression"]);
    expect(messages(taskOf({ placement_constraints: [member(null)] }))).toEqual([
      "TD022 [aws_ecs_task_definition.web] placement_constraints[0].expression is not set; allowed: 1 to 2000 characters. " +
        "Write an expression of the cluster query language, such as attribute:ecs.os-type == linux.",
    ]);
    const many = taskOf({ placement_constraints: Array.from({ length: 11 }, () => member("a")) });
    expect(messages(many)).toEqual([
      'TD023 [aws_ecs_task_definition.web] placement_constraints is "11 constraints"; allowed: at most 10. ' +
        "Join expressions by and.",
    ]);
  });

  it("is not checked by Terraform where it is known", () => {
    const placement_constraints = [member("a"), member("${var.a}"), { type: "${var.type}" }];
    const configuration = new Configuration({ resource: taskOf({ placement_constraints }) });
    const conditions = configuration
      .resources("aws_ecs_task_definition")
      .flatMap((task) => taskPlacementRules.flatMap((rule) => [...(rule.conditions?.(task, configuration) ?? [])]));
    expect(conditions.map(({ property, value, allowed }) => [property, value, allowed])).toEqual([
      ["placement_constraints[2].type", "${var.type}", "memberOf"],
      ["placement_constraints[1].expression", "${var.a}", "1 to 2000 characters"],
    ]);
  });
});
