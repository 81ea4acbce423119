import { AutoscalingGroup, type AutoscalingGroupTag } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { dependOn } from "../core/depend-on";
import { physicalName } from "../core/names";
import type { INetwork } from "../network/network";
import type { ISecurityGroup } from "../network/security-group";
import { CheckedConstruct } from "../rules/checked-construct";
import type { LaunchTemplate } from "./launch-template";

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html */
const LONGEST_NAME = 255;

export interface AutoScalingGroupProps {
  readonly launchTemplate: LaunchTemplate;
  readonly network: INetwork;
  /**
   * Subnets that instances start in.
   * @default the network's private subnets
   */
  readonly subnetIds?: string[];
  /** @default 1 */
  readonly minCapacity?: number;
  /** At least `minCapacity`. */
  readonly maxCapacity: number;
  /**
   * How many instances there are at first; every apply sets it back.
   * @default `minCapacity` at first, then whatever scaling made of it
   */
  readonly desiredCapacity?: number;
  /**
   * Seconds after the start of an instance in which failed health checks do not count.
   * @default 300, from AWS
   */
  readonly healthCheckGracePeriod?: number;
  /**
   * Seconds between two scalings by a simple policy.
   * @default 300, from AWS
   */
  readonly cooldown?: number;
  /**
   * Whether only ECS, by its managed termination protection, may have an instance ended. Set by a capacity provider that wants it.
   * @default false
   */
  readonly newInstancesProtectedFromScaleIn?: boolean;
  /**
   * A change replaces the group.
   * @default from the stack and the construct
   */
  readonly autoScalingGroupName?: string;
}

/** A number of equal instances, over several zones, replaced when they fail. */
export class AutoScalingGroup extends CheckedConstruct {
  readonly resource: AutoscalingGroup;
  readonly launchTemplate: LaunchTemplate;
  private readonly tags: AutoscalingGroupTag[] = [];

  constructor(scope: Construct, id: string, props: AutoScalingGroupProps) {
    super(scope, id);
    const { launchTemplate, network, newInstancesProtectedFromScaleIn } = props;
    this.launchTemplate = launchTemplate;
    this.resource = addressed(
      new AutoscalingGroup(this, "AutoScalingGroup", {
        name: props.autoScalingGroupName ?? physicalName(this, LONGEST_NAME),
        minSize: props.minCapacity ?? 1,
        maxSize: props.maxCapacity,
        desiredCapacity: props.desiredCapacity,
        vpcZoneIdentifier: props.subnetIds ?? network.privateSubnetIds,
        launchTemplate: { id: launchTemplate.resource.id, version: "$Latest" },
        healthCheckGracePeriod: props.healthCheckGracePeriod,
        defaultCooldown: props.cooldown,
      }),
    );
    if (newInstancesProtectedFromScaleIn) this.protectNewInstancesFromScaleIn();
    const connectivity = launchTemplate.publicAddresses ? network.publicConnectivity : network.privateConnectivity;
    for (const route of connectivity) dependOn(this.resource, route);
    // An instance that starts before its role may do anything gives up on joining its cluster.
    for (const attachment of launchTemplate.instanceProfile?.role.attachments ?? [])
      dependOn(this.resource, attachment);
  }

  get autoScalingGroupName(): string {
    return this.resource.name;
  }

  get autoScalingGroupArn(): string {
    return this.resource.arn;
  }

  get securityGroups(): readonly ISecurityGroup[] {
    return this.launchTemplate.securityGroups;
  }

  /**
   * Keeps scaling from ending instances. To delete the group, Terraform then ends them by force: scaling to zero, its
   * usual way, would wait for ever.
   */
  protectNewInstancesFromScaleIn(): void {
    this.resource.protectFromScaleIn = true;
    this.resource.forceDelete = true;
  }

  /** Adds a tag to the group and to the instances that it starts. */
  addTag(key: string, value: string): void {
    this.tags.push({ key, value, propagateAtLaunch: true });
    this.resource.putTag(this.tags);
  }
}
