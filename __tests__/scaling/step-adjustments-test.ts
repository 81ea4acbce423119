import { stepAdjustments } from "../../src/scaling/step-adjustments";

describe("the blocks of step adjustments", () => {
  it("have bounds as text, and none where there is no bound", () => {
    expect(
      stepAdjustments([
        { lowerBound: 0, upperBound: 20, change: 1 },
        { lowerBound: 20, change: 2 },
        { upperBound: -10.5, change: -1 },
      ]),
    ).toEqual([
      { metricIntervalLowerBound: "0", metricIntervalUpperBound: "20", scalingAdjustment: 1 },
      { metricIntervalLowerBound: "20", metricIntervalUpperBound: undefined, scalingAdjustment: 2 },
      { metricIntervalLowerBound: undefined, metricIntervalUpperBound: "-10.5", scalingAdjustment: -1 },
    ]);
  });
});
