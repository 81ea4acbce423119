import { messages, violated } from "../../support/rules";

const topic = (kms_master_key_id: unknown) => ({ main: { name: "on-call", kms_master_key_id } });
const aws_sns_topic = topic("alias/aws/sns");
const alarm = (attributes: object) => ({ busy: { alarm_name: "busy", ...attributes } });

describe("CW007", () => {
  it.each(["alarm_actions", "ok_actions", "insufficient_data_actions"])("looks at %s of alarms", (actions) => {
    const aws_cloudwatch_metric_alarm = alarm({ [actions]: ["${aws_sns_topic.main.arn}"] });
    expect(messages({ aws_sns_topic, aws_cloudwatch_metric_alarm })).toEqual([
      'CW007 [aws_sns_topic.main] kms_master_key_id is "alias/aws/sns"; allowed: a key of one\'s own, or none, for alarms. ' +
        "Leave the key out, or take one of your own whose policy lets cloudwatch.amazonaws.com use it.",
    ]);
  });

  it("has nothing against AWS's key for a topic that no alarm publishes to", () => {
    const aws_cloudwatch_metric_alarm = alarm({ alarm_actions: ["${aws_sns_topic.other.arn}"] });
    expect(violated({ aws_sns_topic, aws_cloudwatch_metric_alarm })).toEqual([]);
    expect(violated({ aws_sns_topic })).toEqual([]);
  });

  it.each(["alias/on-call", "${var.key}", null, undefined])("has nothing against the key %p", (key) => {
    const aws_cloudwatch_metric_alarm = alarm({ alarm_actions: ["${aws_sns_topic.main.arn}"] });
    expect(violated({ aws_sns_topic: topic(key), aws_cloudwatch_metric_alarm })).toEqual([]);
  });
});
