import { check } from "../../../../src/rules/check";
import { wildcardRules } from "../../../../src/rules/security/permissions/wildcards";
import { policyOf } from "../../../support/statements";

function found(statement: object): unknown[] {
  const resource = policyOf({ Effect: "Allow", ...statement });
  return check({ resource }, wildcardRules).map(({ rule: { id }, property, got }) => [id, property, got]);
}

const ACTION = "policy.Statement[0].Action";
const RESOURCE = "policy.Statement[0].Resource";

describe("what is more than its name", () => {
  it.each<[string, object, unknown[]]>([
    [
      "an action on everything",
      { Action: "sqs:SendMessage", Resource: "*" },
      [["SEC509", ACTION, "sqs:SendMessage on *"]],
    ],
    [
      "some of the actions on everything",
      { Action: ["ecr:GetAuthorizationToken", "logs:PutLogEvents"], Resource: ["arn:x", "*"] },
      [["SEC509", `${ACTION}[1]`, "logs:PutLogEvents on *"]],
    ],
    ["an action that is dangerous", { Action: "s3:GetObject", Resource: "*" }, []],
    ["an action of which nothing is known", { Action: "polly:SynthesizeSpeech", Resource: "*" }, []],
    ["an action under a condition", { Action: "sqs:SendMessage", Resource: "*", Condition: { Bool: { a: "b" } } }, []],
    ["an action on one thing", { Action: "sqs:SendMessage", Resource: "arn:aws:sqs:::jobs" }, []],
    ["an action on who knows", { Action: "sqs:SendMessage", Resource: "${var.arn}" }, []],
    ["all of a service on everything", { Action: "sqs:*", Resource: "*" }, []],
    [
      "a pattern on everything",
      { Action: "sqs:Send*", Resource: "*" },
      [
        ["SEC509", ACTION, "sqs:Send* on *"],
        ["SEC510", ACTION, "sqs:Send*"],
      ],
    ],
    [
      "a pattern of one letter",
      { Action: "sqs:SendMessag?", Resource: "arn:x" },
      [["SEC510", ACTION, "sqs:SendMessag?"]],
    ],
    ["all there is", { Action: "*", Resource: "*" }, []],
    ["the objects of a bucket", { Action: "s3:PutObject", Resource: "arn:aws:s3:::shop/*" }, []],
    ["the streams of a log group", { Action: "logs:PutLogEvents", Resource: "arn:aws:logs:::log-group:web:*" }, []],
    [
      "several queues",
      { Action: "sqs:SendMessage", Resource: "arn:aws:sqs:::app-*" },
      [["SEC510", RESOURCE, "arn:aws:sqs:::app-*"]],
    ],
    [
      "objects of several buckets",
      { Action: "s3:PutObject", Resource: ["arn:aws:s3:::shop-*/*"] },
      [["SEC510", `${RESOURCE}[0]`, "arn:aws:s3:::shop-*/*"]],
    ],
    [
      "a secret with its ending",
      { Action: "x:y", Resource: "arn:aws:secretsmanager:::secret:db-??????" },
      [["SEC510", RESOURCE, "arn:aws:secretsmanager:::secret:db-??????"]],
    ],
    ["every role", { Action: "iam:GetRole", Resource: "arn:aws:iam::1:role/*" }, []],
    ["what is denied", { Effect: "Deny", Action: "sqs:Send*", Resource: "*" }, []],
  ])("is looked for in %s", (_name, statement, expected) => expect(found(statement)).toEqual(expected));
});
