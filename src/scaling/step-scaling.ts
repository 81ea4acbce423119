import type { Construct } from "constructs";
import { Alarm, type AlarmProps } from "../cloudwatch/alarm";
import type { Metric } from "../cloudwatch/metric";
import { CheckedConstruct } from "../rules/checked-construct";
import type { IStepScalable, StepAdjustment } from "./step-scalable";
import { isAtMost, type ScaleInSteps, type ScaleOutStep, scaleInAdjustments, scaleOutAdjustments } from "./steps";

/** When there are to be more, and when fewer. */
export interface StepScalingOptions {
  readonly metric: Metric;
  /** Steps with a positive change. The alarm goes off at the lowest of them. */
  readonly scaleOut: readonly ScaleOutStep[];
  /**
   * Steps with a negative change, all `below` a bound or all `atMost` one. The alarm goes off below, or at, the highest of them, which lies
   * below those of `scaleOut`.
   */
  readonly scaleIn: ScaleInSteps;
  /**
   * How many periods of the metric in a row must be beyond a threshold.
   * @default 1
   */
  readonly evaluationPeriods?: number;
  /**
   * Seconds in which a change is left to take effect before the next.
   * @default 300 for the tasks of a service, from AWS; for instances the cooldown of their group
   */
  readonly cooldown?: number;
  /** @default from the stack and the construct */
  readonly scaleOutAlarmName?: string;
  /** @default from the stack and the construct */
  readonly scaleInAlarmName?: string;
}

export interface StepScalingProps extends StepScalingOptions {
  /** What there is to be more or fewer of: several are scaled by the same two alarms. */
  readonly targets: readonly IStepScalable[];
}

/** Two alarms on one metric: by one there are more, by the other fewer. */
export class StepScaling extends CheckedConstruct {
  readonly scaleOutAlarm: Alarm;
  readonly scaleInAlarm: Alarm;

  constructor(scope: Construct, id: string, props: StepScalingProps) {
    super(scope, id);
    const out = scaleOutAdjustments(this, props.scaleOut);
    this.scaleOutAlarm = this.alarm("scale_out", props, out.adjustments, {
      alarmName: props.scaleOutAlarmName,
      comparison: "GreaterThanOrEqualToThreshold",
      threshold: out.threshold,
    });
    const back = scaleInAdjustments(this, props.scaleIn);
    this.scaleInAlarm = this.alarm("scale_in", props, back.adjustments, {
      alarmName: props.scaleInAlarmName,
      comparison: props.scaleIn.some(isAtMost) ? "LessThanOrEqualToThreshold" : "LessThanThreshold",
      threshold: back.threshold,
    });
  }

  private alarm(
    id: string,
    { metric, evaluationPeriods, cooldown, targets }: StepScalingProps,
    adjustments: readonly StepAdjustment[],
    alarm: Pick<AlarmProps, "alarmName" | "comparison" | "threshold">,
  ): Alarm {
    const policy = `${this.node.id}_${id}`;
    const actions = targets.map((target) => target.addStepScalingPolicy(policy, { adjustments, cooldown }));
    return new Alarm(this, id, { ...alarm, metric, evaluationPeriods, actions });
  }
}
