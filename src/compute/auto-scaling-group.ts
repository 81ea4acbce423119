import { AutoscalingGroup, type AutoscalingGroupTag } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { IAlarmAction } from "../cloudwatch/alarm";
import type { Metric, MetricOptions } from "../cloudwatch/metric";
import { addressed } from "../core/address";
import { dependOn } from "../core/depend-on";
import { physicalName } from "../core/names";
import type { INetwork } from "../network/network";
import { Port } from "../network/port";
import type { ISecurityGroup } from "../network/security-group";
import { CheckedConstruct } from "../rules/checked-construct";
import { stepAdjustments } from "../scaling/step-adjustments";
import type { IStepScalable, StepScalingPolicyOptions } from "../scaling/step-scalable";
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
   * Seconds in which a scaling is left to take effect before the next, if its policy does not say.
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
export class AutoScalingGroup extends CheckedConstruct implements IStepScalable {
  readonly resource: AutoscalingGroup;
  readonly launchTemplate: LaunchTemplate;
  private readonly tags: AutoscalingGroupTag[] = [];
  private readonly targetGroupArns: string[] = [];

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
    // Inline and later policies may be about this very group, and could not come before it.
    for (const attachment of launchTemplate.instanceProfile?.role.attachments ?? []) {
      dependOn(this.resource, attachment);
    }
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

  /** The CPU that the instances use, in percent. */
  metricCpuUtilization(options: MetricOptions = {}): Metric {
    const dimensions = { AutoScalingGroupName: this.autoScalingGroupName };
    return { namespace: "AWS/EC2", metricName: "CPUUtilization", dimensions, ...options };
  }

  /** Adds a policy by which an alarm starts or ends instances. */
  addStepScalingPolicy(id: string, { adjustments, cooldown }: StepScalingPolicyOptions): IAlarmAction {
    const policy = addressed(
      new AutoscalingPolicy(this, `${id}Policy`, {
        name: id,
        autoscalingGroupName: this.autoScalingGroupName,
        policyType: "StepScaling",
        adjustmentType: "ChangeInCapacity",
        metricAggregationType: "Average",
        estimatedInstanceWarmup: cooldown,
        stepAdjustment: stepAdjustments(adjustments),
      }),
      id,
    );
    return { alarmActionArn: policy.arn };
  }

  /**
   * A port of the instances as a target of a load balancer, which then has those replaced that do not answer it. Not for instances of a cluster, whose
   * tasks register themselves.
   */
  loadBalancerTarget(port: number): InstancesTarget {
    return {
      targetType: "instance",
      attachTo: ({ targetGroupArn }) => {
        this.targetGroupArns.push(targetGroupArn);
        this.resource.targetGroupArns = this.targetGroupArns;
        this.resource.healthCheckType = "ELB";
      },
      startAfter: (route) => dependOn(this.resource, route),
      admit: (loadBalancer) => {
        for (const group of this.securityGroups) loadBalancer.allowTo(group, Port.tcp(port));
      },
    };
  }
}

/** What a target group needs of a target: see `ILoadBalancerTarget`. */
export interface InstancesTarget {
  readonly targetType: "instance";
  attachTo(targetGroup: { readonly targetGroupArn: string }): void;
  startAfter(route: ITerraformDependable): void;
  admit(securityGroup: ISecurityGroup): void;
}
