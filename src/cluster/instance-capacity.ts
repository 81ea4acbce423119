import type { Construct } from "constructs";
import { AutoScalingGroup } from "../compute/auto-scaling-group";
import type { BlockDevice } from "../compute/block-device";
import { LaunchTemplate } from "../compute/launch-template";
import { MachineImage } from "../compute/machine-image";
import { UserData } from "../compute/user-data";
import { WindowsUserData } from "../compute/windows-user-data";
import { InstanceProfile } from "../iam/instance-profile";
import { Role } from "../iam/role";
import type { INetwork } from "../network/network";
import { SecurityGroup } from "../network/security-group";
import { CheckedConstruct } from "../rules/checked-construct";
import { AsgCapacityProvider } from "./asg-capacity-provider";
import type { Cluster } from "./cluster";

/** What the agent of ECS on an instance needs: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/instance_IAM_role.html */
export const INSTANCE_POLICY = "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role";

export interface InstanceCapacityProps {
  readonly cluster: Cluster;
  readonly network: INetwork;
  /** For example `t3.medium`. */
  readonly instanceType: string;
  /**
   * Above 0, a first apply starts instances before the capacity provider is the cluster's, and ECS may not count these as its own:
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/asg-capacity-providers.html
   * @default 0: ECS starts instances when there are tasks
   */
  readonly minCapacity?: number;
  /** The most instances that ECS may start. */
  readonly maxCapacity: number;
  /**
   * An image with the agent of ECS. One for Windows, such as `MachineImage.ecsOptimizedWindows()`, joins the cluster by PowerShell.
   * @default the newest Amazon Linux 2023 for ECS
   */
  readonly machineImage?: MachineImage;
  /** @default those of the image; the root of an image that `MachineImage` chooses is encrypted */
  readonly blockDevices?: readonly BlockDevice[];
  /**
   * Whether services of the cluster that name no capacity run on it; several share them evenly.
   * @default false: services name it in their `capacityProviderStrategies`
   */
  readonly defaultStrategy?: boolean;
  /**
   * How full ECS keeps the instances, in percent, 1 to 100.
   * @default 100
   */
  readonly targetCapacityPercent?: number;
}

/**
 * Instances that join a cluster, as many as its tasks need: role, security group, launch template, Auto Scaling group and capacity
 * provider, with managed scaling, draining and termination protection.
 */
export class InstanceCapacity extends CheckedConstruct {
  readonly provider: AsgCapacityProvider;
  readonly autoScalingGroup: AutoScalingGroup;
  readonly securityGroup: SecurityGroup;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: InstanceCapacityProps) {
    super(scope, id);
    const { cluster, network, machineImage = MachineImage.ecsOptimized() } = props;
    this.role = new Role(this, "instance", { assumedBy: "ec2.amazonaws.com", managedPolicyArns: [INSTANCE_POLICY] });
    this.securityGroup = new SecurityGroup(this, "instances", { network });
    const launchTemplate = new LaunchTemplate(this, "template", {
      machineImage,
      instanceType: props.instanceType,
      securityGroups: [this.securityGroup],
      instanceProfile: new InstanceProfile(this, "profile", { role: this.role }),
      userData: joining(cluster, machineImage),
      blockDevices: props.blockDevices,
    });
    this.autoScalingGroup = new AutoScalingGroup(this, "group", {
      launchTemplate,
      network,
      minCapacity: props.minCapacity ?? 0,
      maxCapacity: props.maxCapacity,
    });
    this.provider = new AsgCapacityProvider(this, "provider", {
      autoScalingGroup: this.autoScalingGroup,
      targetCapacityPercent: props.targetCapacityPercent,
    });
    cluster.addAsgCapacityProvider(this.provider, { defaultStrategy: props.defaultStrategy });
  }

  /** For a service's `capacityProviderStrategies`. */
  get capacityProviderName(): string {
    return this.provider.capacityProviderName;
  }
}

function joining(cluster: Cluster, { operatingSystem }: MachineImage): UserData {
  if (operatingSystem === "WINDOWS") return new WindowsUserData(cluster.windowsJoinCommand);
  return new UserData(cluster.joinCommand);
}
