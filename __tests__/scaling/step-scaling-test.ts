import type { Construct } from "constructs";
import { Alarm } from "../../src/cloudwatch/alarm";
import type { IStepScalable, StepScalingPolicyOptions } from "../../src/scaling/step-scalable";
import { StepScaling, type StepScalingProps } from "../../src/scaling/step-scaling";
import { synthesiseFully } from "../support/synth";

const metric = { namespace: "AWS/ECS", metricName: "CPUUtilization", period: 60 };

/** Something to scale that remembers its policies. */
class Scalable implements IStepScalable {
  readonly policies: Record<string, StepScalingPolicyOptions> = {};

  constructor(private readonly name: string) {}

  addStepScalingPolicy(id: string, options: StepScalingPolicyOptions) {
    this.policies[id] = options;
    return { alarmActionArn: `arn:${this.name}:${id}` };
  }
}

function scaling(
  props: Partial<StepScalingProps> = {},
  use: (scaling: StepScaling, scope: Construct) => void = () => {},
) {
  const tasks = new Scalable("tasks");
  const instances = new Scalable("instances");
  const stack = synthesiseFully((scope) => {
    const step = new StepScaling(scope, "cpu", {
      metric,
      scaleOut: [{ atLeast: 40, change: 1 }],
      scaleIn: [{ below: 20, change: -1 }],
      targets: [tasks, instances],
      ...props,
    });
    use(step, scope);
  });
  const alarm = (name: string) => stack.resource("aws_cloudwatch_metric_alarm", name);
  return { tasks, instances, out: alarm("cpu_scale_out"), back: alarm("cpu_scale_in") };
}

describe("step scaling", () => {
  it("has an alarm that goes off at one threshold, and one that goes off below another", () => {
    const { out, back } = scaling();
    expect(out).toMatchObject({
      alarm_name: "stack-cpu-scale-out",
      comparison_operator: "GreaterThanOrEqualToThreshold",
      threshold: 40,
      evaluation_periods: 1,
      period: 60,
      metric_name: "CPUUtilization",
    });
    expect(back).toMatchObject({
      alarm_name: "stack-cpu-scale-in",
      comparison_operator: "LessThanThreshold",
      threshold: 20,
      evaluation_periods: 1,
      period: 60,
      metric_name: "CPUUtilization",
    });
  });

  it("can go off at the threshold of its steps in, too", () => {
    const { back, tasks } = scaling({ scaleIn: [{ atMost: 25, change: -1 }] });
    expect(back).toMatchObject({ comparison_operator: "LessThanOrEqualToThreshold", threshold: 25 });
    expect(tasks.policies.cpu_scale_in).toEqual({ adjustments: [{ upperBound: 0, change: -1 }] });
  });

  it("scales each of its targets by the same two alarms", () => {
    const { out, back, tasks, instances } = scaling();
    expect(out.alarm_actions).toEqual(["arn:tasks:cpu_scale_out", "arn:instances:cpu_scale_out"]);
    expect(back.alarm_actions).toEqual(["arn:tasks:cpu_scale_in", "arn:instances:cpu_scale_in"]);
    expect(tasks.policies).toEqual({
      cpu_scale_out: { adjustments: [{ lowerBound: 0, change: 1 }] },
      cpu_scale_in: { adjustments: [{ upperBound: 0, change: -1 }] },
    });
    expect(instances.policies).toEqual(tasks.policies);
  });

  it("takes names, a number of periods and a cooldown", () => {
    const { out, back, tasks } = scaling({
      scaleOutAlarmName: "Out",
      scaleInAlarmName: "In",
      evaluationPeriods: 3,
      cooldown: 0,
    });
    expect(out).toMatchObject({ alarm_name: "Out", evaluation_periods: 3 });
    expect(back).toMatchObject({ alarm_name: "In", evaluation_periods: 3 });
    expect(Object.values(tasks.policies).map(({ cooldown }) => cooldown)).toEqual([0, 0]);
  });

  it("gives its alarms, for more to happen when they go off", () => {
    const { out, back } = scaling({ targets: [] }, ({ scaleOutAlarm, scaleInAlarm }) => {
      expect(scaleOutAlarm).toBeInstanceOf(Alarm);
      scaleOutAlarm.addAlarmAction({ alarmActionArn: "arn:topic" });
      scaleInAlarm.addAlarmAction({ alarmActionArn: "arn:other-topic" });
    });
    expect([out.alarm_actions, back.alarm_actions]).toEqual([["arn:topic"], ["arn:other-topic"]]);
  });
});
