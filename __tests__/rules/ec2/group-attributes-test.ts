import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const group = (attributes: Attributes): ResourceMap => ({ aws_autoscaling_group: { web: attributes } });
const distributed = (instances_distribution: Attributes): ResourceMap =>
  group({ vpc_zone_identifier: ["subnet-1"], mixed_instances_policy: { instances_distribution } });

describe("the attributes of an Auto Scaling group", () => {
  it.each<[string, Attributes[], Attributes[]]>([
    [
      "AS006",
      ["EC2", "ELB", "EBS", "VPC_LATTICE", "EBS,ELB", "EC2, EBS, ELB,VPC_LATTICE", "${var.type}", null].map(
        (health_check_type) => ({ health_check_type }),
      ),
      ["", "elb", "ALB", "EBS;ELB", "EBS,", ",ELB", "EBS,ALB"].map((health_check_type) => ({ health_check_type })),
    ],
    [
      "AS007",
      [0, "0", 86_400, 31_536_000, "${var.seconds}"].map((max_instance_lifetime) => ({ max_instance_lifetime })),
      [-1, 1, 86_399, 31_536_001, 86_400.5].map((max_instance_lifetime) => ({ max_instance_lifetime })),
    ],
    [
      "AS008",
      [
        ...["", "a", "!", "~", "9;", "web/blue_1", "x".repeat(255), "${var.name}"].map((name) => ({ name })),
        ...["", "web-", "x".repeat(229)].map((name_prefix) => ({ name_prefix })),
      ],
      [
        ...["web:1", "web 1", "wéb", "x".repeat(256)].map((name) => ({ name })),
        ...["web:", "x".repeat(230)].map((name_prefix) => ({ name_prefix })),
      ],
    ],
    [
      "AS011",
      [
        { enabled_metrics: [] },
        { enabled_metrics: ["${var.metric}", "GroupMinSize"] },
        { termination_policies: "${var.policies}" },
        { termination_policies: ["arn:aws:lambda:us-east-1:111122223333:function:end", "Default"] },
      ],
      [
        { enabled_metrics: ["groupMinSize"] },
        { enabled_metrics: ["GroupMinSize", "GroupSize"] },
        { termination_policies: ["OldestInstance", "Oldest"] },
        { termination_policies: ["arn:aws:iam::111122223333:role/end"] },
      ],
    ],
  ])("%s takes what AWS does", (id, right, wrong) => {
    for (const attributes of right) expect([attributes, violated(group(attributes))]).toEqual([attributes, []]);
    for (const attributes of wrong) expect([attributes, violated(group(attributes))]).toEqual([attributes, [id]]);
  });

  it.each([
    "GroupMinSize",
    "GroupMaxSize",
    "GroupDesiredCapacity",
    "GroupInServiceInstances",
    "GroupPendingInstances",
    "GroupStandbyInstances",
    "GroupTerminatingInstances",
    "GroupTotalInstances",
    "GroupInServiceCapacity",
    "GroupPendingCapacity",
    "GroupStandbyCapacity",
    "GroupTerminatingCapacity",
    "GroupTotalCapacity",
    "WarmPoolDesiredCapacity",
    "WarmPoolWarmedCapacity",
    "WarmPoolPendingCapacity",
    "WarmPoolTerminatingCapacity",
    "WarmPoolTotalCapacity",
    "GroupAndWarmPoolDesiredCapacity",
    "GroupAndWarmPoolTotalCapacity",
  ])("have the metric %s", (metric) => {
    expect(violated(group({ enabled_metrics: [metric] }))).toEqual([]);
  });

  it.each([
    "Default",
    "AllocationStrategy",
    "ClosestToNextInstanceHour",
    "NewestInstance",
    "OldestInstance",
    "OldestLaunchConfiguration",
    "OldestLaunchTemplate",
  ])("have the termination policy %s", (policy) => {
    expect(violated(group({ termination_policies: [policy] }))).toEqual([]);
  });

  it("are told with what is allowed", () => {
    expect(messages(group({ health_check_type: "ALB" }))).toEqual([
      'AS006 [aws_autoscaling_group.web] health_check_type is "ALB"; allowed: EC2, EBS, ELB, VPC_LATTICE, or several of them ' +
        "with commas. Name one of these, or several with commas between them.",
    ]);
    expect(messages(group({ max_instance_lifetime: 3600 }))).toEqual([
      "AS007 [aws_autoscaling_group.web] max_instance_lifetime is 3600; allowed: 0, or a whole number from 86400 to 31536000 " +
        "seconds. Set 0, or 86400 to 31536000 seconds.",
    ]);
    expect(messages(group({ name_prefix: "a:" }))).toEqual([
      'AS008 [aws_autoscaling_group.web] name_prefix is "a:"; allowed: at most 229 ASCII characters without spaces and ' +
        "colons. Change the name.",
    ]);
    expect(messages(group({ termination_policies: ["Oldest"] }))).toEqual([
      expect.stringMatching(
        /^AS011 .+ termination_policies is \["Oldest"\]; allowed: Default, .+Template, or the ARN of a function\. /,
      ),
    ]);
  });
});

describe("the distribution of mixed instances", () => {
  it.each(["lowest-price", "capacity-optimized", "capacity-optimized-prioritized", "price-capacity-optimized"])(
    "may be of Spot instances by %s",
    (spot_allocation_strategy) => {
      expect(violated(distributed({ spot_allocation_strategy }))).toEqual([]);
    },
  );

  it("has strategies that there are", () => {
    for (const strategy of ["lowest-price", "prioritized", "${var.strategy}"]) {
      expect(violated(distributed({ on_demand_allocation_strategy: strategy }))).toEqual([]);
    }
    expect(violated(distributed({ on_demand_allocation_strategy: "capacity-optimized" }))).toEqual(["AS011"]);
    expect(messages(distributed({ spot_allocation_strategy: "diversified" }))).toEqual([
      expect.stringMatching(
        /mixed_instances_policy\[0\]\.instances_distribution\[0\]\.spot_allocation_strategy is "diversified"; allowed: lowest-price, /,
      ),
    ]);
  });

  it("has 0 to 100 percent on demand", () => {
    const percent = (value: unknown) => violated(distributed({ on_demand_percentage_above_base_capacity: value }));
    expect([-1, 0, 100, 101, 0.5].map(percent)).toEqual([["AS012"], [], [], ["AS012"], ["AS012"]]);
    expect(percent("${var.percent}")).toEqual([]);
  });
});
