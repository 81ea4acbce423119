import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const TAG = { key: "AmazonECSManaged", value: "true", propagate_at_launch: true };
const NAME = { key: "Name", value: "web", propagate_at_launch: true };

function behind(status: unknown, group: Attributes, others: ResourceMap = {}): ResourceMap {
  const auto_scaling_group_provider = {
    auto_scaling_group_arn: "${aws_autoscaling_group.web.arn}",
    managed_scaling: { status },
  };
  return {
    aws_autoscaling_group: { web: { min_size: 0, max_size: 4, tag: TAG, ...group } },
    aws_ecs_capacity_provider: { web: { name: "web", auto_scaling_group_provider } },
    ...others,
  };
}
const scaled = (group: Attributes, others?: ResourceMap) => violated(behind("ENABLED", group, others));

describe("the tag of a group that ECS scales", () => {
  it("is there, and on its instances", () => {
    expect(scaled({ tag: [NAME, TAG] })).toEqual([]);
    expect(scaled({ tag: [{ ...TAG, propagate_at_launch: "${var.propagate}" }] })).toEqual([]);
    expect(scaled({ tag: undefined })).toEqual(["CL017"]);
    expect(messages(behind("ENABLED", { tag: [NAME] }))).toEqual([
      "Warning: CL017 [aws_autoscaling_group.web] tag is not set; allowed: one with the key AmazonECSManaged, as " +
        "aws_ecs_capacity_provider.web scales the group. Add the tag AmazonECSManaged, with propagate_at_launch.",
    ]);
    expect(messages(behind("ENABLED", { tag: [NAME, { ...TAG, propagate_at_launch: false }] }))).toEqual([
      "Warning: CL017 [aws_autoscaling_group.web] tag[1].propagate_at_launch is false; allowed: true, so that instances " +
        "have it too. Add the tag AmazonECSManaged, with propagate_at_launch.",
    ]);
  });

  it("may be left to ECS, or given by another resource", () => {
    expect(scaled({ tag: undefined, lifecycle: { ignore_changes: ["tag"] } })).toEqual([]);
    expect(scaled({ tag: undefined, lifecycle: { ignore_changes: ["desired_capacity"] } })).toEqual(["CL017"]);
    const given = (key: string): ResourceMap => ({
      aws_autoscaling_group_tag: {
        web: { autoscaling_group_name: "${aws_autoscaling_group.web.name}", tag: { ...TAG, key } },
      },
    });
    expect(scaled({ tag: NAME }, given("AmazonECSManaged"))).toEqual([]);
    expect(scaled({ tag: NAME }, given("${var.key}"))).toEqual([]);
    expect(scaled({ tag: NAME }, given("Team"))).toEqual(["CL017"]);
  });

  it("may be known to Terraform only", () => {
    expect(scaled({ tag: "${var.tags}" })).toEqual([]);
    expect(scaled({ tag: [NAME, { key: "${var.key}", value: "x" }] })).toEqual([]);
    expect(scaled({ tag: undefined, dynamic: { tag: {} } })).toEqual([]);
  });

  it.each(["DISABLED", undefined, "${var.status}"])("is not needed where managed scaling is %s", (status) => {
    expect(violated(behind(status, { tag: NAME }))).toEqual([]);
  });
});

describe("a group behind a capacity provider", () => {
  it("may grow", () => {
    expect(scaled({ max_size: 1 })).toEqual([]);
    expect(scaled({ max_size: "${var.most}" })).toEqual([]);
    expect(messages(behind("DISABLED", { max_size: 0 }))).toEqual([
      "Warning: CL018 [aws_autoscaling_group.web] max_size is 0; allowed: 1 or more, as the group is that of " +
        "aws_ecs_capacity_provider.web. Set max_size above 0; leave weighted_capacity and reuse_on_scale_in out.",
    ]);
    expect(violated({ aws_autoscaling_group: { web: { min_size: 0, max_size: 0 } } })).toEqual([]);
  });

  it("does not weigh instances", () => {
    const weighing = (...weights: unknown[]) => ({
      vpc_zone_identifier: ["subnet-1"],
      mixed_instances_policy: {
        launch_template: { override: weights.map((weighted_capacity) => ({ weighted_capacity })) },
      },
    });
    expect(scaled(weighing(undefined, null))).toEqual([]);
    expect(scaled(weighing("${var.weight}"))).toEqual([]);
    expect(messages(behind("DISABLED", weighing(undefined, "2")))).toEqual([
      expect.stringContaining(
        'mixed_instances_policy[0].launch_template[0].override[1].weighted_capacity is "2"; allowed: nothing, as the group is',
      ),
    ]);
  });

  it("does not use instances of a warm pool again", () => {
    const pool = (...policies: unknown[]) => ({ warm_pool: { instance_reuse_policy: policies } });
    for (const reuse_on_scale_in of [false, "false", undefined, "${var.reuse}"]) {
      expect(scaled(pool({ reuse_on_scale_in }))).toEqual([]);
    }
    expect(scaled(pool({ reuse_on_scale_in: "true" }))).toEqual(["CL018"]);
    expect(messages(behind("ENABLED", pool({}, { reuse_on_scale_in: true })))).toEqual([
      expect.stringContaining("warm_pool[0].instance_reuse_policy[1].reuse_on_scale_in is true; allowed: false, as"),
    ]);
  });
});

describe("the number of instances of a group that ECS scales", () => {
  it("is left to ECS", () => {
    expect(scaled({ desired_capacity: undefined })).toEqual([]);
    expect(scaled({ desired_capacity: "${var.count}" })).toEqual([]);
    expect(scaled({ desired_capacity: 0, lifecycle: { ignore_changes: ["desired_capacity"] } })).toEqual([]);
    expect(messages(behind("ENABLED", { desired_capacity: 0, lifecycle: { ignore_changes: ["tag"] } }))).toEqual([
      "Warning: AS015 [aws_autoscaling_group.web] desired_capacity is 0; allowed: nothing, as aws_ecs_capacity_provider.web " +
        'scales the group. Leave desired_capacity out, or give the group the lifecycle { ignoreChanges: ["desired_capacity"] }.',
    ]);
  });

  it("may be set where ECS does not scale it", () => {
    expect(violated(behind("DISABLED", { desired_capacity: 2 }))).toEqual([]);
    expect(violated({ aws_autoscaling_group: { web: { desired_capacity: 2 } } })).toEqual([]);
  });
});
