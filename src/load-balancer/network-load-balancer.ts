import type { Construct } from "constructs";
import type { Metric, MetricOptions } from "../cloudwatch/metric";
import { LoadBalancerBase, type LoadBalancerBaseProps } from "./load-balancer-base";
import { networkLoadBalancerMetric } from "./load-balancer-metric";
import { NetworkListener, type NetworkListenerOptions } from "./network-listener";

export interface NetworkLoadBalancerProps extends LoadBalancerBaseProps {
  /**
   * Whether what arrives in one zone goes to the targets of all zones. AWS charges for what crosses zones.
   * @default false: to the targets of the zone that it arrives in
   */
  readonly crossZoneEnabled?: boolean;
}

/**
 * A load balancer for TCP, TLS and UDP, whatever is spoken over them. It has a security group from the start: AWS adds none later.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 */
export class NetworkLoadBalancer extends LoadBalancerBase {
  constructor(scope: Construct, id: string, props: NetworkLoadBalancerProps) {
    super(scope, id, props, {
      loadBalancerType: "network",
      enableCrossZoneLoadBalancing: props.crossZoneEnabled ?? false,
    });
  }

  /** How many connections began, and exchanges by UDP. */
  metricNewFlowCount(options?: MetricOptions): Metric {
    return this.metric("NewFlowCount", { statistic: "Sum", ...options });
  }

  /** How many connections are open, and exchanges by UDP go on. */
  metricActiveFlowCount(options?: MetricOptions): Metric {
    return this.metric("ActiveFlowCount", options);
  }

  /** How many bytes went through, with headers. */
  metricProcessedBytes(options?: MetricOptions): Metric {
    return this.metric("ProcessedBytes", { statistic: "Sum", ...options });
  }

  /**
   * Opens a port. AWS allows 50 listeners, unless one asks for more.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-limits.html
   */
  addListener(id: string, options: NetworkListenerOptions): NetworkListener {
    return new NetworkListener(this, id, { ...options, loadBalancer: this });
  }

  private metric(metricName: string, options?: MetricOptions): Metric {
    return networkLoadBalancerMetric({ loadBalancer: this }, metricName, options);
  }
}
