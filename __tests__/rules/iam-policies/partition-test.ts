import { check } from "../../../src/rules/check";
import { partitionRules } from "../../../src/rules/iam-policies/partition";
import { violated } from "../../support/rules";

const policy = (Resource: unknown, others: object = {}) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource, ...others }] });
const found = (text: string) =>
  check({ resource: { aws_iam_policy: { web: { policy: text } } } }, partitionRules).map(({ got }) => got);

describe("an ARN in a policy", () => {
  it.each([
    "arn:aws:s3:::${var.bucket}",
    "arn:aws:s3:::shop-${var.bucket}/*",
    "arn:aws:iam::aws:policy/${var.policy}",
    "arn:aws:logs:*:*:log-group:/shop/${var.name}:*",
    "arn:aws:ssm:${var.region}:${var.account}:parameter/shop/*",
    "arn:aws:ssm:*:${var.account}:parameter/*",
    "arn:aws:ssm::${var.account}:parameter/*",
    "arn:aws:ecs:${var.region}:*:cluster/a",
  ])("is bound to a partition: %s", (arn) => {
    expect(found(policy(arn))).toEqual([arn]);
    expect(found(policy(["arn:aws:s3:::bucket", arn]))).toEqual([arn]);
  });

  it.each([
    "*",
    "arn:*:s3:::${var.bucket}/*",
    "arn:aws-cn:s3:::${var.bucket}/*",
    "arn:aws-us-gov:s3:::${var.bucket}/*",
    "arn:${local.partition}:s3:::${var.bucket}/*",
    "arn:aws:logs:eu-central-1:*:log-group:${var.group}",
    "arn:aws:ecr:${var.region}:123456789012:repository/shop",
    "arn:aws:s3",
    "${aws_s3_bucket.shop.arn}/*",
  ])("is not, or in other ways: %s", (arn) => {
    expect(found(policy(arn))).toEqual([]);
  });

  it.each(["arn:aws:s3:::bucket/*", "arn:aws:ecs:*:*:*", "arn:aws:s3:::home/$${aws:username}/*"])(
    "may be written out: %s",
    (arn) => {
      expect(found(policy(arn))).toEqual([]);
    },
  );

  it("is found in a template, too", () => {
    expect(found('{"Statement":{"Resource":${jsonencode("arn:aws:s3:::${var.bucket}/a")}}}')).toEqual([
      "arn:aws:s3:::${var.bucket}/a",
    ]);
  });

  it("is found anywhere in the policies of a role, once in each, as a warning", () => {
    const bucket = "arn:aws:s3:::${var.bucket}";
    const Condition = { ArnLike: { "aws:SourceArn": "arn:aws:ecs:${var.region}:*:*" } };
    const Principal = { Service: "ecs-tasks.amazonaws.com" };
    const trust = policy(undefined, { Principal, Condition });
    const resource = {
      aws_iam_role: {
        web: {
          assume_role_policy: trust,
          inline_policy: [{ policy: policy("*") }, { policy: policy([bucket, bucket]) }],
        },
      },
      aws_iam_role_policy: { web: { policy: policy(bucket) } },
    };
    expect(violated(resource)).toEqual(["IA014", "IA014", "IA014"]);
    const violations = check({ resource }, partitionRules);
    expect(violations.map(({ property, rule }) => [property, rule.severity])).toEqual([
      ["policy", "warning"],
      ["assume_role_policy", "warning"],
      ["inline_policy[1].policy", "warning"],
    ]);
    expect(violations[0]?.allowed).toBe("a partition by an expression, or arn:*");
  });
});
