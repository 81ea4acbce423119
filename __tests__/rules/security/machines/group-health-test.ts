import type { ResourceMap } from "../../../../src/rules/configuration";
import { groupHealthRules } from "../../../../src/rules/security/machines/group-health";
import { found } from "../../../support/found";

function group(attributes: object, others: ResourceMap = {}): ResourceMap {
  return { aws_autoscaling_group: { web: { ...attributes } }, ...others };
}

const NAMED = { autoscaling_group_name: "${aws_autoscaling_group.web.name}" };
const TARGET = { target_group_arns: ["${aws_lb_target_group.web.arn}"] };

describe("what a group starts instances by", () => {
  it.each<[string, object, unknown[]]>([
    ["nothing", {}, []],
    ["null", { launch_configuration: null }, []],
    ["a template", { launch_template: { id: "lt-1" } }, []],
    ["a configuration", { launch_configuration: "web" }, ["web"]],
    [
      "a configuration made here",
      { launch_configuration: "${aws_launch_configuration.web.name}" },
      ["aws_launch_configuration.web"],
    ],
    ["who knows", { launch_configuration: "${var.configuration}" }, []],
  ])("is %s", (_name, attributes, expected) => {
    const resource = group(attributes, { aws_launch_configuration: { web: {} } });
    expect(found(groupHealthRules, "SEC308", resource)).toEqual(expected.map((got) => ["launch_configuration", got]));
  });
});

describe("health checks of a group", () => {
  it.each<[unknown, unknown[]]>([
    [undefined, [undefined]],
    [null, [undefined]],
    ["EC2", ["EC2"]],
    ["EBS", ["EBS"]],
    ["ELB", []],
    ["EBS, ELB", []],
    ["${var.type}", []],
  ])("behind a load balancer are of the kind %p", (health_check_type, expected) => {
    const resource = group({ ...TARGET, health_check_type });
    expect(found(groupHealthRules, "SEC309", resource)).toEqual(expected.map((got) => ["health_check_type", got]));
  });

  it.each<[string, object, ResourceMap, boolean]>([
    ["nothing", {}, {}, false],
    ["no target group", { target_group_arns: [] }, {}, false],
    ["unknown target groups", { target_group_arns: "${var.groups}" }, {}, false],
    ["a classic load balancer", { load_balancers: ["web"] }, {}, true],
    ["an attachment", {}, { aws_autoscaling_attachment: { web: NAMED } }, true],
    ["an attachment of another", {}, { aws_autoscaling_attachment: { web: { autoscaling_group_name: "b" } } }, false],
    ["a source", { traffic_source: [{ type: "elbv2", identifier: "a" }] }, {}, true],
    ["a classic source", { traffic_source: { type: "elb", identifier: "a" } }, {}, true],
    ["a source of VPC Lattice", { traffic_source: { type: "vpc-lattice", identifier: "a" } }, {}, false],
    ["an unknown source", { traffic_source: "${var.sources}" }, {}, false],
    [
      "a source that is attached",
      {},
      { aws_autoscaling_traffic_source_attachment: { web: { ...NAMED, traffic_source: { type: "elbv2" } } } },
      true,
    ],
    [
      "an unknown source that is attached",
      {},
      { aws_autoscaling_traffic_source_attachment: { web: { ...NAMED, traffic_source: "${var.source}" } } },
      false,
    ],
    [
      "the target group of a service, as a capacity provider has it",
      {},
      {
        aws_ecs_capacity_provider: {
          web: { auto_scaling_group_provider: { auto_scaling_group_arn: "${aws_autoscaling_group.web.arn}" } },
        },
      },
      false,
    ],
  ])("are asked for with %s", (_name, attributes, others, isFound) => {
    expect(found(groupHealthRules, "SEC309", group(attributes, others))).toHaveLength(isFound ? 1 : 0);
  });

  it.each<[string, unknown, unknown, boolean]>([
    ["0 seconds", 0, "ELB", true],
    ["0 seconds, as text", "0", "EBS,ELB", true],
    ["1 second", 1, "ELB", false],
    ["as AWS has it", undefined, "ELB", false],
    ["who knows", "${var.seconds}", "ELB", false],
    ["0 seconds, by EC2", 0, "EC2", false],
    ["0 seconds, by AWS's kind", 0, undefined, false],
  ])("wait for a start: %s", (_name, health_check_grace_period, health_check_type, isFound) => {
    const expected = isFound ? [["health_check_grace_period", health_check_grace_period]] : [];
    expect(found(groupHealthRules, "SEC310", group({ health_check_grace_period, health_check_type }))).toEqual(
      expected,
    );
  });
});
