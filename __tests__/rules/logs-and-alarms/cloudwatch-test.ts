import { messages, violated } from "../../support/rules";

const topic = { main: { name: "on-call", kms_master_key_id: "alias/aws/sns" } };
const alarm = (attributes: object) => ({ busy: { alarm_name: "busy", ...attributes } });

describe("CW007", () => {
  it.each(["alarm_actions", "ok_actions", "insufficient_data_actions"])("looks at %s of alarms", (actions) => {
    const aws_cloudwatch_metric_alarm = alarm({ [actions]: ["${aws_sns_topic.main.arn}"] });
    expect(messages({ aws_sns_topic: topic, aws_cloudwatch_metric_alarm })).toEqual([
      expect.stringMatching(
        /^CW007 .*kms_master_key_id is "alias\/aws\/sns"; allowed: a key of one's own, or none, for alarms\. /,
      ),
    ]);
  });

  it("has nothing against AWS's key for a topic that no alarm publishes to", () => {
    const aws_cloudwatch_metric_alarm = alarm({ alarm_actions: ["${aws_sns_topic.other.arn}"] });
    expect(violated({ aws_sns_topic: topic, aws_cloudwatch_metric_alarm })).toEqual([]);
    expect(violated({ aws_sns_topic: topic })).toEqual([]);
  });
});

describe("CW002", () => {
  it.each([
    ["aws/ecs/shop", ["CW002"]],
    ["/aws/ecs/shop", []],
    ["awsome", []],
  ])("of a log group named %s gives %p", (name, ids) => {
    expect(violated({ aws_cloudwatch_log_group: { main: { name } } })).toEqual(ids);
  });
});
