import type { Construct } from "constructs";
import type { Metric, MetricOptions } from "../cloudwatch/metric";
import { type IMeasured, loadBalancerMetric } from "./load-balancer-metric";
import {
  type HealthCheck,
  healthCheckBlock,
  healthCheckPort,
  type ITargetGroup,
  OwnTargetGroup,
  TargetGroupBase,
  type TargetGroupBaseOptions,
  type TargetGroupBaseProps,
  type TargetTraffic,
} from "./target-group-base";

/** What a target group is like, wherever it stands. */
export interface TargetGroupOptions extends TargetGroupBaseOptions {
  /**
   * A change replaces the group.
   * @default "HTTP"
   */
  readonly protocol?: "HTTP" | "HTTPS";
  /** @default AWS's, see `HealthCheck` */
  readonly healthCheck?: HealthCheck;
}

export interface TargetGroupProps extends TargetGroupOptions, TargetGroupBaseProps {}

/** Targets that share the requests of one or several listener rules, and the check of their health. */
export class TargetGroup extends OwnTargetGroup {
  /** A target group that exists already. Routes to it outside of this stack must be connected there. */
  static fromTargetGroupArn(scope: Construct, id: string, targetGroupArn: string): ITargetGroup {
    return new ExistingTargetGroup(scope, id, targetGroupArn);
  }

  protected readonly traffic: TargetTraffic;

  constructor(scope: Construct, id: string, props: TargetGroupProps) {
    const { protocol = "HTTP", healthCheck } = props;
    super(scope, id, props, { protocol, healthCheck: healthCheck && healthCheckBlock(healthCheck) });
    this.traffic = { protocols: ["tcp"], healthCheckPort: healthCheckPort(healthCheck) };
  }

  /** How many requests of a load balancer the targets were chosen for. */
  metricRequestCount(loadBalancer: IMeasured, options?: MetricOptions): Metric {
    return this.metric(loadBalancer, "RequestCount", { statistic: "Sum", ...options });
  }

  /** How many requests of a load balancer a target was chosen for, on the average of the targets. */
  metricRequestCountPerTarget(loadBalancer: IMeasured, options?: MetricOptions): Metric {
    return this.metric(loadBalancer, "RequestCountPerTarget", { statistic: "Sum", ...options });
  }

  /** How many requests of a load balancer the targets answered by 5xx. */
  metricTarget5xxCount(loadBalancer: IMeasured, options?: MetricOptions): Metric {
    return this.metric(loadBalancer, "HTTPCode_Target_5XX_Count", { statistic: "Sum", ...options });
  }

  /** The seconds until a target begins to answer a request of a load balancer. */
  metricTargetResponseTime(loadBalancer: IMeasured, options?: MetricOptions): Metric {
    return this.metric(loadBalancer, "TargetResponseTime", options);
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
    return loadBalancerMetric({ loadBalancer, targetGroup: this }, metricName, options);
  }
}

class ExistingTargetGroup extends TargetGroupBase {
  protected readonly traffic: TargetTraffic = { protocols: ["tcp"] };

  constructor(
    scope: Construct,
    id: string,
    readonly targetGroupArn: string,
  ) {
    super(scope, id);
  }
}
