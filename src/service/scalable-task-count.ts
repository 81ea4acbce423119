import {
  AppautoscalingPolicy,
  type AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification,
} from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { Construct } from "constructs";
import type { IAlarmAction } from "../cloudwatch/alarm";
import { addressed } from "../core/address";
import type { ApplicationLoadBalancer } from "../load-balancer/application-load-balancer";
import type { TargetGroup } from "../load-balancer/target-group";
import { CheckedConstruct } from "../rules/checked-construct";
import { stepAdjustments } from "../scaling/step-adjustments";
import type { IStepScalable, StepScalingPolicyOptions } from "../scaling/step-scalable";
import { StepScaling, type StepScalingOptions } from "../scaling/step-scaling";

/** Between which numbers of tasks Application Auto Scaling chooses. */
export interface TaskCountLimits {
  /** The least number of tasks, 0 or more. */
  readonly minCapacity: number;
  /** The largest number of tasks, at least `minCapacity`. */
  readonly maxCapacity: number;
}

export interface ScalableTaskCountProps extends TaskCountLimits {
  readonly clusterName: string;
  readonly service: { readonly serviceName: string };
}

/** How fast a target tracking policy goes. */
export interface TargetTrackingOptions {
  /**
   * Seconds after the removal of tasks until the next.
   * @default 300, from AWS
   */
  readonly scaleInCooldown?: number;
  /**
   * Seconds after the addition of tasks until the next.
   * @default 300, from AWS
   */
  readonly scaleOutCooldown?: number;
  /**
   * Whether the policy only adds tasks, and leaves it to others to remove them.
   * @default false
   */
  readonly disableScaleIn?: boolean;
}

export interface UtilizationTrackingOptions extends TargetTrackingOptions {
  /** What to keep near, in percent of what the tasks reserve. */
  readonly targetUtilizationPercent: number;
}

export interface RequestCountTrackingOptions extends TargetTrackingOptions {
  /** How many requests a minute each task is to get. */
  readonly requestsPerTarget: number;
  /** A group that the service is a target of, and the load balancer that forwards to it; a Network Load Balancer counts no requests. */
  readonly targetGroup: TargetGroup;
  readonly loadBalancer: ApplicationLoadBalancer;
}

/** The number of tasks of a service, as Application Auto Scaling sets it; made by `autoScaleTaskCount`. */
export class ScalableTaskCount extends CheckedConstruct implements IStepScalable {
  readonly resource: AppautoscalingTarget;

  constructor(scope: Construct, id: string, props: ScalableTaskCountProps) {
    super(scope, id);
    // Without a role, AWS takes on AWSServiceRoleForApplicationAutoScaling_ECSService, which it keeps itself.
    this.resource = addressed(
      new AppautoscalingTarget(this, "Target", {
        serviceNamespace: "ecs",
        scalableDimension: "ecs:service:DesiredCount",
        resourceId: `service/${props.clusterName}/${props.service.serviceName}`,
        minCapacity: props.minCapacity,
        maxCapacity: props.maxCapacity,
      }),
    );
  }

  /** Adds and removes tasks so that they use so much of the CPU units that they reserve. CloudWatch alarms are made by AWS. */
  scaleOnCpuUtilization(id: string, { targetUtilizationPercent, ...options }: UtilizationTrackingOptions): void {
    const metric = { predefinedMetricType: "ECSServiceAverageCPUUtilization" };
    this.track(id, targetUtilizationPercent, metric, options);
  }

  /** Adds and removes tasks so that they use so much of the memory that they reserve. CloudWatch alarms are made by AWS. */
  scaleOnMemoryUtilization(id: string, { targetUtilizationPercent, ...options }: UtilizationTrackingOptions): void {
    const metric = { predefinedMetricType: "ECSServiceAverageMemoryUtilization" };
    this.track(id, targetUtilizationPercent, metric, options);
  }

  /** Adds and removes tasks so that each gets so many requests. CloudWatch alarms are made by AWS. */
  scaleOnRequestCount(id: string, options: RequestCountTrackingOptions): void {
    const { requestsPerTarget, targetGroup, loadBalancer, ...speed } = options;
    const metric = {
      predefinedMetricType: "ALBRequestCountPerTarget",
      resourceLabel: `${loadBalancer.resource.arnSuffix}/${targetGroup.resource.arnSuffix}`,
    };
    this.track(id, requestsPerTarget, metric, speed);
  }

  /** Adds tasks when a metric reaches one threshold, and removes tasks below another. */
  scaleOnMetric(id: string, options: StepScalingOptions): StepScaling {
    return new StepScaling(this, id, { ...options, targets: [this] });
  }

  addStepScalingPolicy(id: string, { adjustments, cooldown }: StepScalingPolicyOptions): IAlarmAction {
    const policy = addressed(
      new AppautoscalingPolicy(this, `${id}Policy`, {
        ...this.policyOf(id),
        policyType: "StepScaling",
        stepScalingPolicyConfiguration: {
          adjustmentType: "ChangeInCapacity",
          metricAggregationType: "Average",
          cooldown,
          stepAdjustment: stepAdjustments(adjustments),
        },
      }),
      id,
    );
    return { alarmActionArn: policy.arn };
  }

  private track(
    id: string,
    targetValue: number,
    metric: AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification,
    options: TargetTrackingOptions,
  ): void {
    addressed(
      new AppautoscalingPolicy(this, `${id}Policy`, {
        ...this.policyOf(id),
        policyType: "TargetTrackingScaling",
        targetTrackingScalingPolicyConfiguration: {
          targetValue,
          predefinedMetricSpecification: metric,
          scaleInCooldown: options.scaleInCooldown,
          scaleOutCooldown: options.scaleOutCooldown,
          disableScaleIn: options.disableScaleIn,
        },
      }),
      id,
    );
  }

  /** By references to the target, so that the policy comes after it and goes before it. */
  private policyOf(id: string) {
    const { resourceId, scalableDimension, serviceNamespace } = this.resource;
    return { name: id, resourceId, scalableDimension, serviceNamespace };
  }
}
