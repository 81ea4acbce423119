import { Configuration } from "../../../src/rules/configuration";
import { characters } from "../../../src/rules/constraint";
import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { taskPlacementRules } from "../../../src/rules/ecs-task-definition/task-placement";
import { violated } from "../../support/rules";

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
