import { knownString, type ResourceMap } from "../configuration";
import type { Rule } from "../rule";

/** AWS's own key for SNS, whose policy nobody can change. */
const AWS_KEY = "alias/aws/sns";
const ALARM = "aws_cloudwatch_metric_alarm";
const ACTIONS = ["alarm_actions", "ok_actions", "insufficient_data_actions"];

function logGroup(name: string): ResourceMap {
  return { aws_cloudwatch_log_group: { main: { name } } };
}

function topic(kms_master_key_id: string): ResourceMap {
  return {
    aws_sns_topic: { main: { name: "on-call", kms_master_key_id } },
    [ALARM]: { busy: { alarm_name: "busy", alarm_actions: ["${aws_sns_topic.main.arn}"] } },
  };
}

/** What CloudWatch refuses, and what keeps its messages from arriving. */
export const cloudwatchRules: readonly Rule[] = [
  {
    id: "CW002",
    resourceType: "aws_cloudwatch_log_group",
    title: "the names that begin with aws/ are AWS's own",
    fix: "Choose another name: /aws/ecs/shop, with a slash in front, is free.",
    source: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
    *check({ attributes }) {
      const name = knownString(attributes.name);
      if (name?.startsWith("aws/")) yield { property: "name", got: name, allowed: "a name that begins otherwise" };
    },
    examples: { failing: logGroup("aws/shop"), passing: logGroup("/aws/shop") },
  },
  {
    id: "CW007",
    resourceType: "aws_sns_topic",
    title: "alarms can use the key of the topic that they publish to",
    fix: "Leave the key out, or take one of your own whose policy lets cloudwatch.amazonaws.com use it: no message would be sent.",
    source: "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
    *check(resource, configuration) {
      const key = knownString(resource.attributes.kms_master_key_id);
      if (key !== AWS_KEY) return;
      if (!ACTIONS.some((actions) => configuration.referring(resource, ALARM, actions).length > 0)) return;
      yield { property: "kms_master_key_id", got: key, allowed: "a key of one's own, or none, for alarms" };
    },
    examples: { failing: topic(AWS_KEY), passing: topic("alias/on-call") },
  },
];
