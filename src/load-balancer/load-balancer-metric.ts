import type { Metric, MetricOptions } from "../cloudwatch/metric";

/** A load balancer or a target group, as CloudWatch names it. */
export interface IMeasured {
  readonly resource: { readonly arnSuffix: string };
}

/**
 * What a load balancer says of itself, or of one of the target groups that it forwards to.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function loadBalancerMetric(
  { loadBalancer, targetGroup }: { readonly loadBalancer: IMeasured; readonly targetGroup?: IMeasured },
  metricName: string,
  options?: MetricOptions,
): Metric {
  const dimensions = {
    LoadBalancer: loadBalancer.resource.arnSuffix,
    ...(targetGroup && { TargetGroup: targetGroup.resource.arnSuffix }),
  };
  return { namespace: "AWS/ApplicationELB", metricName, dimensions, ...options };
}
