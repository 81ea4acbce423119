import type { Construct } from "constructs";
import type { Metric, MetricOptions } from "../cloudwatch/metric";
import { Listener, type ListenerOptions } from "./listener";
import { LoadBalancerBase, type LoadBalancerBaseProps } from "./load-balancer-base";
import { loadBalancerMetric } from "./load-balancer-metric";

export interface ApplicationLoadBalancerProps extends LoadBalancerBaseProps {
  /**
   * Whether headers that break RFC 7230 are taken off before a request is passed on.
   * @default true
   */
  readonly dropInvalidHeaderFields?: boolean;
}

/** A load balancer for HTTP and HTTPS. */
export class ApplicationLoadBalancer extends LoadBalancerBase {
  constructor(scope: Construct, id: string, props: ApplicationLoadBalancerProps) {
    super(scope, id, props, {
      loadBalancerType: "application",
      dropInvalidHeaderFields: props.dropInvalidHeaderFields ?? true,
    });
  }

  /** How many requests there were that a target was chosen for. */
  metricRequestCount(options?: MetricOptions): Metric {
    return this.metric("RequestCount", { statistic: "Sum", ...options });
  }

  /** How many requests the load balancer answered itself by 5xx: no healthy target, a broken connection, no answer in time. */
  metricElb5xxCount(options?: MetricOptions): Metric {
    return this.metric("HTTPCode_ELB_5XX_Count", { statistic: "Sum", ...options });
  }

  /** The seconds until a target begins to answer. */
  metricTargetResponseTime(options?: MetricOptions): Metric {
    return this.metric("TargetResponseTime", options);
  }

  /** Opens a port. */
  addListener(id: string, options: ListenerOptions): Listener {
    return new Listener(this, id, { ...options, loadBalancer: this });
  }

  private metric(metricName: string, options?: MetricOptions): Metric {
    return loadBalancerMetric({ loadBalancer: this }, metricName, options);
  }
}
