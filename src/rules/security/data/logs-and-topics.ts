import { knownNumber, type ResourceMap } from "../../configuration";
import { matching, wholeNumber } from "../../constraint";
import { where, withAttribute } from "../../where";
import { secureValue } from "../secure-value";
import type { SecurityRule } from "../security-rule";

const LOGS = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs";
const RETENTION = "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html";
const resourceType = "aws_cloudwatch_log_group";
const KEY = "${aws_kms_key.main.arn}";

function logs(attributes: object): ResourceMap {
  return { aws_cloudwatch_log_group: { main: { kms_key_id: KEY, ...attributes } } };
}

/** What is told of tasks: in logs, and to whoever hears of alarms. */
export const logSecurityRules: readonly SecurityRule[] = [
  secureValue({
    id: "SEC611",
    level: "strict",
    checks: ["CKV_AWS_158", "AWS-0017"],
    resourceType,
    title: "logs are encrypted with a key of one's own",
    explanation:
      "CloudWatch encrypts all logs; with a key of one's own, its policy says who reads them, and CloudTrail who did.",
    fix: "Set kms_key_id to a key whose policy lets CloudWatch Logs use it.",
    source: `${LOGS}/encrypt-log-data-kms.html`,
    attribute: "kms_key_id",
    constraint: matching(/.+/, "a key"),
    otherwise: "a key of AWS, as nothing is said",
    examples: { failing: logs({ kms_key_id: undefined }), passing: logs({}) },
  }),
  secureValue({
    id: "SEC612",
    level: "baseline",
    checks: ["CKV_AWS_66"],
    resourceType,
    title: "a log group says how long it keeps logs",
    explanation:
      "CloudWatch keeps them for good where nothing is said, with what they hold of people, and bills it each month.",
    fix: "Set retention_in_days, as LogDriver.awsLogs() does; 0 keeps logs for good.",
    source: RETENTION,
    attribute: "retention_in_days",
    constraint: wholeNumber(0),
    otherwise: "nothing, so for good",
    examples: { failing: logs({}), passing: logs({ retention_in_days: 30 }) },
  }),
  ...where(withAttribute("retention_in_days"), [
    {
      id: "SEC613",
      severity: "warning",
      level: "strict",
      checks: ["CKV_AWS_338"],
      resourceType,
      title: "logs are kept for a year",
      explanation:
        "Attacks are often found months later, when shorter logs know nothing of them any more. It costs as long as it is kept.",
      fix: "Set retentionInDays (retention_in_days) to 365 or more.",
      source: RETENTION,
      *check({ attributes: { retention_in_days: got } }) {
        const days = knownNumber(got);
        if (days !== undefined && days > 0 && days < 365) {
          yield { property: "retention_in_days", got, allowed: "365 or more, or 0 for good" };
        }
      },
      examples: { failing: logs({ retention_in_days: 364 }), passing: logs({ retention_in_days: 365 }) },
    } satisfies SecurityRule,
  ]),
  secureValue({
    id: "SEC661",
    level: "strict",
    checks: ["AWS-0095"],
    resourceType: "aws_sns_topic",
    title: "messages of a topic are encrypted",
    explanation:
      "SNS keeps messages unencrypted until they are delivered. Alarms of CloudWatch reach a topic by a key of one's own only, not by alias/aws/sns.",
    fix: "Set kms_master_key_id to a key whose policy lets cloudwatch.amazonaws.com use it.",
    source: "https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html",
    attribute: "kms_master_key_id",
    constraint: matching(/.+/, "a key"),
    otherwise: "none, as nothing is said",
    examples: {
      failing: { aws_sns_topic: { main: { name: "alarms" } } },
      passing: { aws_sns_topic: { main: { name: "alarms", kms_master_key_id: KEY } } },
    },
  }),
];
