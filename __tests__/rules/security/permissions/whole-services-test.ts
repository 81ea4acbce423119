import { check } from "../../../../src/rules/check";
import { wholeServiceRules } from "../../../../src/rules/security/permissions/whole-services";
import { policyOf } from "../../../support/statements";

function found(Action: unknown, others: object = {}): unknown[] {
  const resource = policyOf({ Effect: "Allow", Action, Resource: "arn:aws:s3:::shop/*", ...others });
  return check({ resource }, wholeServiceRules).map(({ rule: { id }, property, got }) => [id, property, got]);
}

describe("a policy that allows all", () => {
  it.each<[unknown, string[]]>([
    ["*", ["SEC501"]],
    ["*:*", ["SEC501"]],
    ["iam:*", ["SEC502"]],
    ["IAM:*", ["SEC502"]],
    ["iam:Get*", []],
    ["s3:*", ["SEC503"]],
    ["ecs:*", ["SEC503"]],
    ["s3:Get*", []],
    ["ssmmessages:*", []],
    ["ec2messages:*", []],
    ["s3:GetObject", []],
    ["${var.action}", []],
  ])("by %p: %p", (action, ids) => {
    expect(found(action)).toEqual(ids.map((id) => [id, "policy.Statement[0].Action", action]));
  });

  it("is found in each of several actions", () => {
    expect(found(["s3:*", "s3:GetObject", "sqs:*"])).toEqual([
      ["SEC503", "policy.Statement[0].Action[0]", "s3:*"],
      ["SEC503", "policy.Statement[0].Action[2]", "sqs:*"],
    ]);
  });

  it("is one that allows, under conditions too", () => {
    expect(found("*", { Effect: "Deny" })).toEqual([]);
    expect(found("*", { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } })).toHaveLength(1);
  });
});
