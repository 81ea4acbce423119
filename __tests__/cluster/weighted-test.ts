import { weighted } from "../../src/cluster/weighted";

describe("capacity provider strategies without a weight", () => {
  it("have 1 where there is one", () => {
    expect(weighted([{ capacityProvider: "FARGATE_SPOT" }])).toEqual([{ capacityProvider: "FARGATE_SPOT", weight: 1 }]);
    expect(weighted([{ capacityProvider: "web", base: 2 }])).toEqual([{ capacityProvider: "web", base: 2, weight: 1 }]);
  });

  it("keep a weight that somebody wrote", () => {
    for (const weight of [0, 3]) {
      expect(weighted([{ capacityProvider: "web", weight }])).toEqual([{ capacityProvider: "web", weight }]);
    }
  });

  it("are left to AWS where there are others", () => {
    const strategies = [
      { capacityProvider: "FARGATE", base: 1 },
      { capacityProvider: "FARGATE_SPOT", weight: 1 },
    ];
    expect(weighted(strategies)).toEqual(strategies);
    expect(weighted([])).toEqual([]);
  });
});
