import { forTypes } from "../../../src/rules/security/for-types";

const rule = {
  id: "SEC999",
  severity: "warning" as const,
  level: "strict" as const,
  checks: ["AWS-0001"],
  title: "a thing is locked",
  explanation: "Anybody opens it.",
  fix: "Lock it.",
  source: "https://docs.aws.amazon.com/thing.html",
  check: () => [],
};

describe("forTypes", () => {
  it("makes one rule for each type, with the type's own examples", () => {
    const door = { failing: { aws_door: {} }, passing: {} };
    const window = { failing: { aws_window: {} }, passing: {} };
    expect(forTypes(rule, { aws_door: door, aws_window: window })).toEqual([
      { ...rule, resourceType: "aws_door", examples: door },
      { ...rule, resourceType: "aws_window", examples: window },
    ]);
  });
});
