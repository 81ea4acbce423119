import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Metric, MetricOptions } from "../cloudwatch/metric";
import { addressed } from "../core/address";
import { hashOf, physicalName } from "../core/names";
import type { Tags } from "../core/tags";
import { isLiteral } from "../core/tokens";
import type { INetwork } from "../network/network";
import type { ISecurityGroup } from "../network/security-group";
import { CheckedConstruct } from "../rules/checked-construct";
import { type IMeasured, loadBalancerMetric } from "./load-balancer-metric";

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
const LONGEST_NAME = 32;
/** Among the few dozen variants of a group that there are, the chance that two have the same is one in a thousand. */
const VARIANT_LENGTH = 4;

/** What requests can be forwarded to: a service's container, for example. */
export interface ILoadBalancerTarget {
  /** Whether requests go to an address of its own, or to a port of the instance that it runs on. */
  readonly targetType: "ip" | "instance";
  /** Registers itself with the target group, by its own means. */
  attachTo(targetGroup: ITargetGroup): void;
  /** Starts after `route`: AWS refuses a service whose target group no listener forwards to. */
  startAfter(route: ITerraformDependable): void;
  /** Lets the load balancer that carries `securityGroup` in. */
  admit(securityGroup: ISecurityGroup): void;
}

/** A target group, made here or existing. */
export interface ITargetGroup {
  readonly targetGroupArn: string;
  addTarget(target: ILoadBalancerTarget): void;
  /** Tells the target group that `route` of a load balancer, which connects from the groups `clients`, forwards to it. */
  addRoute(route: ITerraformDependable, clients: readonly ISecurityGroup[]): void;
}

/** How a target proves that it can take requests. What is not set is left to the provider, whose defaults are given. */
export interface HealthCheck {
  /** @default "/" */
  readonly path?: string;
  /**
   * A port, or `traffic-port` for the port that gets the requests.
   * @default "traffic-port"
   */
  readonly port?: string;
  /**
   * Status codes of a healthy answer: `200`, `200-299`, `200,301`.
   * @default "200"
   */
  readonly healthyHttpCodes?: string;
  /**
   * Seconds between two checks, 5 to 300.
   * @default 30
   */
  readonly interval?: number;
  /**
   * Seconds to wait for an answer, 2 to 120 and less than the interval.
   * @default 5
   */
  readonly timeout?: number;
  /**
   * Good answers in a row that make a target healthy, 2 to 10.
   * @default 3
   */
  readonly healthyThresholdCount?: number;
  /**
   * Bad answers in a row that make a target unhealthy, 2 to 10.
   * @default 3
   */
  readonly unhealthyThresholdCount?: number;
}

/** What a target group is like, wherever it stands. */
export interface TargetGroupOptions {
  /** The port of the targets, unless a target brings its own as ECS tasks do. A change replaces the group. */
  readonly port: number;
  /**
   * A change replaces the group.
   * @default "HTTP"
   */
  readonly protocol?: "HTTP" | "HTTPS";
  /**
   * `ip` for tasks in awsvpc mode, such as all on Fargate; `instance` for tasks in bridge and host mode. A change
   * replaces the group.
   * @default that of the first target passed to `addTargets`, else "ip"
   */
  readonly targetType?: "ip" | "instance";
  /** @default AWS's, see `HealthCheck` */
  readonly healthCheck?: HealthCheck;
  /**
   * Seconds in which a leaving target finishes its requests, 0 to 3600.
   * @default 300, from AWS
   */
  readonly deregistrationDelay?: number;
  /**
   * At most 32 characters; a change replaces the group. With a name of one's own, change it together with whatever else replaces the
   * group: AWS knows no two groups of one name, and the new one is made before the old one goes.
   * @default from the stack and the construct, and what replaces the group
   */
  readonly targetGroupName?: string;
  /** @default none */
  readonly tags?: Tags;
}

export interface TargetGroupProps extends TargetGroupOptions {
  readonly network: INetwork;
}

/** A route of a load balancer to a target group: what targets wait for, and whom they let in. */
interface Route {
  readonly resource: ITerraformDependable;
  readonly clients: readonly ISecurityGroup[];
}

/** What a target group does, whoever made it: brings routes and targets together, in whatever order they come. */
abstract class TargetGroupBase extends CheckedConstruct implements ITargetGroup {
  abstract readonly targetGroupArn: string;
  private readonly targets: ILoadBalancerTarget[] = [];
  private readonly routes: Route[] = [];

  addTarget(target: ILoadBalancerTarget): void {
    this.targets.push(target);
    target.attachTo(this);
    for (const route of this.routes) connect(route, target);
  }

  addRoute(resource: ITerraformDependable, clients: readonly ISecurityGroup[]): void {
    const route = { resource, clients };
    this.routes.push(route);
    for (const target of this.targets) connect(route, target);
  }
}

/** Targets that share the requests of one or several listener rules, and the check of their health. */
export class TargetGroup extends TargetGroupBase {
  /** A target group that exists already. Routes to it outside of this stack must be connected there. */
  static fromTargetGroupArn(scope: Construct, id: string, targetGroupArn: string): ITargetGroup {
    return new ExistingTargetGroup(scope, id, targetGroupArn);
  }

  readonly resource: LbTargetGroup;

  constructor(scope: Construct, id: string, props: TargetGroupProps) {
    super(scope, id);
    const { protocol = "HTTP", targetType = "ip" } = props;
    this.resource = addressed(
      new LbTargetGroup(this, "TargetGroup", {
        name: props.targetGroupName ?? nameFor(this, props.port, protocol, targetType),
        vpcId: props.network.vpcId,
        port: props.port,
        protocol,
        targetType,
        deregistrationDelay: props.deregistrationDelay?.toString(),
        healthCheck: props.healthCheck && healthCheckBlock(props.healthCheck),
        tags: props.tags,
        // AWS deletes no group that a rule forwards to: the rule goes to the new one first.
        lifecycle: { createBeforeDestroy: true },
      }),
    );
  }

  get targetGroupArn(): string {
    return this.resource.arn;
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

/** What replaces a group is in the end of its name, as the new one stands beside the old one for a while. */
function nameFor(group: Construct, port: number, protocol: string, targetType: string): string {
  const variant = hashOf(`${isLiteral(port) ? port : ""} ${protocol} ${targetType}`, VARIANT_LENGTH);
  return `${physicalName(group, LONGEST_NAME - VARIANT_LENGTH - 1)}-${variant}`;
}

function connect({ resource, clients }: Route, target: ILoadBalancerTarget): void {
  target.startAfter(resource);
  for (const client of clients) target.admit(client);
}

function healthCheckBlock({ healthyHttpCodes, healthyThresholdCount, unhealthyThresholdCount, ...same }: HealthCheck) {
  return {
    ...same,
    matcher: healthyHttpCodes,
    healthyThreshold: healthyThresholdCount,
    unhealthyThreshold: unhealthyThresholdCount,
  };
}

class ExistingTargetGroup extends TargetGroupBase {
  constructor(
    scope: Construct,
    id: string,
    readonly targetGroupArn: string,
  ) {
    super(scope, id);
  }
}
