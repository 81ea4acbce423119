import { knownNumber, type ResourceMap } from "../configuration";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";

const SHORT = [10, 20, 30];
const MINUTE = 60;

function alarm(period: number): ResourceMap {
  return { aws_cloudwatch_metric_alarm: { cpu: { period } } };
}

/** What AWS refuses in an alarm. */
export const alarmRules: readonly Rule[] = where(withAttribute("period"), [
  {
    id: "CW008",
    resourceType: "aws_cloudwatch_metric_alarm",
    title: "the period of an alarm is 10, 20 or 30 seconds, or whole minutes",
    explanation: "PutMetricAlarm refuses other periods, which only the apply shows.",
    fix: "Change the period; below a minute the metric must be one of high resolution.",
    source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
    *check({ attributes }) {
      const got = knownNumber(attributes.period);
      if (got === undefined || SHORT.includes(got) || (got > 0 && got % MINUTE === 0)) return;
      yield { property: "period", got, allowed: "10, 20, 30 or a multiple of 60 (seconds)" };
    },
    examples: { failing: alarm(90), passing: alarm(120) },
  },
]);
