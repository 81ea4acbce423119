import { check, message, severityOf } from "../../src/rules/check";
import type { Rule, Severity } from "../../src/rules/rule";

function rule(id: string, resourceType: string, severity?: Severity): Rule {
  return {
    id,
    severity,
    resourceType,
    title: "there is a name",
    explanation: "AWS refuses it.",
    fix: "Give it one.",
    source: "https://docs.aws.amazon.com/x.html",
    *check({ attributes }) {
      if (attributes.name === "") yield { property: "name", got: "", allowed: "a name" };
    },
    examples: { failing: {}, passing: {} },
  };
}

const resource = {
  aws_lb: { a: { name: "" }, b: { name: "b" }, c: { name: "" } },
  aws_vpc: { main: { name: "", "//": { metadata: { path: "shop/main/Vpc" } } } },
};

describe("check", () => {
  it("has all violations, rule after rule, of the rule's own type", () => {
    const violations = check({ resource }, [rule("VP001", "aws_vpc"), rule("LB001", "aws_lb")]);
    expect(violations.map(({ rule: { id }, resource: { name } }) => `${id} ${name}`)).toEqual([
      "VP001 main",
      "LB001 a",
      "LB001 c",
    ]);
  });

  it("has none without resources", () => {
    expect(check({}, [rule("LB001", "aws_lb")])).toEqual([]);
  });
});

describe("message", () => {
  it("begins with the rule's id, and names the construct", () => {
    expect(check({ resource }, [rule("VP001", "aws_vpc")]).map(message)).toEqual([
      'VP001 [shop/main/Vpc] name is ""; allowed: a name. Give it one.',
    ]);
  });

  it("says of a warning that it is one", () => {
    expect(check({ resource }, [rule("VP001", "aws_vpc", "warning")]).map(message)).toEqual([
      'Warning: VP001 [shop/main/Vpc] name is ""; allowed: a name. Give it one.',
    ]);
  });

  it("names the address of what comes from no construct", () => {
    const [first] = check({ resource }, [rule("LB001", "aws_lb")]).map(message);
    expect(first).toBe('LB001 [aws_lb.a] name is ""; allowed: a name. Give it one.');
  });
});

describe("severityOf", () => {
  it.each([
    [undefined, "error"],
    ["error", "error"],
    ["warning", "warning"],
  ] as const)("a violation of a rule with the severity %s is: %s", (severity, expected) => {
    expect(check({ resource }, [rule("VP001", "aws_vpc", severity)]).map(severityOf)).toEqual([expected]);
  });
});
