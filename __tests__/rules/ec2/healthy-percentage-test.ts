import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const maintained = (min_healthy_percentage?: unknown, max_healthy_percentage?: unknown): ResourceMap => ({
  aws_autoscaling_group: {
    web: { instance_maintenance_policy: { min_healthy_percentage, max_healthy_percentage } },
  },
});
const refreshed = (...preferences: Attributes[]): ResourceMap => ({
  aws_autoscaling_group: { web: { instance_refresh: { strategy: "Rolling", preferences } } },
});

describe("the maintenance policy of a group", () => {
  it.each<[unknown, unknown, number]>([
    [0, 100, 0],
    [100, 200, 0],
    [100, 100, 0],
    [50, 150, 0],
    [-1, -1, 0],
    ["${var.least}", 200, 0],
    [0, "${var.most}", 0],
    [undefined, 200, 0],
    [0, undefined, 0],
    [-2, 100, 1],
    [101, 200, 1],
    [0, 99, 1],
    [0, 0, 1],
    [100, 201, 2],
    [50, 151, 1],
    ["0", "101", 1],
  ])("from %s to %s percent has %d mistakes", (least, most, mistakes) => {
    expect(violated(maintained(least, most))).toEqual(Array(mistakes).fill("AS009"));
  });

  it("is told what the other number allows", () => {
    expect(messages(maintained(50, 160))).toEqual([
      "AS009 [aws_autoscaling_group.web] instance_maintenance_policy[0].max_healthy_percentage is 160; allowed: at most 150, as " +
        "min_healthy_percentage is 50. Change min_healthy_percentage or max_healthy_percentage.",
    ]);
  });
});

describe("the refresh of a group", () => {
  const of = (min_healthy_percentage?: unknown, max_healthy_percentage?: unknown) =>
    violated(refreshed({ min_healthy_percentage, max_healthy_percentage }));

  it("is of 0 to 100 and 100 to 200 percent", () => {
    expect([-1, 0, 100, 101].map((least) => of(least))).toEqual([["AS010"], [], [], ["AS010"]]);
    expect([99, 100, 190].map((most) => of(90, most))).toEqual([["AS010"], [], []]);
    expect(of(100, 200)).toEqual([]);
    expect(of(100, 201)).toEqual(["AS010", "AS010"]);
  });

  it("is at most 100 percent wide, from the provider's 90 where the least is not set", () => {
    expect([of(undefined, 190), of(undefined, 191), of(null, 191)]).toEqual([[], ["AS010"], ["AS010"]]);
    expect([of(0), of(0, null), of(0, 100), of(0, 101)]).toEqual([[], [], [], ["AS010"]]);
    expect([of("${var.least}", 200), of(0, "${var.most}")]).toEqual([[], []]);
    expect(messages(refreshed({}, { max_healthy_percentage: 200 }))).toEqual([
      "AS010 [aws_autoscaling_group.web] instance_refresh[0].preferences[1].max_healthy_percentage is 200; allowed: at most 190, " +
        "as min_healthy_percentage is 90. Change min_healthy_percentage or max_healthy_percentage.",
    ]);
  });
});
