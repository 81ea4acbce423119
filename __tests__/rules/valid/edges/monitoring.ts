import { ComparisonOperator, StandardUnit, Statistic } from "@aws-sdk/client-cloudwatch";
import { LogGroupClass } from "@aws-sdk/client-cloudwatch-logs";
import { type Edges, list, long, valuesOf } from "../edge";
import { TAGS } from "./tags";

const key = "arn:aws:kms:ap-northeast-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const topic = "arn:aws:sns:ap-northeast-1:123456789012:alarms";

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html and API_PutRetentionPolicy.html */
const logGroups: Edges = {
  title: "a log group",
  type: "aws_cloudwatch_log_group",
  base: { name: "/ecs/web" },
  values: {
    name: ["a", long(512), "aZ09.-_/#", "/aws/ecs/web", "my/aws/", "aws"],
    retention_in_days: [
      0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
    ],
    // The provider 5.100 does not know ESSENTIALS.
    log_group_class: valuesOf(LogGroupClass, "ESSENTIALS"),
    kms_key_id: [key, "arn:aws-cn:kms:cn-north-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"],
    skip_destroy: [true, false],
    tags: TAGS,
  },
  together: { "with a prefix of its name": { name: undefined, name_prefix: long(483) } },
};

const math = (...metric_query: object[]) => ({
  metric_name: undefined,
  namespace: undefined,
  period: undefined,
  statistic: undefined,
  dimensions: undefined,
  metric_query,
});
const query = (id: string, return_data: boolean) => ({
  id,
  return_data,
  metric: {
    metric_name: "CPUUtilization",
    namespace: "AWS/ECS",
    period: 60,
    stat: "Average",
    dimensions: { ClusterName: "a" },
  },
});

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const alarms: Edges = {
  title: "an alarm",
  type: "aws_cloudwatch_metric_alarm",
  base: {
    alarm_name: "cpu",
    metric_name: "CPUUtilization",
    namespace: "AWS/ECS",
    statistic: "Average",
    period: 60,
    evaluation_periods: 1,
    threshold: 80,
    comparison_operator: "GreaterThanThreshold",
    dimensions: { ClusterName: "shop", ServiceName: "web" },
  },
  values: {
    alarm_name: ["a", long(255), "CPU of web > 80 %", "高負荷"],
    alarm_description: ["", long(1024)],
    // Those of anomaly detection have bands in place of a threshold, below.
    comparison_operator: valuesOf(
      ComparisonOperator,
      "GreaterThanUpperThreshold",
      "LessThanLowerOrGreaterThanUpperThreshold",
      "LessThanLowerThreshold",
    ),
    statistic: valuesOf(Statistic),
    unit: valuesOf(StandardUnit),
    threshold: [0, -1, 0.5, 1e9],
    period: [10, 20, 30, 60, 120, 3600, 86400],
    evaluation_periods: [1, 100],
    treat_missing_data: ["missing", "ignore", "breaching", "notBreaching"],
    actions_enabled: [true, false],
    alarm_actions: [[], list(5, (i) => `${topic}${i}`), ["arn:aws:automate:ap-northeast-1:ec2:recover"]],
    dimensions: [Object.fromEntries(list(30, (i) => [`d${i}`, "v"])), {}],
    tags: TAGS,
  },
  together: {
    "as many as are looked at": { evaluation_periods: 5, datapoints_to_alarm: 5 },
    "one of those that are looked at": { evaluation_periods: 5, datapoints_to_alarm: 1 },
    "a week": { period: 3600, evaluation_periods: 168 },
    "a day of short periods": { period: 60, evaluation_periods: 1440 },
    ...Object.fromEntries(
      ["p0", "p50", "p99.99", "p100", "tm10", "TM(10%:90%)", "tc99", "PR(0:1)", "IQM"].map((extended_statistic) => [
        extended_statistic,
        { statistic: undefined, extended_statistic },
      ]),
    ),
    "of few samples": {
      statistic: undefined,
      extended_statistic: "p90",
      evaluate_low_sample_count_percentiles: "ignore",
    },
    "by mathematics": math(query("a", false), query("b", false), {
      id: "c",
      expression: "a / b",
      label: "share",
      return_data: true,
    }),
    ...Object.fromEntries(
      valuesOf(ComparisonOperator)
        .filter((operator) => /Upper|Lower/.test(operator))
        .map((comparison_operator) => [
          comparison_operator,
          {
            ...math(query("m1", true), { id: "band", expression: "ANOMALY_DETECTION_BAND(m1, 2)", return_data: true }),
            threshold: undefined,
            threshold_metric_id: "band",
            comparison_operator,
          },
        ]),
    ),
  },
};

/** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
const topics: Edges = {
  title: "a topic",
  type: "aws_sns_topic",
  base: { name: "alarms" },
  values: { name: ["a", long(256), "aZ09_-"], display_name: ["", long(100)], kms_master_key_id: [key], tags: TAGS },
  together: { "first in, first out": { name: "alarms.fifo", fifo_topic: true, content_based_deduplication: true } },
};

export const monitoringEdges: readonly Edges[] = [logGroups, alarms, topics];
