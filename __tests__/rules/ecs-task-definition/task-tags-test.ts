import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { violated } from "../../support/rules";

describe("the tags of a task definition", () => {
  it("are asked what all tags are", () => {
    expect(violated(taskOf({ tags: { ["k".repeat(129)]: "v", "aws:team": "shop" } }))).toEqual(["TD059", "TD060"]);
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, "v"]));
    expect(violated(taskOf({ tags: many }))).toEqual(["TD058"]);
    expect(violated(taskOf({ tags: { Name: "shop" } }))).toEqual([]);
  });
});
