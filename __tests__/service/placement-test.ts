import { PlacementConstraint, PlacementStrategy } from "../../src/service/placement";

describe("a strategy of placement", () => {
  it.each([
    ["packs by CPU units", PlacementStrategy.packedByCpu(), { type: "binpack", field: "cpu" }],
    ["packs by memory", PlacementStrategy.packedByMemory(), { type: "binpack", field: "memory" }],
    [
      "spreads over zones",
      PlacementStrategy.spreadAcrossAvailabilityZones(),
      { type: "spread", field: "attribute:ecs.availability-zone" },
    ],
    ["spreads over instances", PlacementStrategy.spreadAcrossInstances(), { type: "spread", field: "instanceId" }],
    [
      "spreads over an attribute",
      PlacementStrategy.spreadAcross("attribute:rack"),
      { type: "spread", field: "attribute:rack" },
    ],
    ["leaves it to chance", PlacementStrategy.randomly(), { type: "random" }],
  ])("%s", (_, strategy, expected) => {
    expect(strategy).toEqual(expected);
  });
});

describe("a constraint of placement", () => {
  it("has each task on another instance", () => {
    expect(PlacementConstraint.distinctInstances()).toEqual({ type: "distinctInstance" });
  });

  it("has tasks where an expression holds", () => {
    expect(PlacementConstraint.memberOf("attribute:ecs.instance-type =~ t3.*")).toEqual({
      type: "memberOf",
      expression: "attribute:ecs.instance-type =~ t3.*",
    });
  });
});
