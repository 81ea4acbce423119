import { TerraformVariable } from "cdktf";
import * as fc from "fast-check";
import type { StepAdjustment } from "../../src/scaling/step-scalable";
import { isAtMost, scaleInAdjustments, scaleOutAdjustments } from "../../src/scaling/steps";
import { emptyStack } from "../support/synth";

const stack = emptyStack();

/** What Application Auto Scaling changes when the metric is so far beyond the threshold; the near bound belongs to a step. */
function changeAt(adjustments: readonly StepAdjustment[], distance: number): number[] {
  return adjustments
    .filter(({ lowerBound = Number.NEGATIVE_INFINITY, upperBound = Number.POSITIVE_INFINITY }) =>
      distance >= 0 ? distance >= lowerBound && distance < upperBound : distance > lowerBound && distance <= upperBound,
    )
    .map(({ change }) => change);
}

describe("steps", () => {
  it("out begin at the lowest bound, and reach up to the next, in whatever order they are written", () => {
    const steps = [
      { atLeast: 70, change: 3 },
      { atLeast: 40, change: 1 },
    ];
    expect(scaleOutAdjustments(stack, steps)).toEqual({
      threshold: 40,
      adjustments: [
        { lowerBound: 0, upperBound: 30, change: 1 },
        { lowerBound: 30, upperBound: undefined, change: 3 },
      ],
    });
  });

  it("in begin at the highest bound, and reach down to the next", () => {
    const steps = [
      { below: 5, change: -2 },
      { below: 20, change: -1 },
    ];
    expect(scaleInAdjustments(stack, steps)).toEqual({
      threshold: 20,
      adjustments: [
        { lowerBound: -15, upperBound: 0, change: -1 },
        { lowerBound: undefined, upperBound: -15, change: -2 },
      ],
    });
  });

  it("in may be for their bounds as well, which changes no interval", () => {
    const below = [
      { below: 20, change: -1 },
      { below: 5, change: -2 },
    ];
    const atMost = below.map(({ below, change }) => ({ atMost: below, change }));
    expect(scaleInAdjustments(stack, atMost)).toEqual(scaleInAdjustments(stack, below));
    expect([...atMost, ...below].map(isAtMost)).toEqual([true, true, false, false]);
  });

  it("may have a bound that only Terraform knows, if there is but one", () => {
    const bound = new TerraformVariable(stack, "bound", { type: "number" }).numberValue;
    expect(scaleOutAdjustments(stack, [{ atLeast: bound, change: 1 }])).toEqual({
      threshold: bound,
      adjustments: [{ lowerBound: 0, upperBound: undefined, change: 1 }],
    });
    const several = [
      { atLeast: bound, change: 1 },
      { atLeast: 80, change: 2 },
    ];
    expect(() => scaleOutAdjustments(stack, several)).toThrow(
      "scaleOut is known only to Terraform; allowed: several steps with different bounds that are known now.",
    );
  });

  it("have bounds of their own", () => {
    const twice = [
      { below: 20, change: -1 },
      { below: 20, change: -2 },
    ];
    expect(() => scaleInAdjustments(stack, twice)).toThrow("scaleIn is [20,20]; allowed: several steps with different");
  });

  it("are at least one", () => {
    expect(() => scaleOutAdjustments(stack, [])).toThrow("scaleOut is []; allowed: at least one step.");
    expect(() => scaleInAdjustments(stack, [])).toThrow("scaleIn is []; allowed: at least one step.");
  });

  it.each([0, -1])("out add, which %d does not", (change) => {
    expect(() => scaleOutAdjustments(stack, [{ atLeast: 40, change }])).toThrow(
      `scaleOut: change is ${change}; allowed: a positive number.`,
    );
  });

  it.each([0, 1])("in remove, which %d does not", (change) => {
    expect(() => scaleInAdjustments(stack, [{ below: 20, change }])).toThrow(
      `scaleIn: change is ${change}; allowed: a negative number.`,
    );
  });

  const bounds = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 6 });

  it("change the metric's thing by exactly one step, wherever the metric is beyond the threshold", () => {
    fc.assert(
      fc.property(bounds, fc.nat(3000), (list, distance) => {
        const out = list.map((atLeast, i) => ({ atLeast, change: i + 1 }));
        const { threshold, adjustments } = scaleOutAdjustments(stack, out);
        const value = threshold + distance;
        const expected = out.filter(({ atLeast }) => value >= atLeast).sort((a, b) => b.atLeast - a.atLeast)[0];
        expect(changeAt(adjustments, distance)).toEqual([expected?.change]);
      }),
    );
    fc.assert(
      fc.property(bounds, fc.integer({ min: 1, max: 3000 }), (list, distance) => {
        // Between two whole numbers, so that it does not matter to which of two steps a bound belongs.
        const below = distance - 0.5;
        const back = list.map((bound, i) => ({ below: bound, change: -i - 1 }));
        const { threshold, adjustments } = scaleInAdjustments(stack, back);
        const expected = back.filter((step) => threshold - below < step.below).sort((a, b) => a.below - b.below)[0];
        expect(changeAt(adjustments, -below)).toEqual([expected?.change]);
      }),
    );
  });
});
