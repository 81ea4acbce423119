import type { Resource } from "../../configuration";
import type { Finding } from "../../rule";
import { forTypes } from "../for-types";
import type { SecurityRule } from "../security-rule";
import { DANGERS, everyResourceOf } from "./dangerous-actions";
import { covers, grantsOf, isEveryResource, isWhole } from "./grants";
import { statementExamples } from "./policy-example";

const CHECKOV = "https://github.com/bridgecrewio/checkov/blob/main/checkov/terraform/checks/resource/aws";
const PRACTICE = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege";

/**
 * What tasks mostly do with AWS, of that which AWS limits to single resources: https://docs.aws.amazon.com/service-authorization/latest/reference/.
 * Of all other actions, nothing is said here.
 */
const LIMITABLE = [
  "cloudwatch:PutMetricAlarm",
  "dynamodb:BatchGetItem",
  "dynamodb:BatchWriteItem",
  "dynamodb:DeleteItem",
  "dynamodb:GetItem",
  "dynamodb:PutItem",
  "dynamodb:Query",
  "dynamodb:Scan",
  "dynamodb:UpdateItem",
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:GetDownloadUrlForLayer",
  "ecr:PutImage",
  "ecs:DeleteService",
  "ecs:ExecuteCommand",
  "ecs:RunTask",
  "ecs:StartTask",
  "ecs:StopTask",
  "ecs:UpdateService",
  "elasticfilesystem:ClientMount",
  "elasticfilesystem:ClientRootAccess",
  "elasticfilesystem:ClientWrite",
  "events:PutEvents",
  "firehose:PutRecord",
  "firehose:PutRecordBatch",
  "kinesis:GetRecords",
  "kinesis:PutRecord",
  "kinesis:PutRecords",
  "kms:Decrypt",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "lambda:InvokeFunction",
  "logs:CreateLogGroup",
  "logs:CreateLogStream",
  "logs:PutLogEvents",
  "s3:DeleteObject",
  "s3:ListBucket",
  "s3:PutObject",
  "secretsmanager:PutSecretValue",
  "sns:Publish",
  "sqs:DeleteMessage",
  "sqs:ReceiveMessage",
  "sqs:SendMessage",
  "ssm:DeleteParameter",
  "ssm:PutParameter",
  "states:StartExecution",
];

const DANGEROUS = DANGERS.flatMap(({ actions }) => actions);

/** Policies that allow more than they name. */
export const wildcardRules: readonly SecurityRule[] = [
  ...forTypes(
    {
      id: "SEC509",
      severity: "warning",
      level: "strict",
      // Of a data source, its document is looked at where a plan shows it in a policy.
      checks: ["CKV_AWS_290", "CKV_AWS_355", "CKV_AWS_356", "AWS-0057", "AwsSolutions-IAM5"],
      title: "what can be limited to single resources, is",
      explanation: "Who takes over one task of the role writes to, reads or stops what belongs to others.",
      fix: "Name ARNs as resources; what only knows all, such as ecr:GetAuthorizationToken, goes into a statement of its own.",
      source: `${CHECKOV}/IAMStarResourcePolicyDocument.py`,
      check: onEverything,
    },
    statementExamples(
      { Action: ["s3:PutObject"], Resource: "*" },
      { Action: ["ecr:GetAuthorizationToken"], Resource: "*" },
    ),
  ),
  ...forTypes(
    {
      id: "SEC510",
      severity: "warning",
      level: "strict",
      // A wildcard behind a name, such as that for the objects of a bucket, is the way to name them.
      checks: ["AWS-0057", "AwsSolutions-IAM5"],
      title: "actions and resources are named in full",
      explanation: "A pattern also allows what AWS adds to a service later, and what others give a name that fits.",
      fix: "Write out the actions and names that are meant.",
      source: PRACTICE,
      check: byPattern,
    },
    statementExamples(
      { Action: "s3:Get*", Resource: "arn:aws:s3:::shop/*" },
      { Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/*" },
    ),
  ),
];

function* onEverything(resource: Resource): Iterable<Finding> {
  for (const grant of grantsOf(resource)) {
    const every = everyResourceOf(grant);
    if (every === undefined) continue;
    for (const { property, pattern } of grant.actions) {
      const isNamed = (action: string) => covers(pattern, action);
      if (isWhole(pattern) || DANGEROUS.some(isNamed) || !LIMITABLE.some(isNamed)) continue;
      yield { property, got: `${pattern} on ${every}`, allowed: "the ARNs of single resources" };
    }
  }
}

function* byPattern(resource: Resource): Iterable<Finding> {
  for (const { actions, resources } of grantsOf(resource)) {
    for (const { property, pattern } of actions) {
      if (isWhole(pattern) || !/[*?]/.test(pattern)) continue;
      yield { property, got: pattern, allowed: "names of actions" };
    }
    for (const { property, arn } of resources) {
      if (isEveryResource(arn) || !/[*?]/.test(arn.replace(/[:/]\*$/, ""))) continue;
      yield { property, got: arn, allowed: "the ARNs of single resources" };
    }
  }
}
