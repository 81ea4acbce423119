import { knownString, type ResourceMap } from "../configuration";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";

/** AWS's own key for SNS, whose policy nobody can change. */
const AWS_KEY = "alias/aws/sns";
const ALARM = "aws_cloudwatch_metric_alarm";
const ACTIONS = ["alarm_actions", "ok_actions", "insufficient_data_actions"];

function topic(kms_master_key_id: string): ResourceMap {
  return {
    aws_sns_topic: { main: { name: "on-call", kms_master_key_id } },
    [ALARM]: { busy: { alarm_name: "busy", alarm_actions: ["${aws_sns_topic.main.arn}"] } },
  };
}

/** What keeps the messages of alarms from arriving. */
export const alarmTopicRules: readonly Rule[] = where(withAttribute("kms_master_key_id"), [
  {
    id: "CW007",
    resourceType: "aws_sns_topic",
    title: "alarms can use the key of the topic that they publish to",
    explanation:
      "The policy of AWS's own key for SNS lets CloudWatch in nowhere, and nobody can change it: the alarm changes its state, and no message is sent.",
    fix: "Leave the key out, or take one of your own whose policy lets cloudwatch.amazonaws.com use it.",
    source: "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
    *check(resource, configuration) {
      const key = knownString(resource.attributes.kms_master_key_id);
      if (key !== AWS_KEY) return;
      if (!ACTIONS.some((actions) => configuration.referring(resource, ALARM, actions).length > 0)) return;
      yield { property: "kms_master_key_id", got: key, allowed: "a key of one's own, or none, for alarms" };
    },
    examples: { failing: topic(AWS_KEY), passing: topic("alias/on-call") },
  },
]);
