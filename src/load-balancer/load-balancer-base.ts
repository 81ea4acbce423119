import { Lb, type LbConfig } from "@cdktf/provider-aws/lib/lb";
import type { Construct } from "constructs";
import { AddressScope, addressed } from "../core/address";
import { dependOn } from "../core/depend-on";
import { physicalName } from "../core/names";
import type { Tags } from "../core/tags";
import type { INetwork } from "../network/network";
import { Peer } from "../network/peer";
import { type ISecurityGroup, SecurityGroup } from "../network/security-group";
import { CheckedConstruct } from "../rules/checked-construct";
import type { IListenerLoadBalancer } from "./listener-load-balancer";

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
const LONGEST_NAME = 32;

/** What load balancers of every type have. */
export interface LoadBalancerBaseProps {
  readonly network: INetwork;
  /**
   * Whether the load balancer has public addresses.
   * @default false
   */
  readonly internetFacing?: boolean;
  /**
   * Subnets, one in each zone; of an Application Load Balancer, in two zones or more.
   * @default the network's public subnets if internet-facing, else its private ones
   */
  readonly subnetIds?: string[];
  /**
   * Security groups that say themselves who may connect; listeners then add no rules. Services still let them in.
   * @default one group that listeners open to clients, and services to themselves
   */
  readonly securityGroups?: readonly ISecurityGroup[];
  /**
   * At most 32 characters; a change replaces the load balancer.
   * @default from the stack and the construct
   */
  readonly loadBalancerName?: string;
  /**
   * Whether AWS refuses to delete the load balancer until this is false again.
   * @default false
   */
  readonly deletionProtection?: boolean;
  /** @default none */
  readonly tags?: Tags;
}

/** A load balancer with its security group, in subnets that the internet reaches or does not. */
export abstract class LoadBalancerBase extends CheckedConstruct implements IListenerLoadBalancer {
  readonly resource: Lb;
  readonly network: INetwork;
  readonly securityGroups: readonly ISecurityGroup[];
  readonly ownSecurityGroup: ISecurityGroup | undefined;
  readonly defaultPeer: Peer | undefined;

  constructor(
    scope: Construct,
    id: string,
    props: LoadBalancerBaseProps,
    /** What load balancers of its type have beside. */
    config: Pick<LbConfig, "dropInvalidHeaderFields" | "enableCrossZoneLoadBalancing"> &
      Required<Pick<LbConfig, "loadBalancerType">>,
  ) {
    super(scope, id);
    const { network, internetFacing = false } = props;
    this.network = network;
    this.defaultPeer = internetFacing ? Peer.anyIpv4() : undefined;
    if (props.securityGroups === undefined) {
      this.ownSecurityGroup = new SecurityGroup(new AddressScope(this, "SecurityGroup"), id, {
        network,
        allowAllOutbound: false,
      });
    }
    this.securityGroups = props.securityGroups ?? [this.ownSecurityGroup as ISecurityGroup];
    this.resource = addressed(
      new Lb(this, "LoadBalancer", {
        ...config,
        name: props.loadBalancerName ?? physicalName(this, LONGEST_NAME),
        internal: !internetFacing,
        subnets: props.subnetIds ?? (internetFacing ? network.publicSubnetIds : network.privateSubnetIds),
        securityGroups: this.securityGroups.map((group) => group.securityGroupId),
        enableDeletionProtection: props.deletionProtection ?? false,
        tags: props.tags,
      }),
    );
    // AWS refuses a load balancer with public addresses in a VPC that the internet does not reach yet.
    if (internetFacing) for (const route of network.publicConnectivity) dependOn(this.resource, route);
  }

  get loadBalancerArn(): string {
    return this.resource.arn;
  }

  /** The name by which clients find the load balancer. */
  get dnsName(): string {
    return this.resource.dnsName;
  }
}
