import { Cluster } from "../../src/cluster/cluster";
import { clusterGraphs } from "../../src/monitoring/cluster-graphs";

const cluster = Cluster.fromClusterAttributes({ clusterName: "live", clusterArn: "arn" });

describe("the graphs of a cluster", () => {
  it.each([
    [0, "CPU", "CPUReservation", "CPUUtilization"],
    [1, "Memory", "MemoryReservation", "MemoryUtilization"],
  ])("number %d shows of %s what is reserved beside what is used", (index, title, reserved, used) => {
    const metric = { namespace: "AWS/ECS", dimensions: { ClusterName: "live" } };
    expect(clusterGraphs(cluster)[index]).toEqual({
      title,
      unit: "percent of the instances",
      lines: [
        { label: "reserved", metric: { ...metric, metricName: reserved } },
        { label: "used", metric: { ...metric, metricName: used } },
      ],
    });
  });
});
