import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingScheduledAction } from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import type { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { IResolvable } from "cdktf";
import { addressed } from "../../core/address";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { forEach, onlyIf } from "../../module/repetition";
import { addBlocks } from "../../module/shape/dynamic-block";
import { bool, list, map, number, object, required, string, withDefault } from "../../module/shape/shape";
import type { BaseService } from "../../service/base-service";
import type { ScalableTaskCount } from "../../service/scalable-task-count";

const DIMENSIONS = list(object({ name: required(string), value: required(string) }));
const TARGET_TRACKING = object({
  target_value: withDefault(number, 75),
  scale_in_cooldown: withDefault(number, 300),
  scale_out_cooldown: withDefault(number, 60),
  disable_scale_in: bool,
  predefined_metric_specification: object({ predefined_metric_type: required(string), resource_label: string }),
  customized_metric_specification: object({
    metric_name: string,
    namespace: string,
    statistic: string,
    unit: string,
    dimensions: DIMENSIONS,
    metrics: list(
      object({
        id: required(string),
        label: string,
        expression: string,
        return_data: bool,
        metric_stat: object({
          stat: required(string),
          unit: string,
          metric: required(
            object({ metric_name: required(string), namespace: required(string), dimensions: DIMENSIONS }),
          ),
        }),
      }),
    ),
  }),
});
const STEP_SCALING = object({
  adjustment_type: string,
  cooldown: number,
  metric_aggregation_type: string,
  min_adjustment_magnitude: number,
  step_adjustment: list(
    object({
      scaling_adjustment: required(number),
      metric_interval_lower_bound: string,
      metric_interval_upper_bound: string,
    }),
  ),
});
const POLICY_BLOCKS = {
  target_tracking_scaling_policy_configuration: TARGET_TRACKING,
  step_scaling_policy_configuration: STEP_SCALING,
};
const POLICIES = map(
  object({ name: string, policy_type: withDefault(string, "TargetTrackingScaling"), ...POLICY_BLOCKS }),
);
const SCHEDULED_ACTIONS = map(
  object({
    name: string,
    min_capacity: required(number),
    max_capacity: required(number),
    schedule: required(string),
    timezone: string,
    start_time: string,
    end_time: string,
  }),
);
const SUSPENDED_STATE = object({
  dynamic_scaling_in_suspended: withDefault(bool, false),
  dynamic_scaling_out_suspended: withDefault(bool, false),
  scheduled_scaling_suspended: withDefault(bool, false),
});

/** Adds the limits between which Application Auto Scaling sets the number of tasks, and what sets it; all of it where `scaled` holds. */
export function addAutoscaling(module: ModuleStack, service: BaseService, scaled: IResolvable): void {
  const limit = (name: string, which: string, value: number) => {
    const description = `The ${which} number of tasks that scaling leaves`;
    return module.addInput(`autoscaling_${name}_capacity`, {
      type: "number",
      description,
      default: value,
      nullable: false,
    });
  };
  const tasks = service.autoScaleTaskCount({
    minCapacity: limit("min", "least", 1).numberValue,
    maxCapacity: limit("max", "largest", 10).numberValue,
  });
  onlyIf(tasks, scaled);
  module.addInput("autoscaling_suspended_state", {
    type: SUSPENDED_STATE,
    description: "Which scaling stands still",
    default: null,
  });
  addBlocks(tasks.resource, "suspended_state", SUSPENDED_STATE, "var.autoscaling_suspended_state");
  addPolicies(module, tasks);
  addScheduledActions(module, tasks);
}

function addPolicies(module: ModuleStack, tasks: ScalableTaskCount): void {
  const tracking = (metric: string) => ({
    target_tracking_scaling_policy_configuration: {
      predefined_metric_specification: { predefined_metric_type: metric },
    },
  });
  const input = module.addInput("autoscaling_policies", {
    type: POLICIES,
    description:
      "What sets the number of tasks, by names: a metric that is kept near a target, or steps for alarms of the caller's. If the caller says nothing, CPU and memory are kept near 75 percent",
    default: {
      cpu: tracking("ECSServiceAverageCPUUtilization"),
      memory: tracking("ECSServiceAverageMemoryUtilization"),
    },
    nullable: false,
  });
  const policy = addressed(
    new AppautoscalingPolicy(tasks, "Policies", {
      ...ofTarget(tasks.resource),
      policyType: hcl("each.value.policy_type").stringValue,
    }),
  );
  for (const [name, shape] of Object.entries(POLICY_BLOCKS)) addBlocks(policy, name, shape, `each.value.${name}`);
  forEach(policy, input.value);
  module.addOutput("autoscaling_policies", {
    description: "The policies, by names, with all their attributes",
    value: hcl("aws_appautoscaling_policy.main").value,
  });
}

function addScheduledActions(module: ModuleStack, tasks: ScalableTaskCount): void {
  const input = module.addInput("autoscaling_scheduled_actions", {
    type: SCHEDULED_ACTIONS,
    description: "Limits that hold from a time on, by names: `cron(0 9 * * ? *)`, in a time zone such as `Asia/Tokyo`",
    default: {},
  });
  const action = addressed(
    new AppautoscalingScheduledAction(tasks, "ScheduledActions", {
      ...ofTarget(tasks.resource),
      scalableTargetAction: {
        minCapacity: hcl("each.value.min_capacity").stringValue,
        maxCapacity: hcl("each.value.max_capacity").stringValue,
      },
      schedule: hcl("each.value.schedule").stringValue,
      timezone: hcl("each.value.timezone").stringValue,
      startTime: hcl("each.value.start_time").stringValue,
      endTime: hcl("each.value.end_time").stringValue,
    }),
  );
  forEach(action, input.value);
  module.addOutput("autoscaling_scheduled_actions", {
    description: "The scheduled actions, by names, with all their attributes",
    value: hcl("aws_appautoscaling_scheduled_action.main").value,
  });
}

function ofTarget({ resourceId, scalableDimension, serviceNamespace }: AppautoscalingTarget) {
  return {
    name: hcl("coalesce(each.value.name, each.key)").stringValue,
    resourceId,
    scalableDimension,
    serviceNamespace,
  };
}
