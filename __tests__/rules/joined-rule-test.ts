import { attributeRule } from "../../src/rules/attribute-rule";
import { Configuration } from "../../src/rules/configuration";
import { wholeNumber } from "../../src/rules/constraint";
import { joinedRule } from "../../src/rules/joined-rule";
import type { Rule } from "../../src/rules/rule";
import { where } from "../../src/rules/where";

const part = (attribute: string) =>
  attributeRule({
    id: "XX001",
    resourceType: "aws_x",
    title: `${attribute} is positive`,
    explanation: "AWS refuses it.",
    fix: "Take more.",
    source: "https://docs.aws.amazon.com/x.html",
    attribute,
    constraint: wholeNumber(1),
    examples: { failing: {}, passing: {} },
  });
const rule = joinedRule(part("a"), part("b"), {
  *check() {
    yield { property: "c", got: 0, allowed: "more" };
  },
});
const resource = (attributes: Record<string, unknown>) => ({ type: "aws_x", name: "main", attributes });
const none = new Configuration({});

describe("a rule of several parts", () => {
  it("finds what each of them finds, in their order", () => {
    expect([...rule.check(resource({ a: 0, b: 0 }), none)].map(({ property }) => property)).toEqual(["a", "b", "c"]);
  });

  it("has Terraform check what each of them has it check", () => {
    const conditions = [...(rule.conditions?.(resource({ a: "${var.a}", b: "${var.b}" }), none) ?? [])];
    expect(conditions.map(({ property }) => property)).toEqual(["a", "b"]);
  });

  it("does not ask a part that a resource does not concern", () => {
    const [small] = where(({ attributes }) => attributes.size === "small", [{ ...rule, concerns: undefined }]);
    const joined = joinedRule(part("a"), small as Rule);
    const properties = (attributes: Record<string, unknown>) =>
      [...joined.check(resource(attributes), none)].map(({ property }) => property);
    expect(properties({ a: 0, b: 0, size: "large" })).toEqual(["a"]);
    expect(properties({ a: 0, b: 0, size: "small" })).toEqual(["a", "a", "b", "c"]);
    expect(joined.concerns?.(resource({ a: 0 }))).toBe(true);
    expect(joined.concerns?.(resource({ size: "small" }))).toBe(true);
    expect(joined.concerns?.(resource({ b: 0, size: "large" }))).toBe(false);
  });

  it("concerns every resource if one part does", () => {
    expect(rule.concerns).toBeUndefined();
  });

  it("asks one question where all parts ask the same", () => {
    expect(joinedRule(part("a"), part("a")).concerns).toBe(part("a").concerns);
  });

  it("is what its first part is", () => {
    expect(rule.title).toBe("a is positive");
  });
});
