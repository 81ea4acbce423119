import { StatusCheckAlarms } from "../../src/compute/status-check-alarms";
import { synthesiseFully } from "../support/synth";

const stack = synthesiseFully((scope) => {
  const instance = { instanceId: "i-1", instanceArn: "arn:aws:ec2:ap-northeast-1:1:instance/i-1" };
  const alarms = new StatusCheckAlarms(scope, "checks", { instance });
  alarms.recover.addAlarmAction({ alarmActionArn: "arn:topic" });
});

describe("the alarms of status checks", () => {
  it.each([
    ["recover", "StatusCheckFailed_System", 2],
    ["reboot", "StatusCheckFailed_Instance", 3],
  ])("%s an instance whose %s is 1 for %d minutes", (name, metric_name, evaluation_periods) => {
    expect(stack.resource("aws_cloudwatch_metric_alarm", `checks_${name}`)).toMatchObject({
      alarm_name: `stack-checks-${name}`,
      namespace: "AWS/EC2",
      metric_name,
      dimensions: { InstanceId: "i-1" },
      statistic: "Maximum",
      period: 60,
      comparison_operator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      evaluation_periods,
      alarm_actions: expect.arrayContaining([expect.stringMatching(new RegExp(`:ec2:${name}$`))]),
    });
  });

  it("can do more, such as tell somebody", () => {
    const { alarm_actions } = stack.resource("aws_cloudwatch_metric_alarm", "checks_recover");
    expect(alarm_actions).toEqual([expect.stringContaining(":ec2:recover"), "arn:topic"]);
  });
});
