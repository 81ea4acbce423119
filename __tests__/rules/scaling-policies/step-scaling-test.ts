import * as fc from "fast-check";
import type { Resource } from "../../../src/rules/configuration";
import { directionOf } from "../../../src/rules/scaling-policies/step-scaling";
import { messages, violated } from "../../support/rules";

type Bound = number | string | undefined;
type Steps = readonly (readonly [Bound, Bound, unknown?])[];

function adjustments(steps: Steps) {
  return steps.map(([metric_interval_lower_bound, metric_interval_upper_bound, scaling_adjustment = 1]) => ({
    metric_interval_lower_bound,
    metric_interval_upper_bound,
    scaling_adjustment,
  }));
}

/** A policy of an Auto Scaling group, or of a service. */
const ofGroup = (steps: Steps) => ({
  aws_autoscaling_policy: { out: { policy_type: "StepScaling", step_adjustment: adjustments(steps) } },
});
const ofService = (steps: Steps) => ({
  aws_appautoscaling_policy: { out: { step_scaling_policy_configuration: { step_adjustment: adjustments(steps) } } },
});

describe("the kind of a scaling", () => {
  it.each<[unknown, string[]]>([
    ["ChangeInCapacity", []],
    ["PercentChangeInCapacity", []],
    ["ExactCapacity", []],
    ["AddCapacity", ["AA012"]],
    ["changeInCapacity", ["AA012"]],
    ["${var.type}", []],
    [null, []],
  ])("%j violates %j", (adjustment_type, expected) => {
    const ofServices = { policy_type: "StepScaling", step_scaling_policy_configuration: [{ adjustment_type }] };
    expect(violated({ aws_appautoscaling_policy: { out: ofServices } })).toEqual(expected);
    expect(violated({ aws_autoscaling_policy: { out: { adjustment_type } } })).toEqual(expected);
  });
});

describe("steps", () => {
  it.each<[string, Steps]>([
    ["one upwards", [[0, undefined]]],
    ["one downwards", [[undefined, "0"]]],
    [
      "several, in any order",
      [
        ["20", undefined],
        ["0", "10"],
        ["10", "20"],
      ],
    ],
    [
      "from below to above",
      [
        [undefined, -10],
        [-10, 10],
        [10, ""],
      ],
    ],
  ])("may be %s", (_name, steps) => {
    expect(violated(ofGroup(steps))).toEqual([]);
    expect(violated(ofService(steps))).toEqual([]);
  });

  it.each<[string, Steps]>([
    [
      "overlap",
      [
        [0, 10],
        [5, undefined],
      ],
    ],
    [
      "leave a gap",
      [
        [0, 10],
        [11, undefined],
      ],
    ],
    [
      "be two without lower bound",
      [
        [undefined, 0],
        [undefined, 10],
        [10, undefined],
      ],
    ],
    ["be unbounded", [[undefined, undefined]]],
    [
      "be upside down",
      [
        [10, 0],
        [10, undefined],
      ],
    ],
    [
      "be empty",
      [
        [10, 10],
        [10, undefined],
      ],
    ],
    ["end above the threshold", [[0, 10]]],
    ["begin below the threshold", [[-10, 0]]],
  ])("may not %s", (_name, steps) => {
    expect(new Set(violated(ofGroup(steps)))).toEqual(new Set(["AA011"]));
    expect(violated(ofService(steps))).toEqual(violated(ofGroup(steps)));
  });

  it("are named in the error", () => {
    expect(
      messages(
        ofService([
          [0, 10],
          [5, undefined],
        ]),
      ),
    ).toEqual([
      "AA011 [aws_appautoscaling_policy.out] step_scaling_policy_configuration[0].step_adjustment is " +
        '"5 to ∞"; allowed: a step that begins where 0 to 10 ends. ' +
        "Let each step begin where the one before it ends, and leave the outer bound of the last one out.",
    ]);
  });

  it("are not judged where one of them is known to Terraform only", () => {
    expect(
      violated(
        ofGroup([
          [0, 10],
          ["${var.bound}", undefined],
        ]),
      ),
    ).toEqual([]);
    const dynamic = { step_adjustment: { for_each: "${var.steps}" } };
    expect(violated({ aws_autoscaling_policy: { out: { dynamic } } })).toEqual([]);
  });

  it("are right whenever they divide all that is above the threshold", () => {
    const bounds = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { maxLength: 8 });
    fc.assert(
      fc.property(bounds, fc.infiniteStream(fc.integer()), (unsorted, order) => {
        const inner = [...unsorted].sort((a, b) => a - b);
        const steps = [0, ...inner].map((lower, i) => [lower, inner[i]] as const);
        const shuffled = steps.map((step) => ({ step, key: order.next().value })).sort((a, b) => a.key - b.key);
        expect(violated(ofGroup(shuffled.map(({ step }) => step)))).toEqual([]);
      }),
    );
  });
});

describe("directionOf", () => {
  const simple = (attributes: Record<string, unknown>): Resource => ({
    type: "aws_autoscaling_policy",
    name: "p",
    attributes: { adjustment_type: "ChangeInCapacity", ...attributes },
  });
  const stepped = (...amounts: unknown[]) =>
    simple({ step_adjustment: adjustments(amounts.map((amount, i) => [i, i + 1, amount] as const)) });

  it("tells a policy that adds from one that takes away", () => {
    expect(directionOf(simple({ scaling_adjustment: 1 }))).toBe("add");
    expect(directionOf(simple({ scaling_adjustment: "-1" }))).toBe("remove");
    expect(directionOf(stepped(1, 3))).toBe("add");
    expect(directionOf(stepped(-1, -3))).toBe("remove");
    expect(directionOf(simple({ adjustment_type: "PercentChangeInCapacity", scaling_adjustment: 10 }))).toBe("add");
  });

  it("knows none of a policy that does both, nothing, sets a number, or is not known", () => {
    for (const policy of [
      stepped(1, -1),
      stepped(0, 1),
      stepped(1, "${var.amount}"),
      stepped(),
      simple({ step_adjustment: "${var.steps}" }),
      simple({ scaling_adjustment: "${var.amount}" }),
      simple({ adjustment_type: "ExactCapacity", scaling_adjustment: 3 }),
      simple({ adjustment_type: "${var.type}", scaling_adjustment: 3 }),
    ]) {
      expect(directionOf(policy)).toBeUndefined();
    }
  });
});

describe("what a scaling adds and takes away", () => {
  const simple = (scaling_adjustment: unknown) => ({ aws_autoscaling_policy: { out: { scaling_adjustment } } });

  it("is a whole number, in steps and alone", () => {
    expect([1, -1, 0, 1.5].map((number) => violated(simple(number)))).toEqual([[], [], [], ["AA017"]]);
    const step_adjustment = [
      { metric_interval_lower_bound: "0", metric_interval_upper_bound: "10", scaling_adjustment: 1 },
      { metric_interval_lower_bound: "10", scaling_adjustment: 2.5 },
    ];
    const policy = { policy_type: "StepScaling", step_scaling_policy_configuration: { step_adjustment } };
    expect(messages({ aws_appautoscaling_policy: { out: policy } })).toEqual([
      "AA017 [aws_appautoscaling_policy.out] step_scaling_policy_configuration[0].step_adjustment[1].scaling_adjustment is 2.5; " +
        "allowed: a whole number. Round the number; for a share of the capacity, use PercentChangeInCapacity.",
    ]);
  });

  it("may be known to Terraform only", () => {
    expect(violated(simple("${var.change}"))).toEqual([]);
  });
});
