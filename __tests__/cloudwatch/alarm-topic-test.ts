import { TerraformOutput } from "cdktf";
import { Alarm } from "../../src/cloudwatch/alarm";
import { AlarmTopic, type AlarmTopicProps } from "../../src/cloudwatch/alarm-topic";
import { synthesiseFully } from "../support/synth";

function topic(props?: AlarmTopicProps, use: (topic: AlarmTopic) => void = () => {}) {
  return synthesiseFully((stack) => use(new AlarmTopic(stack, "on_call", props)));
}

describe("an alarm topic", () => {
  it("is named after the stack and the construct, and has no key, as alarms could not use AWS's", () => {
    const stack = topic();
    expect(stack.resource("aws_sns_topic", "on_call")).toEqual({ name: "stack-on-call" });
    expect(stack.addresses()).toEqual(["aws_sns_topic.on_call"]);
  });

  it("takes a name, a key of one's own and tags", () => {
    const kmsKeyArn = "arn:aws:kms:ap-northeast-1:123456789012:key/one";
    expect(
      topic({ topicName: "on-call", kmsKeyArn, tags: { Team: "shop" } }).resource("aws_sns_topic", "on_call"),
    ).toEqual({ name: "on-call", kms_master_key_id: kmsKeyArn, tags: { Team: "shop" } });
  });

  it("sends e-mails to whom it is told", () => {
    const stack = topic({}, (made) => {
      made.addEmail("team", "team@example.com");
      made.addEmail("boss", "boss@example.com");
    });
    expect(stack.resources("aws_sns_topic_subscription")).toEqual({
      on_call_team: { topic_arn: "${aws_sns_topic.on_call.arn}", protocol: "email", endpoint: "team@example.com" },
      on_call_boss: { topic_arn: "${aws_sns_topic.on_call.arn}", protocol: "email", endpoint: "boss@example.com" },
    });
  });

  it("is something that an alarm can do", () => {
    const stack = topic({}, (made) => {
      new TerraformOutput(made, "arn", { value: made.topicArn }).overrideLogicalId("arn");
      const metric = { namespace: "AWS/ECS", metricName: "CPUUtilization" };
      new Alarm(made, "busy", { metric, comparison: "GreaterThanThreshold", threshold: 80, actions: [made] });
    });
    const arn = "${aws_sns_topic.on_call.arn}";
    expect(stack.output("arn").value).toBe(arn);
    expect(stack.resource("aws_cloudwatch_metric_alarm", "on_call_busy").alarm_actions).toEqual([arn]);
  });
});
