import type { Metric } from "../../src/cloudwatch/metric";
import { type Graph, graphProperties } from "../../src/monitoring/graph";

const cpu: Metric = { namespace: "AWS/ECS", metricName: "CPUUtilization", dimensions: { ClusterName: "live" } };

function properties(graph: Partial<Graph> = {}) {
  return graphProperties(
    { title: "CPU", unit: "percent", lines: [{ label: "used", metric: cpu }], ...graph },
    "eu-west-1",
  );
}

describe("a graph", () => {
  it("shows, by default, the averages of a minute, from zero up", () => {
    expect(properties()).toEqual({
      title: "CPU",
      region: "eu-west-1",
      view: "timeSeries",
      stat: "Average",
      period: 60,
      metrics: [["AWS/ECS", "CPUUtilization", "ClusterName", "live", { label: "used", stat: "Average", period: 60 }]],
      yAxis: { left: { min: 0, label: "percent", showUnits: false } },
    });
  });

  it("takes statistics, percentiles and periods line by line, and metrics without dimensions", () => {
    const lines = [
      { label: "p99", metric: { ...cpu, statistic: "p99", period: 300 } as const },
      { label: "all", metric: { namespace: "Shop", metricName: "Orders", statistic: "Sum" } as const },
    ];
    expect(properties({ lines })).toMatchObject({
      metrics: [
        ["AWS/ECS", "CPUUtilization", "ClusterName", "live", { label: "p99", stat: "p99", period: 300 }],
        ["Shop", "Orders", { label: "all", stat: "Sum", period: 60 }],
      ],
    });
  });

  it("marks limits", () => {
    const limits = [{ label: "alarm", value: 80 }];
    expect(properties({ limits })).toMatchObject({ annotations: { horizontal: limits } });
    expect(properties({ limits: [] })).toMatchObject({ annotations: undefined });
  });

  it("shows what is computed, and hides what it is computed from", () => {
    const errors = { namespace: "Shop", metricName: "Errors", statistic: "Sum", period: 300 } as const;
    const requests = { namespace: "Shop", metricName: "Requests", period: 300 } as const;
    const percent = { expression: "100 * errors / (errors + FILL(requests, 0))", metrics: { errors, requests } };
    const lines = [
      { label: "used", metric: cpu },
      { label: "errors", metric: percent },
    ];
    expect(properties({ lines })).toMatchObject({
      metrics: [
        ["AWS/ECS", "CPUUtilization", "ClusterName", "live", { label: "used" }],
        [
          {
            expression: "100 * l1_errors / (l1_errors + FILL(l1_requests, 0))",
            label: "errors",
            id: "l1_result",
            period: 300,
          },
        ],
        ["Shop", "Errors", { id: "l1_errors", visible: false, stat: "Sum", period: 300 }],
        ["Shop", "Requests", { id: "l1_requests", visible: false, stat: "Average", period: 300 }],
      ],
    });
  });

  it("can have several lines that are computed, from metrics of the same names", () => {
    const half = (metricName: string) => ({
      label: metricName,
      metric: { expression: "all / 2", metrics: { all: { namespace: "Shop", metricName } } },
    });
    expect(properties({ lines: [half("Errors"), half("Orders")] })).toMatchObject({
      metrics: [
        [{ expression: "l0_all / 2", id: "l0_result", period: 60 }],
        ["Shop", "Errors", { id: "l0_all" }],
        [{ expression: "l1_all / 2", id: "l1_result", period: 60 }],
        ["Shop", "Orders", { id: "l1_all" }],
      ],
    });
  });
});
