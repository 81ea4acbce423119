import type { Metric, MetricOptions } from "../../src/cloudwatch/metric";
import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import { loadBalancerMetric } from "../../src/load-balancer/load-balancer-metric";
import { TargetGroup } from "../../src/load-balancer/target-group";
import { Network } from "../../src/network/network";
import { resolved } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });
const LoadBalancer = "${aws_lb.alb.arn_suffix}";
const Targets = "${aws_lb_target_group.group.arn_suffix}";

type MetricOf = (alb: ApplicationLoadBalancer, group: TargetGroup, options?: MetricOptions) => Metric;

function metric(metricOf: MetricOf, options?: MetricOptions): unknown {
  return resolved((stack) => {
    const alb = new ApplicationLoadBalancer(stack, "alb", { network });
    return metricOf(alb, new TargetGroup(stack, "group", { network, port: 80 }), options);
  });
}

function expectMetric(metricOf: MetricOf, expected: object): void {
  const options = { statistic: "p99", period: 300 } as const;
  expect(metric(metricOf)).toEqual({ namespace: "AWS/ApplicationELB", ...expected });
  expect(metric(metricOf, options)).toEqual({ namespace: "AWS/ApplicationELB", ...expected, ...options });
}

describe("a load balancer", () => {
  it.each<[string, object, MetricOf]>([
    ["RequestCount", { statistic: "Sum" }, (alb, _, options) => alb.metricRequestCount(options)],
    ["HTTPCode_ELB_5XX_Count", { statistic: "Sum" }, (alb, _, options) => alb.metricElb5xxCount(options)],
    ["TargetResponseTime", {}, (alb, _, options) => alb.metricTargetResponseTime(options)],
  ])("has the metric %s", (metricName, statistic, metricOf) => {
    expectMetric(metricOf, { metricName, dimensions: { LoadBalancer }, ...statistic });
  });
});

describe("a target group", () => {
  it.each<[string, object, MetricOf]>([
    ["RequestCount", { statistic: "Sum" }, (alb, group, options) => group.metricRequestCount(alb, options)],
    [
      "RequestCountPerTarget",
      { statistic: "Sum" },
      (alb, group, options) => group.metricRequestCountPerTarget(alb, options),
    ],
    [
      "HTTPCode_Target_5XX_Count",
      { statistic: "Sum" },
      (alb, group, options) => group.metricTarget5xxCount(alb, options),
    ],
    ["TargetResponseTime", {}, (alb, group, options) => group.metricTargetResponseTime(alb, options)],
    ["HealthyHostCount", {}, (alb, group, options) => group.metricHealthyHostCount(alb, options)],
    ["UnHealthyHostCount", {}, (alb, group, options) => group.metricUnhealthyHostCount(alb, options)],
  ])("has the metric %s, for a load balancer that forwards to it", (metricName, statistic, metricOf) => {
    expectMetric(metricOf, { metricName, dimensions: { LoadBalancer, TargetGroup: Targets }, ...statistic });
  });
});

describe("a metric of load balancing", () => {
  it("names what it is about by the ends of the ARNs", () => {
    const loadBalancer = { resource: { arnSuffix: "app/shop/1" } };
    expect(loadBalancerMetric({ loadBalancer }, "RequestCount").dimensions).toEqual({ LoadBalancer: "app/shop/1" });
    const targetGroup = { resource: { arnSuffix: "targetgroup/shop/2" } };
    expect(loadBalancerMetric({ loadBalancer, targetGroup }, "RequestCount").dimensions).toEqual({
      LoadBalancer: "app/shop/1",
      TargetGroup: "targetgroup/shop/2",
    });
  });
});
