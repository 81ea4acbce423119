import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const NEAR = "${aws_placement_group.near.name}";
const placed = (group: Attributes, strategy: unknown = "cluster"): ResourceMap => ({
  aws_placement_group: { other: { name: "other", strategy: "spread" }, near: { name: "near", strategy } },
  aws_subnet: { a: { availability_zone: "a" }, b: { availability_zone: "a" }, c: { availability_zone: "c" }, x: {} },
  aws_autoscaling_group: { web: { launch_template: { name: "web" }, placement_group: NEAR, ...group } },
});
const subnets = (...names: string[]) => ({ vpc_zone_identifier: names.map((name) => `\${aws_subnet.${name}.id}`) });

describe("a group in a cluster placement group", () => {
  it("is in one zone", () => {
    expect(violated(placed(subnets("a", "b")))).toEqual([]);
    expect(violated(placed({ availability_zones: ["a", "a"] }))).toEqual([]);
    expect(messages(placed(subnets("a", "b", "c")))).toEqual([
      'AS014 [aws_autoscaling_group.web] vpc_zone_identifier[2] is "c"; allowed: a, as aws_placement_group.near is a cluster in ' +
        "one zone. Leave one zone, or take a placement group with the strategy spread or partition.",
    ]);
    expect(messages(placed({ availability_zones: ["a", "c", "d"] }))).toEqual([
      expect.stringContaining('availability_zones[1] is "c"; allowed: a, as'),
    ]);
  });

  it("is found by its name too", () => {
    expect(violated(placed({ ...subnets("a", "c"), placement_group: "near" }))).toEqual(["AS014"]);
    expect(violated(placed({ ...subnets("a", "c"), placement_group: "other" }))).toEqual([]);
    expect(violated(placed({ ...subnets("a", "c"), placement_group: "elsewhere" }))).toEqual([]);
    expect(violated(placed({ ...subnets("a", "c"), placement_group: "${var.group}" }))).toEqual([]);
  });

  it("may be in zones that only Terraform knows", () => {
    for (const group of [subnets("a", "x"), { vpc_zone_identifier: ["subnet-1", "subnet-2"] }]) {
      expect(violated(placed(group))).toEqual([]);
    }
    expect(violated(placed({ availability_zones: ["a", "${var.zone}"] }))).toEqual([]);
    expect(violated(placed({ vpc_zone_identifier: "${var.subnets}" }))).toEqual([]);
  });

  it.each(["spread", "partition", "${var.strategy}", undefined])("is told from one of the strategy %s", (strategy) => {
    expect(violated(placed(subnets("a", "c"), strategy))).toEqual(strategy === undefined ? ["AS014"] : []);
  });
});
