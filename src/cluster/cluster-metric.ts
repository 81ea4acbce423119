import type { Metric, MetricOptions } from "../cloudwatch/metric";

/**
 * What ECS says of the instances of a cluster and of the tasks on them, in percent. It says nothing while no task runs.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 */
export type ClusterMetricName = "CPUUtilization" | "MemoryUtilization" | "CPUReservation" | "MemoryReservation";

/** A metric of a cluster as a whole, made here or existing. */
export function clusterMetric(
  { clusterName }: { readonly clusterName: string },
  metricName: ClusterMetricName,
  options?: MetricOptions,
): Metric {
  return { namespace: "AWS/ECS", metricName, dimensions: { ClusterName: clusterName }, ...options };
}
