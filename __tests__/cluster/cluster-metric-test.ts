import { Cluster } from "../../src/cluster/cluster";
import { clusterMetric } from "../../src/cluster/cluster-metric";

describe("a metric of a cluster", () => {
  it("is there for an existing cluster, too", () => {
    const cluster = Cluster.fromClusterAttributes({ clusterName: "live", clusterArn: "arn" });
    expect(clusterMetric(cluster, "CPUReservation", { period: 300 })).toEqual({
      namespace: "AWS/ECS",
      metricName: "CPUReservation",
      dimensions: { ClusterName: "live" },
      period: 300,
    });
  });
});
