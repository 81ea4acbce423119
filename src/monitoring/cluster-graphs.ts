import type { ICluster } from "../cluster/cluster";
import { type ClusterMetricName, clusterMetric } from "../cluster/cluster-metric";
import type { Graph } from "./graph";

/** How full the instances of a cluster are. */
export function clusterGraphs(cluster: ICluster): Graph[] {
  const graph = (title: string, reserved: ClusterMetricName, used: ClusterMetricName): Graph => ({
    title,
    unit: "percent of the instances",
    lines: [
      { label: "reserved", metric: clusterMetric(cluster, reserved) },
      { label: "used", metric: clusterMetric(cluster, used) },
    ],
  });
  return [graph("CPU", "CPUReservation", "CPUUtilization"), graph("Memory", "MemoryReservation", "MemoryUtilization")];
}
