import type { Construct } from "constructs";
import { ConfigurationError } from "../core/errors";
import { isLiteral } from "../core/tokens";
import type { StepAdjustment } from "./step-scalable";

/** So many more, as long as the metric is at least that. */
export interface ScaleOutStep {
  /** In the unit of the metric. */
  readonly atLeast: number;
  /** How many more: a positive whole number. */
  readonly change: number;
}

/** So many fewer, as long as the metric is below that. */
export interface ScaleInStep {
  /** In the unit of the metric. */
  readonly below: number;
  /** How many fewer: a negative whole number. */
  readonly change: number;
}

/** So many fewer, as long as the metric is at most that. */
export interface ScaleInAtMostStep {
  /** In the unit of the metric. */
  readonly atMost: number;
  /** How many fewer: a negative whole number. */
  readonly change: number;
}

/** An alarm has one comparison, so all steps have the same kind of bound. */
export type ScaleInSteps = readonly ScaleInStep[] | readonly ScaleInAtMostStep[];

/** An alarm's threshold, and what it changes by how far the metric went beyond it. */
export interface Adjustments {
  readonly threshold: number;
  readonly adjustments: readonly StepAdjustment[];
}

/** Steps as a scaling policy has them: each reaches from its own bound up to the next. */
export function scaleOutAdjustments(scope: Construct, steps: readonly ScaleOutStep[]): Adjustments {
  const bounds = sorted(scope, "scaleOut", steps, ({ atLeast }) => atLeast, 1);
  return {
    threshold: bounds.threshold,
    adjustments: bounds.steps.map(({ offset, next, change }) => ({ lowerBound: offset, upperBound: next, change })),
  };
}

/** Steps as a scaling policy has them: each reaches from its own bound down to the next. */
export function scaleInAdjustments(scope: Construct, steps: ScaleInSteps): Adjustments {
  const bounds = sorted<ScaleInStep | ScaleInAtMostStep>(
    scope,
    "scaleIn",
    steps,
    (step) => (isAtMost(step) ? step.atMost : step.below),
    -1,
  );
  return {
    threshold: bounds.threshold,
    adjustments: bounds.steps.map(({ offset, next, change }) => ({ lowerBound: next, upperBound: offset, change })),
  };
}

/** Whether the step is for the bound itself, too. */
export function isAtMost(step: ScaleInStep | ScaleInAtMostStep): step is ScaleInAtMostStep {
  return "atMost" in step;
}

interface Bounds {
  readonly threshold: number;
  readonly steps: readonly { readonly offset: number; readonly next: number | undefined; readonly change: number }[];
}

/** The steps from the threshold away in `direction`, with their distances from it. */
function sorted<Step extends { readonly change: number }>(
  scope: Construct,
  property: "scaleOut" | "scaleIn",
  steps: readonly Step[],
  boundOf: (step: Step) => number,
  direction: 1 | -1,
): Bounds {
  const [only] = steps;
  if (only === undefined) {
    const allowed = "at least one step";
    throw new ConfigurationError(scope, { property, got: steps, allowed, fix: "Say from where on, and by how many." });
  }
  for (const { change } of steps) requireSign(scope, property, change, direction);
  // The distance from a bound to itself needs no arithmetic, so the bound may be a variable of Terraform's.
  if (steps.length === 1) {
    return { threshold: boundOf(only), steps: [{ offset: 0, next: undefined, change: only.change }] };
  }
  requireLiterals(scope, property, steps, boundOf);
  const ordered = [...steps].sort((a, b) => direction * (boundOf(a) - boundOf(b)));
  const threshold = boundOf(ordered[0] ?? only);
  const offsets = ordered.map((step) => boundOf(step) - threshold);
  return {
    threshold,
    steps: ordered.map(({ change }, i) => ({ offset: offsets[i] ?? 0, next: offsets[i + 1], change })),
  };
}

function requireSign(scope: Construct, property: string, change: number, direction: 1 | -1): void {
  if (!isLiteral(change) || Math.sign(change) === direction) return;
  throw new ConfigurationError(scope, {
    property: `${property}: change`,
    got: change,
    allowed: direction > 0 ? "a positive number" : "a negative number",
    fix: direction > 0 ? "Say how many more." : "Say how many fewer: -1.",
  });
}

function requireLiterals<Step>(
  scope: Construct,
  property: string,
  steps: readonly Step[],
  boundOf: (step: Step) => number,
): void {
  const bounds = steps.map(boundOf);
  if (bounds.every(isLiteral) && new Set(bounds).size === bounds.length) return;
  throw new ConfigurationError(scope, {
    property,
    got: bounds.every(isLiteral) ? bounds : bounds.find((bound) => !isLiteral(bound)),
    allowed: "several steps with different bounds that are known now",
    fix: "Write the bounds as numbers, or keep to a single step.",
  });
}
