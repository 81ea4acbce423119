import { type InstanceScaling, SampleEcsStack } from "../../../src/stacks/sample-ecs/sample-ecs-stack";
import { synthesiseApp } from "../../support/synth";

const TASKS = "aws_appautoscaling_policy.service";
const INSTANCES = "aws_autoscaling_policy.instances_group";
const WAYS: readonly { scaling: InstanceScaling; scaled: readonly string[] }[] = [
  { scaling: "capacity-provider", scaled: [TASKS] },
  { scaling: "same-alarms", scaled: [TASKS, INSTANCES] },
  { scaling: "instances-first", scaled: [INSTANCES] },
];
const app = synthesiseApp((app) => {
  for (const { scaling } of WAYS) new SampleEcsStack(app, scaling, { scaling });
});

/** The step of a policy that begins at the threshold of its alarm, upwards or downwards. */
const UP = { metric_interval_lower_bound: "0", scaling_adjustment: 1 };
const DOWN = { metric_interval_upper_bound: "0", scaling_adjustment: -1 };

describe.each(WAYS)("the alarms of the sample-ecs stack ($scaling)", ({ scaling, scaled }) => {
  const stack = app.stack(scaling);

  it("watch the CPU of the service, and scale by it", () => {
    const onCpu = {
      namespace: "AWS/ECS",
      metric_name: "CPUUtilization",
      dimensions: { ClusterName: "${aws_ecs_cluster.cluster.name}", ServiceName: "${aws_ecs_service.service.name}" },
      statistic: "Average",
      period: "${var.alarm_period}",
      evaluation_periods: 1,
    };
    expect(stack.resources("aws_cloudwatch_metric_alarm")).toEqual({
      cpu_scale_out: {
        ...onCpu,
        alarm_name: "EcsScaleOutAlarm",
        comparison_operator: "GreaterThanOrEqualToThreshold",
        threshold: 40,
        alarm_actions: scaled.map((policies) => `\${${policies}_cpu_scale_out.arn}`),
      },
      cpu_scale_in: {
        ...onCpu,
        alarm_name: "EcsScaleInAlarm",
        comparison_operator: "LessThanThreshold",
        threshold: 20,
        alarm_actions: scaled.map((policies) => `\${${policies}_cpu_scale_in.arn}`),
      },
    });
  });

  it("have no policies but those", () => {
    const policies = stack.addresses().filter((address) => /^aws_(app)?autoscaling_policy/.test(address));
    expect(policies).toEqual(scaled.flatMap((policy) => [`${policy}_cpu_scale_in`, `${policy}_cpu_scale_out`]));
  });
});

describe.each(["capacity-provider", "same-alarms"])("the tasks of the sample-ecs stack (%s)", (scaling) => {
  const stack = app.stack(scaling);
  const target = "aws_appautoscaling_target.service";

  it("are two to four, by the role that AWS keeps for it", () => {
    expect(stack.resources("aws_appautoscaling_target")).toEqual({
      service: {
        service_namespace: "ecs",
        scalable_dimension: "ecs:service:DesiredCount",
        resource_id: "service/${aws_ecs_cluster.cluster.name}/${aws_ecs_service.service.name}",
        min_capacity: 2,
        max_capacity: 4,
      },
    });
  });

  it.each([
    ["cpu_scale_out", UP],
    ["cpu_scale_in", DOWN],
  ])("change one at a time, by %s", (name, step_adjustment) => {
    expect(stack.resource("aws_appautoscaling_policy", `service_${name}`)).toEqual({
      name,
      policy_type: "StepScaling",
      resource_id: `\${${target}.resource_id}`,
      scalable_dimension: `\${${target}.scalable_dimension}`,
      service_namespace: `\${${target}.service_namespace}`,
      step_scaling_policy_configuration: {
        adjustment_type: "ChangeInCapacity",
        metric_aggregation_type: "Average",
        cooldown: "${var.cooldown}",
        step_adjustment: [step_adjustment],
      },
    });
  });
});

describe.each(["same-alarms", "instances-first"])("the instances of the sample-ecs stack (%s)", (scaling) => {
  it.each([
    ["cpu_scale_out", UP],
    ["cpu_scale_in", DOWN],
  ])("change one at a time, by %s", (name, step_adjustment) => {
    expect(app.stack(scaling).resource("aws_autoscaling_policy", `instances_group_${name}`)).toEqual({
      name,
      autoscaling_group_name: "${aws_autoscaling_group.instances_group.name}",
      policy_type: "StepScaling",
      adjustment_type: "ChangeInCapacity",
      metric_aggregation_type: "Average",
      estimated_instance_warmup: "${var.cooldown}",
      step_adjustment: [step_adjustment],
    });
  });
});

describe("the tasks of the sample-ecs stack (instances-first)", () => {
  it("are set by the function alone", () => {
    const stack = app.stack("instances-first");
    expect(stack.resources("aws_appautoscaling_target")).toEqual({});
    expect(Object.keys(stack.resources("aws_lambda_function"))).toEqual(["task_count"]);
  });

  it.each(["capacity-provider", "same-alarms"])("have no function with %s", (scaling) => {
    expect(app.stack(scaling).resources("aws_lambda_function")).toEqual({});
  });
});
