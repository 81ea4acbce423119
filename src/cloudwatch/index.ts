export * from "./alarm";
export * from "./alarm-topic";
export type { Metric, MetricExpression, MetricOptions, Percentile, Statistic } from "./metric";
