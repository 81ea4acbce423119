import { policiesOf, policyExample, withPolicy } from "../../../src/rules/iam-policies/written-policies";

const TEXT = '{"Statement":[]}';
const in_ = (type: string, attributes: Record<string, unknown>) =>
  policiesOf({ type, name: "web", attributes }).map(({ kind, property, text }) => [kind, property, text]);

describe("the policies in a resource", () => {
  it.each(["aws_iam_policy", "aws_iam_role_policy"])("are one in an %s", (type) => {
    expect(in_(type, { policy: TEXT })).toEqual([["identity", "policy", TEXT]]);
    expect(in_(type, { policy: "${var.policy}" })).toEqual([]);
    expect(in_(type, {})).toEqual([]);
  });

  it("are several in a role", () => {
    expect(
      in_("aws_iam_role", { assume_role_policy: TEXT, inline_policy: [{ policy: TEXT }, {}, { policy: "{}" }] }),
    ).toEqual([
      ["trust", "assume_role_policy", TEXT],
      ["identity", "inline_policy[0].policy", TEXT],
      ["identity", "inline_policy[2].policy", "{}"],
    ]);
    expect(in_("aws_iam_role", { inline_policy: { policy: TEXT } })).toEqual([
      ["identity", "inline_policy[0].policy", TEXT],
    ]);
  });

  it("are none in others", () => {
    expect(in_("aws_iam_user", { policy: TEXT })).toEqual([]);
  });

  it("are looked for where there may be some", () => {
    const has = (type: string, attributes: Record<string, unknown>) =>
      withPolicy(type)({ type, name: "web", attributes });
    expect(has("aws_iam_policy", { policy: TEXT })).toBe(true);
    expect(has("aws_iam_policy", { name: "web" })).toBe(false);
    expect(has("aws_iam_role", { assume_role_policy: TEXT })).toBe(true);
    expect(has("aws_iam_role", { inline_policy: [] })).toBe(true);
    expect(has("aws_iam_role", { policy: TEXT })).toBe(false);
  });
});

describe("an example of a policy", () => {
  it("stands where such a policy does", () => {
    const Version = "2012-10-17";
    const Statement = [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*", Sid: "a" }];
    const policy = JSON.stringify({ Version, Statement });
    expect(policyExample("aws_iam_policy", "identity", { Sid: "a" })).toEqual({ aws_iam_policy: { web: { policy } } });
    expect(policyExample("aws_iam_role", "identity", { Sid: "a" })).toEqual({
      aws_iam_role: { web: { inline_policy: [{ policy }] } },
    });
    const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" } };
    expect(policyExample("aws_iam_role", "trust", {})).toEqual({
      aws_iam_role: { web: { assume_role_policy: JSON.stringify({ Version, Statement: [trust] }) } },
    });
  });
});
