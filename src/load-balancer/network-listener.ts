import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { ConfigurationError } from "../core/errors";
import type { Peer } from "../network/peer";
import { Port } from "../network/port";
import { CheckedConstruct } from "../rules/checked-construct";
import { ListenerAction } from "./listener-action";
import { DEFAULT_SSL_POLICY, type IListenerLoadBalancer, openToClients } from "./listener-load-balancer";
import {
  type NetworkProtocol,
  NetworkTargetGroup,
  type NetworkTargetGroupOptions,
  transportsOf,
} from "./network-target-group";
import type { ILoadBalancerTarget } from "./target-group-base";

export interface NetworkListenerOptions {
  /** 1 to 65535, another one than those of the load balancer's other listeners: for TCP and UDP at one port there is TCP_UDP. */
  readonly port: number;
  /** @default "TLS" with a certificate, "TCP" without */
  readonly protocol?: NetworkProtocol;
  /**
   * The ACM certificate of a TLS listener.
   * @default none
   */
  readonly certificateArn?: string;
  /**
   * Ciphers and versions of TLS, for a TLS listener.
   * @default ELBSecurityPolicy-TLS13-1-2-2021-06: TLS 1.2 and 1.3
   */
  readonly sslPolicy?: string;
  /**
   * Who may connect. Only for a load balancer that made its own security group.
   * @default everybody for an internet-facing load balancer, nobody for an internal one
   */
  readonly allowFrom?: Peer;
}

export interface NetworkListenerProps extends NetworkListenerOptions {
  readonly loadBalancer: IListenerLoadBalancer;
}

/** A target group, and what is in it. */
export interface AddNetworkTargetsOptions extends NetworkTargetGroupOptions {
  /** @default none yet: see `NetworkTargetGroup.addTarget` */
  readonly targets?: readonly ILoadBalancerTarget[];
}

/** A port of a Network Load Balancer. It forwards to one target group: `addTargets` makes it, `addTargetGroup` takes one that there is. */
export class NetworkListener extends CheckedConstruct {
  readonly resource: LbListener;
  private readonly loadBalancer: IListenerLoadBalancer;
  private readonly protocol: NetworkProtocol;
  private forwards = false;

  constructor(scope: Construct, id: string, props: NetworkListenerProps) {
    super(scope, id);
    const { loadBalancer, port, certificateArn, allowFrom } = props;
    this.loadBalancer = loadBalancer;
    this.protocol = props.protocol ?? (certificateArn === undefined ? "TCP" : "TLS");
    this.resource = addressed(
      new LbListener(this, "Listener", {
        loadBalancerArn: loadBalancer.loadBalancerArn,
        port,
        protocol: this.protocol,
        certificateArn,
        sslPolicy: this.protocol === "TLS" ? (props.sslPolicy ?? DEFAULT_SSL_POLICY) : undefined,
        defaultAction: [],
      }),
    );
    for (const [index, transport] of transportsOf(this.protocol).entries()) {
      const ruleId = index === 0 ? id : `${id}_${transport}`;
      openToClients(this, loadBalancer, { ruleId, port: Port[transport](port), allowFrom });
    }
  }

  get listenerArn(): string {
    return this.resource.arn;
  }

  /**
   * Adds a target group with its targets, and forwards to it.
   * @throws ConfigurationError if the listener forwards to a target group already
   */
  addTargets(id: string, { targets = [], ...options }: AddNetworkTargetsOptions): NetworkTargetGroup {
    const targetGroup = new NetworkTargetGroup(this, id, {
      protocol: this.protocol === "TLS" ? "TCP" : this.protocol,
      ...options,
      targetType: options.targetType ?? targets[0]?.targetType,
      network: this.loadBalancer.network,
    });
    this.addTargetGroup(targetGroup);
    for (const target of targets) targetGroup.addTarget(target);
    return targetGroup;
  }

  /**
   * Forwards to a target group, which other listeners may forward to as well.
   * @throws ConfigurationError if the listener forwards to a target group already
   */
  addTargetGroup(targetGroup: NetworkTargetGroup): void {
    if (this.forwards) {
      throw new ConfigurationError(this, {
        property: "targetGroup",
        got: targetGroup.node.path,
        allowed: "the one that the listener forwards to already",
        fix: "Add the targets to that group with addTarget(), or open another port.",
      });
    }
    this.forwards = true;
    this.resource.putDefaultAction([ListenerAction.forward(targetGroup).block]);
    targetGroup.addRoute(this.resource, this.loadBalancer.securityGroups);
  }
}
