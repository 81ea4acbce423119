import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { AddressScope } from "../core/address";
import { ConfigurationError } from "../core/errors";
import type { INetwork } from "../network/network";
import type { Port } from "../network/port";
import { type ISecurityGroup, SecurityGroup } from "../network/security-group";

/** Where tasks stand that have network interfaces of their own. */
export interface TaskNetworkProps {
  readonly network: INetwork;
  readonly subnetIds?: string[];
  readonly securityGroups?: readonly ISecurityGroup[];
  readonly assignPublicIp?: boolean;
}

/** The network interfaces of tasks, as the ECS API has them. */
export interface NetworkConfiguration {
  readonly subnets: string[];
  readonly securityGroups: string[];
  readonly assignPublicIp: boolean | undefined;
}

/** The network interfaces of tasks in awsvpc mode: subnets, and who may connect. */
export class TaskNetwork {
  readonly configuration: NetworkConfiguration;
  /** What tasks wait for: one that cannot reach its registry yet fails, and enough of these fail a deployment. */
  readonly connectivity: readonly ITerraformDependable[];
  private readonly ownSecurityGroup: SecurityGroup | undefined;

  constructor(scope: Construct, id: string, props: TaskNetworkProps) {
    const { network, securityGroups, assignPublicIp } = props;
    this.connectivity = assignPublicIp ? network.publicConnectivity : network.privateConnectivity;
    if (securityGroups === undefined) {
      this.ownSecurityGroup = new SecurityGroup(new AddressScope(scope, "SecurityGroup"), id, { network });
    }
    const groups = securityGroups ?? [this.ownSecurityGroup as SecurityGroup];
    this.configuration = {
      subnets: props.subnetIds ?? (assignPublicIp ? network.publicSubnetIds : network.privateSubnetIds),
      assignPublicIp,
      securityGroups: groups.map((group) => group.securityGroupId),
    };
  }

  /** Lets `securityGroup` connect to a port, by rules of both sides; if the tasks' groups are given ones, that is up to whoever gave them. */
  openTo(securityGroup: ISecurityGroup, port: Port): void {
    if (this.ownSecurityGroup !== undefined) securityGroup.allowTo(this.ownSecurityGroup, port);
  }

  /** Lets the tasks connect to a port of what carries `securityGroup`; likewise up to others if their groups are given ones. */
  reach(securityGroup: ISecurityGroup, port: Port): void {
    this.ownSecurityGroup?.allowTo(securityGroup, port);
  }
}

/** `network`, for tasks that have network interfaces of their own. */
export function requireNetwork(scope: Construct, network: INetwork | undefined): INetwork {
  if (network !== undefined) return network;
  throw new ConfigurationError(scope, {
    property: "network",
    got: undefined,
    allowed: "a network, as the tasks have network interfaces of their own (awsvpc)",
    fix: "Pass the network whose private subnets the tasks are to stand in.",
  });
}
