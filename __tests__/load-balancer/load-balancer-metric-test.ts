import type { Metric, MetricOptions } from "../../src/cloudwatch/metric";
import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import { loadBalancerMetric, networkLoadBalancerMetric } from "../../src/load-balancer/load-balancer-metric";
import { NetworkLoadBalancer } from "../../src/load-balancer/network-load-balancer";
import { NetworkTargetGroup } from "../../src/load-balancer/network-target-group";
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

describe("a network load balancer and its target group", () => {
  it.each<[string, object, (nlb: NetworkLoadBalancer, group: NetworkTargetGroup, options?: MetricOptions) => Metric]>([
    ["NewFlowCount", { statistic: "Sum" }, (nlb, _, options) => nlb.metricNewFlowCount(options)],
    ["ActiveFlowCount", {}, (nlb, _, options) => nlb.metricActiveFlowCount(options)],
    ["ProcessedBytes", { statistic: "Sum" }, (nlb, _, options) => nlb.metricProcessedBytes(options)],
    ["HealthyHostCount", {}, (nlb, group, options) => group.metricHealthyHostCount(nlb, options)],
    ["UnHealthyHostCount", {}, (nlb, group, options) => group.metricUnhealthyHostCount(nlb, options)],
  ])("have the metric %s, in a namespace of their own", (metricName, statistic, metricOf) => {
    const metric = (options?: MetricOptions) =>
      resolved((stack) => {
        const nlb = new NetworkLoadBalancer(stack, "nlb", { network });
        return metricOf(nlb, new NetworkTargetGroup(stack, "group", { network, port: 53 }), options);
      });
    const dimensions = {
      LoadBalancer: "${aws_lb.nlb.arn_suffix}",
      ...(metricName.includes("HostCount") && { TargetGroup: Targets }),
    };
    const expected = { namespace: "AWS/NetworkELB", metricName, dimensions, ...statistic };
    expect(metric()).toEqual(expected);
    expect(metric({ statistic: "p99" })).toEqual({ ...expected, statistic: "p99" });
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
    expect(networkLoadBalancerMetric({ loadBalancer, targetGroup }, "ProcessedBytes").dimensions).toEqual({
      LoadBalancer: "app/shop/1",
      TargetGroup: "targetgroup/shop/2",
    });
  });
});
