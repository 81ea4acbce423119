import { attributeRule } from "../attribute-rule";
import { blocks, knownBlocks, knownNumber, type Resource, type ResourceMap } from "../configuration";
import { oneOf } from "../constraint";
import type { Finding, Rule } from "../rule";

/** What a step policy does while a metric lies between two distances from the threshold of its alarm. */
interface Step {
  readonly lower: number;
  readonly upper: number;
  readonly adjustment: number | undefined;
}

const CONFIGURATION = "step_scaling_policy_configuration";

/** The blocks that hold steps: the policy itself of an Auto Scaling group, a block of its own for services. */
function stepConfigurations({ type, attributes }: Resource): { property: string; block: Record<string, unknown> }[] {
  if (type === "aws_autoscaling_policy") return [{ property: "", block: attributes }];
  return blocks(attributes[CONFIGURATION]).map((block, i) => ({ property: `${CONFIGURATION}[${i}].`, block }));
}

/** The steps in a block; `undefined` where not all of them are known. */
function stepsIn(block: Record<string, unknown>): Step[] | undefined {
  const steps = knownBlocks(block, "step_adjustment")?.map((step) => ({
    lower: bound(step.metric_interval_lower_bound, Number.NEGATIVE_INFINITY),
    upper: bound(step.metric_interval_upper_bound, Number.POSITIVE_INFINITY),
    adjustment: knownNumber(step.scaling_adjustment),
  }));
  return steps?.every(isKnownStep) ? steps : undefined;
}

/** Without a bound, a step has no end on that side. */
function bound(value: unknown, unset: number): number | undefined {
  return value === undefined || value === null || value === "" ? unset : knownNumber(value);
}

function isKnownStep(step: { lower: number | undefined; upper: number | undefined }): step is Step {
  return step.lower !== undefined && step.upper !== undefined;
}

/**
 * Whether a policy adds capacity or takes some away, with each of its steps; `undefined` for one that sets a number, does now this
 * and now that, or is known to Terraform only.
 */
export function directionOf(policy: Resource): "add" | "remove" | undefined {
  const adjustments = stepConfigurations(policy).flatMap(({ block }) => adjustmentsIn(block));
  if (adjustments.length === 0) return undefined;
  if (adjustments.every((adjustment) => adjustment !== undefined && adjustment > 0)) return "add";
  if (adjustments.every((adjustment) => adjustment !== undefined && adjustment < 0)) return "remove";
  return undefined;
}

function adjustmentsIn(block: Record<string, unknown>): (number | undefined)[] {
  const { adjustment_type: type } = block;
  if (type !== "ChangeInCapacity" && type !== "PercentChangeInCapacity") return [undefined];
  if (block.scaling_adjustment !== undefined) return [knownNumber(block.scaling_adjustment)];
  return stepsIn(block)?.map(({ adjustment }) => adjustment) ?? [undefined];
}

/** What AWS refuses in steps, of services and of Auto Scaling groups. */
export const stepScalingRules: readonly Rule[] = [
  ["aws_appautoscaling_policy", "application"] as const,
  ["aws_autoscaling_policy", "ec2"] as const,
].flatMap(([resourceType, api]) => {
  const source = `https://docs.aws.amazon.com/autoscaling/${api}/APIReference/API_StepAdjustment.html`;
  return [stepRule(resourceType, source), wholeRule(resourceType, source), adjustmentRule(resourceType, api)];
});

/** A policy with two steps, the second of which begins at `second` and adds `adjustment`. */
function twoSteps(resourceType: string, second: number, adjustment: number): ResourceMap {
  const step_adjustment = [
    { metric_interval_lower_bound: "0", metric_interval_upper_bound: "10", scaling_adjustment: 1 },
    { metric_interval_lower_bound: `${second}`, scaling_adjustment: adjustment },
  ];
  const own = resourceType === "aws_autoscaling_policy";
  const steps = own ? { step_adjustment } : { [CONFIGURATION]: { step_adjustment } };
  return { [resourceType]: { out: { policy_type: "StepScaling", ...steps } } };
}

