import { messages, violated } from "../../support/rules";

const alarm = (attributes: Record<string, unknown>) => ({ aws_cloudwatch_metric_alarm: { cpu: attributes } });

describe("the period of an alarm", () => {
  it.each([10, 20, 30, 60, 120, 86400])("may be %d seconds", (period) => {
    expect(violated(alarm({ period }))).toEqual([]);
  });

  it.each([-60, 0, 5, 40, 59, 61, 90])("is not %d seconds", (period) => {
    expect(messages(alarm({ period }))).toEqual([
      `CW008 [aws_cloudwatch_metric_alarm.cpu] period is ${period}; allowed: 10, 20, 30 or a multiple of 60 (seconds). ` +
        "Change the period; below a minute the metric must be one of high resolution.",
    ]);
  });

  it("may be known to Terraform only, or belong to the queries of the alarm", () => {
    expect(violated(alarm({ period: "${var.period}" }))).toEqual([]);
    expect(violated(alarm({ metric_query: [{ metric: [{ period: 5 }] }] }))).toEqual([]);
  });
});
