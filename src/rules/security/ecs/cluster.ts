import { blocks, knownBlocks, knownString, type ResourceMap } from "../../configuration";
import { oneOf } from "../../constraint";
import type { Finding } from "../../rule";
import { where, withAttribute } from "../../where";
import { secureValue } from "../secure-value";
import type { SecurityRule } from "../security-rule";

const resourceType = "aws_ecs_cluster";
const EXEC = "configuration.execute_command_configuration";
const AUDIT = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html";

function insights(value: string) {
  return { setting: [{ name: "containerInsights", value }] };
}

function sessions(execute_command_configuration: object): ResourceMap {
  return { aws_ecs_cluster: { main: { ...insights("enabled"), configuration: { execute_command_configuration } } } };
}

/** What is not seen, or seen by others, of the tasks of a cluster. */
export const clusterSecurityRules: readonly SecurityRule[] = [
  {
    id: "SEC101",
    severity: "warning",
    level: "strict",
    checks: ["CKV_AWS_65", "AWS-0034", "ECS.12", "AwsSolutions-ECS4"],
    resourceType,
    title: "a cluster has Container Insights",
    explanation: "Without it, nothing counts the tasks that run, wait or end, nor what they send over the network.",
    fix: 'Set containerInsights (setting "containerInsights") to enabled or enhanced. CloudWatch bills it.',
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-12",
    *check({ attributes }) {
      const settings = knownBlocks(attributes, "setting");
      if (settings === undefined) return;
      const got = settings.find(({ name }) => name === "containerInsights")?.value ?? "nothing, so the account decides";
      const isOn = knownString(got) === undefined || got === "enabled" || got === "enhanced";
      if (!isOn) yield { property: "setting", got, allowed: "containerInsights enabled or enhanced" };
    },
    examples: {
      failing: { aws_ecs_cluster: { main: insights("disabled") } },
      passing: { aws_ecs_cluster: { main: insights("enhanced") } },
    },
  },
  secureValue({
    id: "SEC102",
    level: "baseline",
    checks: ["CKV_AWS_223"],
    resourceType,
    title: "sessions of ECS Exec are logged",
    explanation: "Whoever may run commands in containers could do so without a trace of what was typed.",
    fix: "Leave logging out, or set it to DEFAULT or OVERRIDE.",
    source: AUDIT,
    attribute: `${EXEC}.logging`,
    constraint: oneOf("DEFAULT", "OVERRIDE"),
    examples: { failing: sessions({ logging: "NONE" }), passing: sessions({ logging: "DEFAULT", kms_key_id: "k" }) },
  }),
  ...where<SecurityRule>(withAttribute("configuration"), [
    {
      id: "SEC103",
      severity: "warning",
      level: "strict",
      checks: ["CKV_AWS_224"],
      resourceType,
      title: "sessions of ECS Exec, and their logs, are encrypted with a key of one's own",
      explanation:
        "AWS encrypts sessions on their way, but logs may hold secrets that were printed, and only a key of one's own says who reads them.",
      fix: "Set kms_key_id, and cloud_watch_encryption_enabled or s3_bucket_encryption_enabled for where the logs are.",
      source: AUDIT,
      *check({ attributes }): Iterable<Finding> {
        for (const [i, configuration] of blocks(attributes.configuration).entries()) {
          for (const exec of blocks(configuration.execute_command_configuration)) {
            const place = `configuration[${i}].execute_command_configuration[0]`;
            if (!exec.kms_key_id) yield { property: `${place}.kms_key_id`, got: undefined, allowed: "a key" };
            for (const log of blocks(exec.log_configuration)) {
              for (const [target, encryption] of ENCRYPTIONS) {
                const got = log[encryption];
                if (!log[target] || (got && got !== "false")) continue;
                yield { property: `${place}.log_configuration[0].${encryption}`, got, allowed: "true" };
              }
            }
          }
        }
      },
      examples: {
        failing: sessions({ log_configuration: { s3_bucket_name: "logs" } }),
        passing: sessions({
          kms_key_id: "${aws_kms_key.main.arn}",
          log_configuration: { s3_bucket_name: "logs", s3_bucket_encryption_enabled: true },
        }),
      },
    },
  ]),
];

/** Where logs go, and what encrypts them there. */
const ENCRYPTIONS = [
  ["cloud_watch_log_group_name", "cloud_watch_encryption_enabled"],
  ["s3_bucket_name", "s3_bucket_encryption_enabled"],
] as const;
