import type { StepAdjustment } from "./step-scalable";

/** A step as Terraform has it, alike in the policies of Application Auto Scaling and of Auto Scaling groups. */
export interface StepAdjustmentBlock {
  readonly metricIntervalLowerBound: string | undefined;
  readonly metricIntervalUpperBound: string | undefined;
  readonly scalingAdjustment: number;
}

/** The blocks of a scaling policy for `adjustments`. */
export function stepAdjustments(adjustments: readonly StepAdjustment[]): StepAdjustmentBlock[] {
  return adjustments.map(({ lowerBound, upperBound, change }) => ({
    metricIntervalLowerBound: lowerBound?.toString(),
    metricIntervalUpperBound: upperBound?.toString(),
    scalingAdjustment: change,
  }));
}
