import { check } from "../../src/rules/check";
import type { Resource } from "../../src/rules/configuration";
import type { Rule } from "../../src/rules/rule";
import { where, withAttribute } from "../../src/rules/where";

const rule: Rule = {
  id: "XX001",
  resourceType: "aws_thing",
  title: "a thing is never right",
  explanation: "AWS refuses it.",
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

  it("ask once, however many they are", () => {
    const asked: string[] = [];
    const isAsked = ({ name }: Resource) => asked.push(name) > 0;
    check({ resource: { aws_thing: { a: {}, b: {} } } }, where(isAsked, [rule, { ...rule, id: "XX002" }]));
    expect(asked).toEqual(["a", "b"]);
  });

  it("ask the same question for the same names", () => {
    expect(withAttribute("size", "weight")).toBe(withAttribute("size", "weight"));
    expect(withAttribute("size")).not.toBe(withAttribute("weight"));
  });

  it("may be about some of those that others are about", () => {
    const things = { light: { size: 1, weight: 1 }, large: { size: 1 }, heavy: { weight: 1 } };
    const rules = where(withAttribute("size"), where(withAttribute("weight"), [rule]));
    const found = check({ resource: { aws_thing: things } }, rules);
    expect(found.map(({ resource }) => resource.name)).toEqual(["light"]);
  });
});
