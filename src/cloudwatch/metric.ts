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

/** How the values of a metric become one for each period. */
export interface MetricOptions {
  /** @default "Average" */
  readonly statistic?: "Average" | "Maximum" | "Minimum" | "Sum" | "SampleCount";
  /**
   * Seconds that become one value: 10, 20, 30 or a multiple of 60.
   * @default 60
   */
  readonly period?: number;
}
