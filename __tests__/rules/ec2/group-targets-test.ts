import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const ARN = "${aws_lb_target_group.web.arn}";
const balanced = (target_type: unknown, group: Attributes, type = "aws_autoscaling_group"): ResourceMap => ({
  aws_lb_target_group: { web: { target_type }, other: {} },
  aws_alb_target_group: { old: { target_type } },
  [type]: { web: group },
});

describe("the target groups of an Auto Scaling group", () => {
  it.each(["ip", "lambda", "alb"])("are not of %s", (type) => {
    expect(violated(balanced(type, { target_group_arns: [ARN] }))).toEqual(["AS013"]);
    expect(violated(balanced(type, { target_group_arns: ["${aws_alb_target_group.old.arn}"] }))).toEqual(["AS013"]);
    expect(violated(balanced(type, { lb_target_group_arn: ARN }, "aws_autoscaling_attachment"))).toEqual(["AS013"]);
  });

  it.each(["instance", undefined, null, "${var.type}"])("may be of %s", (type) => {
    expect(violated(balanced(type, { target_group_arns: [ARN] }))).toEqual([]);
    expect(violated(balanced(type, { traffic_source: { identifier: ARN } }))).toEqual([]);
    expect(violated(balanced(type, { lb_target_group_arn: ARN }, "aws_autoscaling_attachment"))).toEqual([]);
  });

  it("are told where they stand", () => {
    const others = "${aws_lb_target_group.other.arn}";
    expect(messages(balanced("ip", { target_group_arns: [others, ARN] }))).toEqual([
      'AS013 [aws_autoscaling_group.web] target_group_arns[1] is "${aws_lb_target_group.web.arn}"; allowed: one of instances: ' +
        "target_type of aws_lb_target_group.web is ip. Set target_type of the target group to instance.",
    ]);
    expect(messages(balanced("ip", { traffic_source: [{}, { identifier: ARN }] }))).toEqual([
      expect.stringContaining("traffic_source[1].identifier is"),
    ]);
    expect(messages(balanced("ip", { lb_target_group_arn: ARN }, "aws_autoscaling_attachment"))).toEqual([
      expect.stringContaining("[aws_autoscaling_attachment.web] lb_target_group_arn is"),
    ]);
  });

  it("may be of elsewhere", () => {
    for (const arn of ["arn:aws:elasticloadbalancing:x", "${var.group}", "${aws_lb.web.arn}"]) {
      const resources = balanced("ip", { target_group_arns: [arn] });
      expect(violated({ ...resources, aws_lb: { web: { target_type: "ip", subnets: ["a", "b"] } } })).toEqual([]);
    }
    expect(violated(balanced("ip", { target_group_arns: "${var.groups}" }))).toEqual([]);
  });
});
