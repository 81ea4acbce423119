import type { IAlarmAction } from "../cloudwatch/alarm";

/** A change of a number for the part of the way that a metric went beyond the threshold of its alarm. */
export interface StepAdjustment {
  /**
   * Where the part begins, relative to the threshold.
   * @default it has no beginning
   */
  readonly lowerBound?: number;
  /**
   * Where the part ends, relative to the threshold.
   * @default it has no end
   */
  readonly upperBound?: number;
  /** How many more; negative for fewer. */
  readonly change: number;
}

export interface StepScalingPolicyOptions {
  readonly adjustments: readonly StepAdjustment[];
  /**
   * Seconds in which a change is left to take effect before the next: for instances the time that they need to warm up.
   * @default 300 for the tasks of a service, from AWS; for instances the cooldown of their group
   */
  readonly cooldown?: number;
}

/** Something of which there can be more or fewer, by an alarm: the tasks of a service, the instances of a group. */
export interface IStepScalable {
  /** Adds a policy for an alarm to carry out. `id` names it in its Terraform address, after what is scaled. */
  addStepScalingPolicy(id: string, options: StepScalingPolicyOptions): IAlarmAction;
}
