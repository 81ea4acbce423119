import { TerraformOutput } from "cdktf";
import { Alarm, type AlarmProps } from "../../src/cloudwatch/alarm";
import { synthesiseFully } from "../support/synth";

const metric = { namespace: "AWS/ECS", metricName: "CPUUtilization" };

function alarm(props: Partial<AlarmProps> = {}, use: (alarm: Alarm) => void = () => {}) {
  return synthesiseFully((stack) => {
    use(new Alarm(stack, "busy", { metric, comparison: "GreaterThanThreshold", threshold: 80, ...props }));
  });
}

const resource = (props?: Partial<AlarmProps>) => alarm(props).resource("aws_cloudwatch_metric_alarm", "busy");

describe("an alarm", () => {
  it("looks, by default, at the average of a minute", () => {
    expect(resource()).toEqual({
      alarm_name: "stack-busy",
      namespace: "AWS/ECS",
      metric_name: "CPUUtilization",
      statistic: "Average",
      period: 60,
      comparison_operator: "GreaterThanThreshold",
      threshold: 80,
      evaluation_periods: 1,
    });
  });

  it.each<[string, Partial<AlarmProps>, object]>([
    ["a threshold of zero", { threshold: 0 }, { threshold: 0 }],
    ["a comparison", { comparison: "LessThanThreshold" }, { comparison_operator: "LessThanThreshold" }],
    ["a number of periods", { evaluationPeriods: 3 }, { evaluation_periods: 3 }],
    ["an opinion of missing values", { treatMissingData: "breaching" }, { treat_missing_data: "breaching" }],
    ["a name", { alarmName: "Busy" }, { alarm_name: "Busy" }],
    ["a description", { alarmDescription: "Look!" }, { alarm_description: "Look!" }],
    ["tags", { tags: { Team: "shop" } }, { tags: { Team: "shop" } }],
    [
      "dimensions",
      { metric: { ...metric, dimensions: { ServiceName: "web" } } },
      { dimensions: { ServiceName: "web" } },
    ],
    ["a statistic", { metric: { ...metric, statistic: "Maximum" } }, { statistic: "Maximum" }],
    ["a period", { metric: { ...metric, period: 300 } }, { period: 300 }],
  ])("takes %s", (_, props, expected) => {
    expect(resource(props)).toMatchObject(expected);
  });

  it("does what it is given, and what is added later", () => {
    const stack = alarm({ actions: [{ alarmActionArn: "arn:first" }] }, (busy) => {
      busy.addAlarmAction({ alarmActionArn: "arn:second" });
    });
    expect(stack.resource("aws_cloudwatch_metric_alarm", "busy").alarm_actions).toEqual(["arn:first", "arn:second"]);
  });

  it("tells its name and ARN, which are there only after it", () => {
    const stack = alarm({}, (busy) => {
      new TerraformOutput(busy, "name", { value: busy.alarmName }).overrideLogicalId("name");
      new TerraformOutput(busy, "arn", { value: busy.alarmArn }).overrideLogicalId("arn");
    });
    expect(stack.output("name").value).toBe("${aws_cloudwatch_metric_alarm.busy.alarm_name}");
    expect(stack.output("arn").value).toBe("${aws_cloudwatch_metric_alarm.busy.arn}");
  });
});
