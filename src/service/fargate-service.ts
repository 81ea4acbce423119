import type { Construct } from "constructs";
import type { INetwork } from "../network/network";
import { Port } from "../network/port";
import { type ISecurityGroup, SecurityGroup } from "../network/security-group";
import type { FargateTaskDefinition } from "../task-definition/fargate-task-definition";
import { BaseService, type BaseServiceProps } from "./base-service";

export interface FargateServiceProps extends BaseServiceProps {
  readonly taskDefinition: FargateTaskDefinition;
  readonly network: INetwork;
  /**
   * Subnets that tasks start in, 1 to 16.
   * @default the network's private subnets, or its public ones with `assignPublicIp`
   */
  readonly subnetIds?: string[];
  /**
   * Security groups with rules of their own, at most 5; load balancers then add none.
   * @default one group that lets everything out, and in what load balancers forward
   */
  readonly securityGroups?: readonly ISecurityGroup[];
  /**
   * Whether tasks get public addresses. In a public subnet they reach no registry without one.
   * @default false
   */
  readonly assignPublicIp?: boolean;
  /**
   * Version of the Fargate platform.
   * @default "LATEST", from AWS
   */
  readonly platformVersion?: string;
}

/** A service whose tasks run on Fargate, without machines of one's own. */
export class FargateService extends BaseService {
  private readonly ownSecurityGroup: SecurityGroup | undefined;
  private readonly opened = new Set<string>();

  constructor(scope: Construct, id: string, props: FargateServiceProps) {
    const { network, assignPublicIp = false, securityGroups, capacityProviderStrategies } = props;
    const subnets = props.subnetIds ?? (assignPublicIp ? network.publicSubnetIds : network.privateSubnetIds);
    super(scope, id, props, {
      launchType: capacityProviderStrategies?.length ? undefined : "FARGATE",
      platformVersion: props.platformVersion,
    });
    if (securityGroups === undefined) this.ownSecurityGroup = new SecurityGroup(this, id, { network });
    const groups = securityGroups ?? [this.ownSecurityGroup as SecurityGroup];
    this.resource.putNetworkConfiguration({
      subnets,
      assignPublicIp,
      securityGroups: groups.map((group) => group.securityGroupId),
    });
  }

  openTo(securityGroup: ISecurityGroup, port: number): void {
    if (this.ownSecurityGroup === undefined) return;
    const opening = `${securityGroup.node.path}:${port}`;
    if (this.opened.has(opening)) return;
    this.opened.add(opening);
    securityGroup.allowTo(this.ownSecurityGroup, Port.tcp(port));
  }
}
