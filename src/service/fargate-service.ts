import type { Construct } from "constructs";
import type { INetwork } from "../network/network";
import { Port } from "../network/port";
import type { ISecurityGroup } from "../network/security-group";
import type { FargateTaskDefinition } from "../task-definition/fargate-task-definition";
import { BaseService, type BaseServiceProps } from "./base-service";
import { TaskNetwork } from "./task-network";

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
  readonly targetType = "ip";
  private readonly taskNetwork: TaskNetwork;

  constructor(scope: Construct, id: string, props: FargateServiceProps) {
    super(scope, id, props, {
      launchType: "FARGATE",
      platformVersion: props.platformVersion,
      desiredCount: props.desiredCount ?? 1,
    });
    this.taskNetwork = new TaskNetwork(this, id, { ...props, assignPublicIp: props.assignPublicIp ?? false });
    this.standIn(this.taskNetwork);
    if (props.capacityProviderStrategies?.length) props.cluster.register(this);
    props.taskDefinition.register(this);
  }

  targetPort(_containerName: string, containerPort: number, protocol: "tcp" | "udp"): Port {
    return Port[protocol](containerPort);
  }

  openTo(securityGroup: ISecurityGroup, port: Port): void {
    this.taskNetwork.openTo(securityGroup, port);
  }

  /** Fargate's instances are AWS's own. */
  runOn(): void {}

  /** Its launch type is Fargate. */
  useDefaultStrategies(): void {}

  protected reach(securityGroup: ISecurityGroup, port: Port): void {
    this.taskNetwork.reach(securityGroup, port);
  }
}
