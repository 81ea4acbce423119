import { check } from "../../../../src/rules/check";
import { DANGERS, dangerousActionRules } from "../../../../src/rules/security/permissions/dangerous-actions";
import { policyOf } from "../../../support/statements";

function found(statement: object): unknown[] {
  const resource = policyOf({ Effect: "Allow", Resource: "*", ...statement });
  return check({ resource }, dangerousActionRules).map(({ rule: { id }, property, got }) => [id, property, got]);
}

const CONDITION = { StringEquals: { "aws:ResourceTag/Team": "shop" } };
const TO_TASKS = { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } };

describe.each(DANGERS.flatMap(({ id, actions }) => actions.map((action) => [id, action])))("%s: %s", (id, action) => {
  const all = [[id, "policy.Statement[0].Action", `${action} on *`]];

  it("is found on everything", () => expect(found({ Action: action })).toEqual(all));
  it("is not found on one thing", () => expect(found({ Action: action, Resource: "arn:aws:x:::y" })).toEqual([]));
  it("is not found under a condition", () => expect(found({ Action: action, Condition: CONDITION })).toEqual([]));
  it("is not found where nobody knows on what", () =>
    expect(found({ Action: action, Resource: "${var.arn}" })).toEqual([]));
});

describe("an action that is dangerous on everything", () => {
  it.each<[string, object, unknown[]]>([
    ["to pass roles to tasks", { Action: "iam:PassRole", Condition: TO_TASKS }, [["SEC504", "iam:PassRole on *"]]],
    [
      "to pass roles to tasks of a team",
      { Action: "iam:PassRole", Condition: { ...TO_TASKS, StringLike: { "aws:x": "1" } } },
      [],
    ],
    ["to become others, if passed to tasks", { Action: "sts:AssumeRole", Condition: TO_TASKS }, []],
    ["by a pattern", { Action: "secretsmanager:Get*" }, [["SEC508", "secretsmanager:Get* on *"]]],
    [
      "by a pattern of several kinds",
      { Action: "iam:Put*" },
      [
        ["SEC505", "iam:Put* on *"],
        ["SEC506", "iam:Put* on *"],
      ],
    ],
    ["by all of a service", { Action: "iam:*" }, []],
    ["by all there is", { Action: "*" }, []],
    [
      "on every role",
      { Action: "iam:PassRole", Resource: ["arn:aws:iam::1:role/a", "arn:aws:iam::1:role/*"] },
      [["SEC504", "iam:PassRole on arn:aws:iam::1:role/*"]],
    ],
    ["but harmless", { Action: "ecr:GetAuthorizationToken" }, []],
    ["but denied", { Effect: "Deny", Action: "iam:PassRole" }, []],
    ["by all but one", { NotAction: "iam:PassRole" }, []],
  ])("is looked for %s", (_name, statement, expected) => {
    expect(found(statement)).toEqual(
      (expected as [string, string][]).map(([id, got]) => [id, "policy.Statement[0].Action", got]),
    );
  });
});
