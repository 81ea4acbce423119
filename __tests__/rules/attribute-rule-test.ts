import { attributeRule } from "../../src/rules/attribute-rule";
import { Configuration } from "../../src/rules/configuration";
import { wholeNumber } from "../../src/rules/constraint";

const rule = attributeRule({
  id: "XX001",
  resourceType: "aws_x",
  title: "an interval is long enough",
  explanation: "AWS refuses it.",
  fix: "Take a longer one.",
  source: "https://docs.aws.amazon.com/x.html",
  attribute: "health_check.interval",
  constraint: wholeNumber(5),
  examples: { failing: {}, passing: {} },
});
const resource = (...intervals: unknown[]) => ({
  type: "aws_x",
  name: "main",
  attributes: { health_check: intervals.map((interval) => ({ interval })) },
});
const none = new Configuration({});
const found = (...intervals: unknown[]) => [...rule.check(resource(...intervals), none)];
const asked = (...intervals: unknown[]) => [...(rule.conditions?.(resource(...intervals), none) ?? [])];

describe("a rule about an attribute", () => {
  it("is about it in each of its blocks", () => {
    expect(found(5, 4, "3")).toEqual([
      { property: "health_check[1].interval", got: 4, allowed: "a whole number, 5 or more" },
      { property: "health_check[2].interval", got: "3", allowed: "a whole number, 5 or more" },
    ]);
  });

  it("says nothing of what is not there, or known only to Terraform", () => {
    expect(found(undefined, null, "${var.interval}")).toEqual([]);
    expect([...rule.check({ type: "aws_x", name: "main", attributes: {} }, none)]).toEqual([]);
  });

  it("has Terraform decide where only Terraform knows, in the same words", () => {
    const [condition, ...others] = asked(4, undefined, "${var.interval}");
    expect(others).toEqual([]);
    expect(condition).toMatchObject({
      property: "health_check[2].interval",
      value: "${var.interval}",
      allowed: "a whole number, 5 or more",
    });
    expect(condition?.holds("var.interval")).toBe(wholeNumber(5).condition("var.interval"));
  });
});
