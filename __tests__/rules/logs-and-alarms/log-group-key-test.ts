import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

const group = (kms_key_id: unknown, more: ResourceMap = {}): ResourceMap => ({
  ...more,
  aws_cloudwatch_log_group: { main: { kms_key_id } },
});
const own = (policy: unknown, more: ResourceMap = {}): ResourceMap =>
  group("${aws_kms_key.logs.arn}", { ...more, aws_kms_key: { logs: { policy } } });
const saying = (...Statement: unknown[]) => JSON.stringify({ Statement });
const letting = (Principal: unknown) => saying({ Effect: "Allow", Principal, Action: "kms:*", Resource: "*" });

const ACCOUNT = { AWS: "arn:aws:iam::123456789012:root" };
const LOGS = { Service: "logs.us-east-1.amazonaws.com" };
const FIX =
  "Give the ARN of a key with a statement for logs.<region>.amazonaws.com in its policy, or leave the key out.";

describe("the key of a log group", () => {
  it.each([
    "arn:aws:kms:ap-northeast-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "arn:aws-us-gov:kms:us-gov-west-1:123456789012:alias/logs",
    "${var.key}",
    "${data.aws_kms_key.logs.arn}",
    "${aws_kms_alias.logs.arn}",
    null,
  ])("may be %p", (key) => {
    expect(violated(group(key, { aws_kms_alias: { logs: { name: "alias/logs" } } }))).toEqual([]);
  });

  it.each([
    "",
    "alias/logs",
    "1234abcd-12ab-34cd-56ef-1234567890ab",
    "arn:aws:kms:ap-northeast-1:1234:key/1",
    "arn:aws:kms:ap-northeast-1:123456789012:key/",
    "arn:aws:iam::123456789012:role/logs",
  ])("may not be %p", (key) => {
    expect(messages(group(key))).toEqual([
      `CW004 [aws_cloudwatch_log_group.main] kms_key_id is "${key}"; allowed: the ARN of a key in KMS. ${FIX}`,
    ]);
  });

  it.each(["id", "key_id"])("is not named by %s", (attribute) => {
    expect(
      messages(group(`\${aws_kms_key.id.${attribute}}`, { aws_kms_key: { id: { policy: letting(LOGS) } } })),
    ).toEqual([
      `CW004 [aws_cloudwatch_log_group.main] kms_key_id is "the id of aws_kms_key.id"; allowed: the ARN of a key in KMS. ${FIX}`,
    ]);
    expect(violated(group("${aws_kms_key.id.arn}", { aws_kms_key: { id: { policy: letting(LOGS) } } }))).toEqual([]);
  });
});

describe("the policy of a log group's key", () => {
  it.each([
    [undefined],
    [null],
    [letting(ACCOUNT)],
    [letting({ Service: "cloudwatch.amazonaws.com" })],
    [letting({ Service: ["ecs.amazonaws.com", "catalogs.amazonaws.com"] })],
    [letting({ Service: "logs.amazonaws.com.example.com" })],
    [saying({ Effect: "Deny", Principal: LOGS })],
    [JSON.stringify({ Statement: { Effect: "Allow", Principal: ACCOUNT } })],
  ])("that is %s lets CloudWatch Logs not in", (policy) => {
    expect(messages(own(policy))).toEqual([
      'CW004 [aws_cloudwatch_log_group.main] kms_key_id is "aws_kms_key.logs"; allowed: a key whose policy lets ' +
        `logs.<region>.amazonaws.com use it. ${FIX}`,
    ]);
  });

  it.each([
    [letting(LOGS)],
    [letting({ Service: ["ecs.amazonaws.com", "logs.amazonaws.com"] })],
    [letting({ Service: "logs.cn-north-1.amazonaws.com.cn" })],
    [letting({ Service: "logs.${var.region}.amazonaws.com" })],
    [letting({ AWS: "*" })],
    [letting("*")],
    [letting("${var.principal}")],
    [letting({ Service: "${var.service}" })],
    [saying({ Effect: "Allow", Principal: ACCOUNT }, { Effect: "Allow", Principal: LOGS })],
    [saying({ Effect: "Allow", NotPrincipal: ACCOUNT })],
    [saying({ Effect: "${var.effect}", Principal: LOGS })],
    [saying("${var.statement}")],
    ['{"Statement":${jsonencode(var.statements)}}'],
    ["${data.aws_iam_policy_document.key.json}"],
    ["no JSON"],
  ])("that is %s may let it in", (policy) => {
    expect(violated(own(policy))).toEqual([]);
  });

  it("may stand in a resource of its own", () => {
    const separate = (key_id: unknown, policy: string) =>
      own(undefined, { aws_kms_key_policy: { logs: { key_id, policy } } });
    expect(violated(separate("${aws_kms_key.logs.id}", letting(LOGS)))).toEqual([]);
    expect(violated(separate("${aws_kms_key.logs.id}", letting(ACCOUNT)))).toEqual(["CW004"]);
    expect(violated(separate("${local.key}", letting(ACCOUNT)))).toEqual([]);
  });

  it("is not looked at where the key is another's", () => {
    const replica: ResourceMap = { aws_kms_replica_key: { logs: { policy: letting(ACCOUNT) } } };
    expect(violated(group("${aws_kms_replica_key.logs.arn}", replica))).toEqual([]);
  });
});