function wholeRule(resourceType: string, source: string): Rule {
  return {
    id: "AA017",
    resourceType,
    title: "a scaling adds and takes away whole numbers",
    explanation: "The API takes integers only.",
    fix: "Round the number; for a share of the capacity, use PercentChangeInCapacity.",
    source,
    check(resource): Finding[] {
      return stepConfigurations(resource).flatMap(({ property, block }) => {
        const steps = blocks(block.step_adjustment).map((step, i) => ({
          at: `${property}step_adjustment[${i}].`,
          value: step.scaling_adjustment,
        }));
        return [{ at: property, value: block.scaling_adjustment }, ...steps].flatMap(({ at, value }) => {
          const got = knownNumber(value);
          if (got === undefined || Number.isInteger(got)) return [];
          return [{ property: `${at}scaling_adjustment`, got, allowed: "a whole number" }];
        });
      });
    },
    examples: { failing: twoSteps(resourceType, 10, 1.5), passing: twoSteps(resourceType, 10, 2) },
  };
}

function adjustmentRule(resourceType: string, api: string): Rule {
  const own = resourceType === "aws_autoscaling_policy";
  const adjusted = (adjustment_type: string): ResourceMap => {
    const adjustment = {
      adjustment_type,
      step_adjustment: { metric_interval_lower_bound: "0", scaling_adjustment: 1 },
    };
    const attributes = own ? adjustment : { [CONFIGURATION]: adjustment };
    return { [resourceType]: { out: { policy_type: "StepScaling", ...attributes } } };
  };
  return attributeRule({
    id: "AA012",
    resourceType,
    title: "a scaling adds a number, adds a share, or sets a number",
    explanation: "Only Terraform's plan takes another word: AWS refuses the policy at apply.",
    fix: "Take one of these.",
    source: `https://docs.aws.amazon.com/autoscaling/${api}/APIReference/API_PutScalingPolicy.html`,
    attribute: own ? "adjustment_type" : `${CONFIGURATION}.adjustment_type`,
    constraint: oneOf("ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity"),
    examples: { failing: adjusted("AddCapacity"), passing: adjusted("ExactCapacity") },
  });
}

function stepRule(resourceType: string, source: string): Rule {
  return {
    id: "AA011",
    resourceType,
    title: "the steps of a scaling lie side by side, and reach as far as the metric does",
    explanation: "Steps that overlap, or leave a gap, do not say what to do. AWS refuses them at apply.",
    fix: "Let each step begin where the one before it ends, and leave the outer bound of the last one out.",
    source,
    check(resource): Finding[] {
      return stepConfigurations(resource).flatMap(({ property, block }) => [
        ...findingsIn(stepsIn(block) ?? [], `${property}step_adjustment`),
      ]);
    },
    examples: { failing: twoSteps(resourceType, 5, 2), passing: twoSteps(resourceType, 10, 2) },
  };
}

function* findingsIn(steps: readonly Step[], property: string): Iterable<Finding> {
  const sorted = [...steps].sort((a, b) => a.lower - b.lower);
  const [first, last] = [sorted[0], sorted.at(-1)];
  for (const [i, step] of sorted.entries()) {
    const before = sorted[i - 1];
    const got = range(step);
    if (step.lower >= step.upper) {
      yield { property, got, allowed: "a lower bound below the upper bound" };
    } else if (step.lower === Number.NEGATIVE_INFINITY && step.upper === Number.POSITIVE_INFINITY) {
      yield { property, got, allowed: "a step with one bound at least" };
    } else if (before !== undefined && before.lower < before.upper && before.upper !== step.lower) {
      yield { property, got, allowed: `a step that begins where ${range(before)} ends` };
    }
  }
  if (first !== undefined && Number.isFinite(first.lower) && first.lower < 0) {
    yield { property, got: range(first), allowed: "a first step below 0 without lower bound" };
  }
  if (last !== undefined && Number.isFinite(last.upper) && last.upper > 0) {
    yield { property, got: range(last), allowed: "a last step above 0 without upper bound" };
  }
}

function range({ lower, upper }: Step): string {
  return `${Number.isFinite(lower) ? lower : "-∞"} to ${Number.isFinite(upper) ? upper : "∞"}`;
}
