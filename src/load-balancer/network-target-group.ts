import type { Construct } from "constructs";
import type { Metric, MetricOptions } from "../cloudwatch/metric";
import { type IMeasured, networkLoadBalancerMetric } from "./load-balancer-metric";
import {
  type HealthCheck,
  healthCheckBlock,
  healthCheckPort,
  OwnTargetGroup,
  type TargetGroupBaseOptions,
  type TargetGroupBaseProps,
  type TargetTraffic,
} from "./target-group-base";

/** What goes through a Network Load Balancer. */
export type NetworkProtocol = "TCP" | "UDP" | "TCP_UDP" | "TLS";

/** How a target proves that it can take connections: never by UDP, so that one of UDP alone needs a port of TCP beside. */
export interface NetworkHealthCheck extends HealthCheck {
  /**
   * Whether it takes a connection, or answers a request.
   * @default "TCP"
   */
  readonly protocol?: "TCP" | "HTTP" | "HTTPS";
}

/** What a target group of a Network Load Balancer is like, wherever it stands. */
export interface NetworkTargetGroupOptions extends TargetGroupBaseOptions {
  /**
   * What the targets speak. By TLS, the load balancer takes any certificate of theirs. A change replaces the group.
   * @default that of the listener, but TCP behind TLS, which the load balancer ends; without a listener "TCP"
   */
  readonly protocol?: NetworkProtocol;
  /** @default AWS's: whether it takes a connection at the port of the traffic */
  readonly healthCheck?: NetworkHealthCheck;
  /**
   * Whether targets see the addresses of clients, and not those of the load balancer. By UDP they always do.
   * @default true for instances and UDP, false for addresses, from AWS
   */
  readonly preserveClientIp?: boolean;
  /**
   * Whether each connection begins with a header of the proxy protocol, version 2, which has the client's address. The program must expect it.
   * @default false
   */
  readonly proxyProtocolV2?: boolean;
}

export interface NetworkTargetGroupProps extends NetworkTargetGroupOptions, TargetGroupBaseProps {}

/** Targets that share the connections of a Network Load Balancer's listeners, and the check of their health. */
export class NetworkTargetGroup extends OwnTargetGroup {
  protected readonly traffic: TargetTraffic;

  constructor(scope: Construct, id: string, props: NetworkTargetGroupProps) {
    const { protocol = "TCP", healthCheck, preserveClientIp, proxyProtocolV2 } = props;
    super(scope, id, props, {
      protocol,
      // Without a protocol, the provider would write HTTP.
      healthCheck: healthCheck && healthCheckBlock({ protocol: "TCP", ...healthCheck }),
      preserveClientIp: preserveClientIp?.toString(),
      proxyProtocolV2,
    });
    this.traffic = { protocols: transportsOf(protocol), healthCheckPort: healthCheckPort(healthCheck) };
  }

  /** How many targets a load balancer finds healthy. There is no value while there is no target. */
  metricHealthyHostCount(loadBalancer: IMeasured, options?: MetricOptions): Metric {
    return this.metric(loadBalancer, "HealthyHostCount", options);
  }

  /** How many targets a load balancer finds unhealthy. There is no value while there is no target. */
  metricUnhealthyHostCount(loadBalancer: IMeasured, options?: MetricOptions): Metric {
    return this.metric(loadBalancer, "UnHealthyHostCount", options);
  }

  private metric(loadBalancer: IMeasured, metricName: string, options?: MetricOptions): Metric {
    return networkLoadBalancerMetric({ loadBalancer, targetGroup: this }, metricName, options);
  }
}

/** What a protocol of a load balancer is carried by. */
export function transportsOf(protocol: NetworkProtocol): readonly ("tcp" | "udp")[] {
  if (protocol === "TCP_UDP") return ["tcp", "udp"];
  return protocol === "UDP" ? ["udp"] : ["tcp"];
}
