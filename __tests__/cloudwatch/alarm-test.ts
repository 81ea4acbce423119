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
    ["a percentile", { metric: { ...metric, statistic: "p99.9" } }, { extended_statistic: "p99.9" }],
    ["a period", { metric: { ...metric, period: 300 } }, { period: 300 }],
  ])("takes %s", (_, props, expected) => {
    expect(resource(props)).toMatchObject(expected);
  });

  it("takes a percentile apart from the other statistics", () => {
    expect(resource({ metric: { ...metric, statistic: "p99" } })).not.toHaveProperty("statistic");
    expect(resource({ metric: { ...metric, statistic: "Sum" } })).not.toHaveProperty("extended_statistic");
  });

  it("watches what is computed from metrics", () => {
    const dimensions = { ServiceName: "web" };
    const errors = { namespace: "Shop", metricName: "Errors", dimensions, statistic: "Sum", period: 300 } as const;
    const requests = { namespace: "Shop", metricName: "Requests" };
    const ratio = { expression: "100 * errors / requests", metrics: { errors, requests } };
    expect(resource({ metric: ratio })).toEqual({
      alarm_name: "stack-busy",
      metric_query: [
        { id: "result", expression: "100 * errors / requests", return_data: true },
        { id: "errors", metric: { namespace: "Shop", metric_name: "Errors", dimensions, stat: "Sum", period: 300 } },
        { id: "requests", metric: { namespace: "Shop", metric_name: "Requests", stat: "Average", period: 60 } },
      ],
      comparison_operator: "GreaterThanThreshold",
      threshold: 80,
      evaluation_periods: 1,
    });
  });

  it("does what it is given, and what is added later", () => {
    const stack = alarm({ actions: [{ alarmActionArn: "arn:first" }] }, (busy) => {
      busy.addAlarmAction({ alarmActionArn: "arn:second" });
    });
    expect(stack.resource("aws_cloudwatch_metric_alarm", "busy").alarm_actions).toEqual(["arn:first", "arn:second"]);
  });

  it("does something when it is over, as it is given, and as is added later", () => {
    const stack = alarm({ okActions: [{ alarmActionArn: "arn:first" }] }, (busy) => {
      busy.addOkAction({ alarmActionArn: "arn:second" });
    });
    expect(stack.resource("aws_cloudwatch_metric_alarm", "busy")).toMatchObject({
      ok_actions: ["arn:first", "arn:second"],
    });
    expect(stack.resource("aws_cloudwatch_metric_alarm", "busy")).not.toHaveProperty("alarm_actions");
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
