import type { Metric, MetricOptions } from "../cloudwatch/metric";

/** A load balancer or a target group, as CloudWatch names it. */
export interface IMeasured {
  readonly resource: { readonly arnSuffix: string };
}

/** A load balancer, or one of the target groups that it forwards to. */
interface Measured {
  readonly loadBalancer: IMeasured;
  readonly targetGroup?: IMeasured;
}

/**
 * What an Application Load Balancer says of itself, or of a target group.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function loadBalancerMetric(of: Measured, metricName: string, options?: MetricOptions): Metric {
  return { namespace: "AWS/ApplicationELB", metricName, dimensions: dimensionsOf(of), ...options };
}

/**
 * What a Network Load Balancer says of itself, or of a target group.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html
 */
export function networkLoadBalancerMetric(of: Measured, metricName: string, options?: MetricOptions): Metric {
  return { namespace: "AWS/NetworkELB", metricName, dimensions: dimensionsOf(of), ...options };
}

function dimensionsOf({ loadBalancer, targetGroup }: Measured) {
  return {
    LoadBalancer: loadBalancer.resource.arnSuffix,
    ...(targetGroup && { TargetGroup: targetGroup.resource.arnSuffix }),
  };
}
