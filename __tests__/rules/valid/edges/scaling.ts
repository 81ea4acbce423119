import { AdjustmentType, MetricAggregationType, ServiceNamespace } from "@aws-sdk/client-application-auto-scaling";
import { type Edges, list, valuesOf } from "../edge";
import { TAGS } from "./tags";

const ecs = {
  service_namespace: "ecs",
  scalable_dimension: "ecs:service:DesiredCount",
  resource_id: "service/shop/web",
};
const label = "app/web/1234567890abcdef/targetgroup/web/1234567890abcdef";

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html */
const targets: Edges = {
  title: "a service to scale",
  type: "aws_appautoscaling_target",
  base: { ...ecs, min_capacity: 1, max_capacity: 2 },
  values: {
    min_capacity: [0, 1],
    max_capacity: [1, 5000],
    resource_id: ["service/a/b", "service/aZ_9-/Web_1-"],
    role_arn: ["arn:aws:iam::123456789012:role/scaling"],
    suspended_state: [
      { dynamic_scaling_in_suspended: true, dynamic_scaling_out_suspended: false, scheduled_scaling_suspended: true },
    ],
    tags: TAGS,
  },
  together: {
    "another service of AWS": {
      service_namespace: valuesOf(ServiceNamespace).find((namespace) => namespace === "dynamodb"),
      scalable_dimension: "dynamodb:table:ReadCapacityUnits",
      resource_id: "table/orders",
    },
  },
};

const tracking = (more: object) => ({ target_tracking_scaling_policy_configuration: { target_value: 50, ...more } });
const predefined = (predefined_metric_type: string, more: object = {}) =>
  tracking({ predefined_metric_specification: { predefined_metric_type, ...more } });
const stepping = (...step_adjustment: object[]) => ({
  policy_type: "StepScaling",
  target_tracking_scaling_policy_configuration: undefined,
  step_scaling_policy_configuration: { adjustment_type: "ChangeInCapacity", cooldown: 60, step_adjustment },
});
const step = (scaling_adjustment: number, lower?: number, upper?: number) => ({
  scaling_adjustment,
  metric_interval_lower_bound: lower,
  metric_interval_upper_bound: upper,
});

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html and the types that it names */
const policies: Edges = {
  title: "a scaling policy of a service",
  type: "aws_appautoscaling_policy",
  base: { name: "cpu", ...ecs, policy_type: "TargetTrackingScaling", ...predefined("ECSServiceAverageCPUUtilization") },
  values: {
    "target_tracking_scaling_policy_configuration.target_value": [1, 0.5, 100],
    "target_tracking_scaling_policy_configuration.scale_in_cooldown": [0, 3600],
    "target_tracking_scaling_policy_configuration.scale_out_cooldown": [0, 3600],
    "target_tracking_scaling_policy_configuration.disable_scale_in": [true, false],
  },
  together: {
    memory: predefined("ECSServiceAverageMemoryUtilization"),
    requests: predefined("ALBRequestCountPerTarget", { resource_label: label }),
    "many requests": {
      target_tracking_scaling_policy_configuration: {
        target_value: 100000,
        predefined_metric_specification: { predefined_metric_type: "ALBRequestCountPerTarget", resource_label: label },
      },
    },
    "a metric of one's own": tracking({
      customized_metric_specification: {
        metric_name: "Queue",
        namespace: "Shop",
        statistic: "Average",
        dimensions: { name: "Queue", value: "a" },
      },
    }),
    "mathematics of metrics": tracking({
      customized_metric_specification: {
        metrics: [
          {
            id: "m1",
            metric_stat: { stat: "Sum", metric: { metric_name: "Queue", namespace: "Shop" } },
            return_data: false,
          },
          { id: "e1", expression: "m1 / 2", return_data: true },
        ],
      },
    }),
    "one step": stepping(step(1, 0)),
    "one step down": stepping(step(-1, undefined, 0)),
    "three steps": stepping(step(-1, undefined, 0), step(1, 0, 10.5), step(2, 10.5)),
    "the most steps": stepping(...list(40, (i) => step(i + 1, i, i === 39 ? undefined : i + 1))),
    "steps in another order": stepping(step(2, 10), step(1, 0, 10)),
    ...Object.fromEntries(
      valuesOf(AdjustmentType).map((adjustment_type) => [
        adjustment_type,
        { ...stepping(), step_scaling_policy_configuration: { adjustment_type, step_adjustment: [step(10, 0)] } },
      ]),
    ),
    ...Object.fromEntries(
      valuesOf(MetricAggregationType).map((metric_aggregation_type) => [
        `by the ${metric_aggregation_type}`,
        {
          ...stepping(),
          step_scaling_policy_configuration: {
            adjustment_type: "ChangeInCapacity",
            metric_aggregation_type,
            step_adjustment: [step(1, 0)],
          },
        },
      ]),
    ),
    "at least so many": {
      ...stepping(),
      step_scaling_policy_configuration: {
        adjustment_type: "PercentChangeInCapacity",
        min_adjustment_magnitude: 1,
        step_adjustment: [step(10, 0)],
      },
    },
  },
};

export const scalingEdges: readonly Edges[] = [targets, policies];
