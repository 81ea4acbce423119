import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;
interface Changes {
  readonly out?: Attributes;
  readonly in?: Attributes;
  readonly outPolicy?: Attributes;
  readonly inPolicy?: Attributes;
}

const DIMENSIONS = { ClusterName: "${aws_ecs_cluster.shop.name}", ServiceName: "web" };

/** Two alarms on one metric, at one threshold, and the policies of a service that they set off. */
function alarms(changes: Changes): ResourceMap {
  const alarm = (direction: "in" | "out", comparison_operator: string) => ({
    namespace: "AWS/ECS",
    metric_name: "CPUUtilization",
    dimensions: DIMENSIONS,
    statistic: "Average",
    threshold: 50,
    comparison_operator,
    alarm_actions: [`\${aws_appautoscaling_policy.${direction}.arn}`],
    ...changes[direction],
  });
  const policy = (scaling_adjustment: number, attributes: Attributes = {}) => {
    const bound = scaling_adjustment > 0 ? "metric_interval_lower_bound" : "metric_interval_upper_bound";
    const step_adjustment = [{ scaling_adjustment, [bound]: 0 }];
    return {
      resource_id: "${aws_appautoscaling_target.web.resource_id}",
      scalable_dimension: "ecs:service:DesiredCount",
      step_scaling_policy_configuration: { adjustment_type: "ChangeInCapacity", step_adjustment },
      ...attributes,
    };
  };
  return {
    aws_appautoscaling_target: { web: { resource_id: "service/shop/web" } },
    aws_appautoscaling_policy: { out: policy(1, changes.outPolicy), in: policy(-1, changes.inPolicy) },
    aws_cloudwatch_metric_alarm: {
      out: alarm("out", "GreaterThanOrEqualToThreshold"),
      in: alarm("in", "LessThanOrEqualToThreshold"),
    },
  };
}

describe("the thresholds of a scaling", () => {
  it("leave room between taking away and adding", () => {
    expect(messages(alarms({ in: { threshold: 60 } }))).toEqual([
      "SC001 [aws_cloudwatch_metric_alarm.in] threshold is 60; allowed: below 50, at which aws_cloudwatch_metric_alarm.out adds " +
        "capacity. Lower the threshold of this alarm, well below the other: between them nothing is scaled.",
    ]);
    expect(violated(alarms({ in: { threshold: 49.9 } }))).toEqual([]);
    expect(violated(alarms({ in: { threshold: "60" }, out: { threshold: "50" } }))).toEqual(["SC001"]);
  });

  it.each([
    ["GreaterThanOrEqualToThreshold", "LessThanOrEqualToThreshold", ["SC001"]],
    ["GreaterThanOrEqualToThreshold", "LessThanThreshold", []],
    ["GreaterThanThreshold", "LessThanOrEqualToThreshold", []],
    ["GreaterThanThreshold", "LessThanThreshold", []],
  ])("may be one where %s and %s exclude each other", (above, below, expected) => {
    const changes = { out: { comparison_operator: above }, in: { comparison_operator: below } };
    expect(violated(alarms(changes))).toEqual(expected);
    expect(violated(alarms({ ...changes, in: { ...changes.in, threshold: 51 } }))).toEqual(["SC001"]);
  });

  it("are compared for Auto Scaling groups too", () => {
    const group = (amount: number, autoscaling_group_name = "${aws_autoscaling_group.web.name}") => ({
      aws_autoscaling_policy: {
        out: { autoscaling_group_name, adjustment_type: "ChangeInCapacity", scaling_adjustment: 1 },
        in: {
          autoscaling_group_name: "${aws_autoscaling_group.web.name}",
          adjustment_type: "ChangeInCapacity",
          scaling_adjustment: amount,
        },
      },
      aws_cloudwatch_metric_alarm:
        alarms({
          out: { alarm_actions: ["${aws_sns_topic.ops.arn}", "${aws_autoscaling_policy.out.arn}"] },
          in: { alarm_actions: ["${aws_autoscaling_policy.in.arn}"] },
        }).aws_cloudwatch_metric_alarm ?? {},
    });
    expect(violated(group(-1))).toEqual(["SC001"]);
    expect(violated(group(1))).toEqual([]);
    expect(violated(group(-1, "other"))).toEqual([]);
  });
});

describe("alarms that have nothing to do with each other", () => {
  it.each<[string, Changes]>([
    ["another metric", { in: { metric_name: "MemoryUtilization" } }],
    ["another namespace", { in: { namespace: "AWS/EC2" } }],
    ["other dimensions", { in: { dimensions: { ...DIMENSIONS, ServiceName: "api" } } }],
    ["another statistic", { in: { statistic: "Maximum" } }],
    ["no metric of their own", { in: { metric_name: undefined }, out: { metric_name: undefined } }],
    ["another service", { inPolicy: { resource_id: "service/shop/api" } }],
    ["another dimension of scaling", { inPolicy: { scalable_dimension: "other" } }],
    ["no policy", { in: { alarm_actions: ["${aws_sns_topic.ops.arn}"] } }],
    ["no action", { in: { alarm_actions: undefined } }],
    ["actions that are turned off", { in: { actions_enabled: false } }],
    ["an unknown policy", { in: { alarm_actions: ["${var.policy_arn}"] } }],
    ["an unknown threshold", { out: { threshold: "${var.threshold}" } }],
    ["an unknown comparison", { in: { comparison_operator: "${var.comparison}" } }],
    [
      "policies in both directions",
      { in: { alarm_actions: "${[aws_appautoscaling_policy.in.arn, aws_appautoscaling_policy.out.arn]}" } },
    ],
  ])("are not compared: %s", (_name, changes) => {
    expect(violated(alarms(changes))).toEqual([]);
  });

  it("are told by what they mean, not by how it is written", () => {
    const reordered = Object.fromEntries(Object.entries(DIMENSIONS).reverse());
    expect(violated(alarms({ in: { dimensions: reordered } }))).toEqual(["SC001"]);
    expect(violated(alarms({ inPolicy: { resource_id: "service/shop/web" } }))).toEqual(["SC001"]);
  });
});
