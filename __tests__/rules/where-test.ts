import { check } from "../../src/rules/check";
import type { Rule } from "../../src/rules/rule";
import { where, withAttribute } from "../../src/rules/where";

const rule: Rule = {
  id: "XX001",
  resourceType: "aws_thing",
  title: "a thing is never right",
  fix: "Take it away.",
  source: "https://docs.aws.amazon.com/thing.html",
  *check() {
    yield { property: "name", got: undefined, allowed: "nothing" };
  },
  examples: { failing: {}, passing: {} },
};

describe("rules about some resources", () => {
  it("say nothing of the others", () => {
    const things = { small: { size: 1 }, red: { colour: "red" }, nothing: {}, none: { size: null } };
    const rules = where(withAttribute("size", "weight"), [rule]);
    const found = check({ resource: { aws_thing: things } }, rules);
    expect(found.map(({ resource }) => resource.name)).toEqual(["small"]);
  });
});
