import type { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { Construct } from "constructs";
import { AddressScope } from "../core/address";
import { dependOn } from "../core/depend-on";
import type { INetwork } from "../network/network";
import { Port } from "../network/port";
import { type ISecurityGroup, SecurityGroup } from "../network/security-group";

/** Where the tasks of a service stand that have network interfaces of their own. */
export interface TaskNetworkProps {
  readonly network: INetwork;
  readonly subnetIds?: string[];
  readonly securityGroups?: readonly ISecurityGroup[];
  readonly assignPublicIp?: boolean;
}

/** The network interfaces of a service's tasks in awsvpc mode: subnets, and who may connect. */
export class TaskNetwork {
  private readonly ownSecurityGroup: SecurityGroup | undefined;

  constructor(service: Construct & { readonly resource: EcsService }, id: string, props: TaskNetworkProps) {
    const { network, securityGroups, assignPublicIp } = props;
    // A task that cannot reach its registry yet fails, and enough of these fail a deployment.
    const connectivity = assignPublicIp ? network.publicConnectivity : network.privateConnectivity;
    for (const route of connectivity) dependOn(service.resource, route);
    if (securityGroups === undefined) {
      this.ownSecurityGroup = new SecurityGroup(new AddressScope(service, "SecurityGroup"), id, { network });
    }
    const groups = securityGroups ?? [this.ownSecurityGroup as SecurityGroup];
    service.resource.putNetworkConfiguration({
      subnets: props.subnetIds ?? (assignPublicIp ? network.publicSubnetIds : network.privateSubnetIds),
      assignPublicIp,
      securityGroups: groups.map((group) => group.securityGroupId),
    });
  }

  /** Lets `securityGroup` connect to a port, by rules of both sides; if the tasks' groups are given ones, that is up to whoever gave them. */
  openTo(securityGroup: ISecurityGroup, port: number): void {
    if (this.ownSecurityGroup !== undefined) securityGroup.allowTo(this.ownSecurityGroup, Port.tcp(port));
  }
}
