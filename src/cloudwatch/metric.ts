/** A number that CloudWatch keeps over time, and how its values become one for each period. */
export interface Metric extends MetricOptions {
  /** For example `AWS/ECS`. */
  readonly namespace: string;
  /** For example `CPUUtilization`. */
  readonly metricName: string;
  /**
   * Which of the namespace's things the number is about, at most 30 dimensions.
   * @default none
   */
  readonly dimensions?: Readonly<Record<string, string>>;
}

/** How the values of a metric become one for each period: of `p99`, 99 percent of the values are no larger. */
export type Statistic = "Average" | "Maximum" | "Minimum" | "Sum" | "SampleCount" | Percentile;

/** From `p0` to `p100`, with up to ten decimals. */
export type Percentile = `p${number}`;

/** How the values of a metric become one for each period. */
export interface MetricOptions {
  /** @default "Average" */
  readonly statistic?: Statistic;
  /**
   * Seconds that become one value: 10, 20, 30 or a multiple of 60.
   * @default 60
   */
  readonly period?: number;
}

/** A number that CloudWatch computes from metrics. */
export interface MetricExpression {
  /** By the names of the metrics: `100 * errors / requests`. There is no value where a metric has none. */
  readonly expression: string;
  /** The metrics by their names in the expression, which begin with a small letter. All have one period. */
  readonly metrics: Readonly<Record<string, Metric>>;
}

/** Whether CloudWatch computes `metric` from others. */
export function isExpression(metric: Metric | MetricExpression): metric is MetricExpression {
  return "expression" in metric;
}

/** Whether `statistic` is a percentile, which AWS keeps apart from the other statistics. */
export function isPercentile(statistic: Statistic): statistic is Percentile {
  return /^p\d/.test(statistic);
}
