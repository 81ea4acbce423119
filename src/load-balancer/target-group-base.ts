import { LbTargetGroup, type LbTargetGroupConfig } from "@cdktf/provider-aws/lib/lb-target-group";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { hashOf, physicalName } from "../core/names";
import type { Tags } from "../core/tags";
import { isLiteral } from "../core/tokens";
import type { INetwork } from "../network/network";
import type { ISecurityGroup } from "../network/security-group";
import { CheckedConstruct } from "../rules/checked-construct";

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
const LONGEST_NAME = 32;
/** Among the few dozen variants of a group that there are, the chance that two have the same is one in a thousand. */
const VARIANT_LENGTH = 4;

/** What a load balancer sends to its targets. */
export interface TargetTraffic {
  /** By what the port of the target is reached. */
  readonly protocols: readonly ("tcp" | "udp")[];
  /** The port that the health check asks by TCP, if it is one of its own. */
  readonly healthCheckPort?: number;
}

/** What requests can be forwarded to: a service's container, for example. */
export interface ILoadBalancerTarget {
  /** Whether requests go to an address of its own, or to a port of the instance that it runs on. */
  readonly targetType: "ip" | "instance";
  /** Registers itself with the target group, by its own means. */
  attachTo(targetGroup: ITargetGroup): void;
  /** Starts after `route`: AWS refuses a service whose target group no listener forwards to. */
  startAfter(route: ITerraformDependable): void;
  /** Lets the load balancer that carries `securityGroup` in. */
  admit(securityGroup: ISecurityGroup, traffic: TargetTraffic): void;
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
  /**
   * A port, or `traffic-port` for the port that gets the requests.
   * @default "traffic-port"
   */
  readonly port?: string;
  /**
   * Seconds between two checks, 5 to 300.
   * @default 30
   */
  readonly interval?: number;
  /**
   * Seconds to wait for an answer, 2 to 120 and less than the interval.
   * @default 5, of a Network Load Balancer 10 by TCP and 6 by HTTP
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
  /**
   * What is asked for, by HTTP.
   * @default "/"
   */
  readonly path?: string;
  /**
   * Status codes of a healthy answer by HTTP: `200`, `200-299`, `200,301`.
   * @default "200", of a Network Load Balancer "200-399"
   */
  readonly healthyHttpCodes?: string;
}

/** What every target group is like, wherever it stands. */
export interface TargetGroupBaseOptions {
  /** The port of the targets, unless a target brings its own as ECS tasks do. A change replaces the group. */
  readonly port: number;
  /**
   * `ip` for tasks in awsvpc mode, such as all on Fargate; `instance` for tasks in bridge and host mode. A change
   * replaces the group.
   * @default that of the first target passed to `addTargets`, else "ip"
   */
  readonly targetType?: "ip" | "instance";
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

export interface TargetGroupBaseProps extends TargetGroupBaseOptions {
  readonly network: INetwork;
}

/** A route of a load balancer to a target group: what targets wait for, and whom they let in. */
interface Route {
  readonly resource: ITerraformDependable;
  readonly clients: readonly ISecurityGroup[];
}

/** What a target group does, whoever made it: brings routes and targets together, in whatever order they come. */
export abstract class TargetGroupBase extends CheckedConstruct implements ITargetGroup {
  abstract readonly targetGroupArn: string;
  protected abstract readonly traffic: TargetTraffic;
  private readonly targets: ILoadBalancerTarget[] = [];
  private readonly routes: Route[] = [];

  addTarget(target: ILoadBalancerTarget): void {
    this.targets.push(target);
    target.attachTo(this);
    for (const route of this.routes) this.connect(route, target);
  }

  addRoute(resource: ITerraformDependable, clients: readonly ISecurityGroup[]): void {
    const route = { resource, clients };
    this.routes.push(route);
    for (const target of this.targets) this.connect(route, target);
  }

  private connect({ resource, clients }: Route, target: ILoadBalancerTarget): void {
    target.startAfter(resource);
    for (const client of clients) target.admit(client, this.traffic);
  }
}

/** A target group of this stack. */
export abstract class OwnTargetGroup extends TargetGroupBase {
  readonly resource: LbTargetGroup;

  constructor(
    scope: Construct,
    id: string,
    props: TargetGroupBaseProps,
    /** What target groups of its kind have beside. */
    config: Pick<LbTargetGroupConfig, "healthCheck" | "preserveClientIp" | "proxyProtocolV2"> & {
      readonly protocol: string;
    },
  ) {
    super(scope, id);
    const { targetType = "ip" } = props;
    this.resource = addressed(
      new LbTargetGroup(this, "TargetGroup", {
        ...config,
        name: props.targetGroupName ?? nameFor(this, props.port, config.protocol, targetType),
        vpcId: props.network.vpcId,
        port: props.port,
        targetType,
        deregistrationDelay: props.deregistrationDelay?.toString(),
        tags: props.tags,
        // AWS deletes no group that a rule forwards to: the rule goes to the new one first.
        lifecycle: { createBeforeDestroy: true },
      }),
    );
  }

  get targetGroupArn(): string {
    return this.resource.arn;
  }
}

/** What replaces a group is in the end of its name, as the new one stands beside the old one for a while. */
function nameFor(group: Construct, port: number, protocol: string, targetType: string): string {
  const variant = hashOf(`${isLiteral(port) ? port : ""} ${protocol} ${targetType}`, VARIANT_LENGTH);
  return `${physicalName(group, LONGEST_NAME - VARIANT_LENGTH - 1)}-${variant}`;
}

/** The port that a health check asks, if it is one of its own; `undefined` where only Terraform knows. */
export function healthCheckPort({ port }: HealthCheck = {}): number | undefined {
  return isLiteral(port) && /^\d+$/.test(port ?? "") ? Number(port) : undefined;
}

/** The block of a health check. */
export function healthCheckBlock<T extends HealthCheck>({
  healthyHttpCodes,
  healthyThresholdCount,
  unhealthyThresholdCount,
  ...same
}: T) {
  return {
    ...same,
    matcher: healthyHttpCodes,
    healthyThreshold: healthyThresholdCount,
    unhealthyThreshold: unhealthyThresholdCount,
  };
}
