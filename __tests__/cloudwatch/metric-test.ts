import { isExpression, isPercentile } from "../../src/cloudwatch/metric";

describe("a statistic", () => {
  it.each(["p0", "p50", "p99", "p99.9", "p100"] as const)("may be the percentile %s", (statistic) => {
    expect(isPercentile(statistic)).toBe(true);
  });

  it.each(["Average", "Maximum", "Minimum", "Sum", "SampleCount"] as const)("%s is no percentile", (statistic) => {
    expect(isPercentile(statistic)).toBe(false);
  });
});

describe("an expression", () => {
  const metric = { namespace: "AWS/ECS", metricName: "CPUUtilization" };

  it("is told from a metric", () => {
    expect(isExpression(metric)).toBe(false);
    expect(isExpression({ expression: "cpu / 2", metrics: { cpu: metric } })).toBe(true);
  });
});
