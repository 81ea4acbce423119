import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const group = (attributes: Attributes, others: ResourceMap = {}): ResourceMap => ({
  aws_autoscaling_group: { web: attributes },
  ...others,
});
const SUBNETS = { vpc_zone_identifier: ["subnet-1"] };
const TEMPLATE = { launch_template: { name: "web" } };

describe("what the instances of a group are like", () => {
  it.each<Attributes>([
    TEMPLATE,
    { launch_template: [{ id: "${aws_launch_template.web.id}" }] },
    { mixed_instances_policy: { launch_template: {} } },
    { launch_configuration: "web" },
    { launch_configuration: "${aws_launch_configuration.web.name}" },
    { launch_configuration: "${var.configuration}" },
    { launch_template: "${var.template}" },
    { dynamic: { mixed_instances_policy: {} } },
    { ...TEMPLATE, launch_configuration: null },
    { ...TEMPLATE, launch_configuration: "" },
    { ...TEMPLATE, mixed_instances_policy: [] },
    { ...TEMPLATE, launch_configuration: "${var.configuration}" },
    { ...TEMPLATE, dynamic: { mixed_instances_policy: {} } },
  ])("may be said by %j", (attributes) => {
    expect(violated(group({ ...SUBNETS, ...attributes }))).toEqual([]);
  });

  it("is said once", () => {
    const mixed_instances_policy = { launch_template: {} };
    expect(messages(group({ ...SUBNETS, ...TEMPLATE, mixed_instances_policy }))).toEqual([
      'AS004 [aws_autoscaling_group.web] mixed_instances_policy is {"launch_template":{}}; allowed: nothing, as there is ' +
        "launch_template. Give it one of them, and no other.",
    ]);
    expect(violated(group({ ...SUBNETS, ...TEMPLATE, launch_configuration: "web" }))).toEqual(["AS004"]);
    const launch_configuration = "${aws_launch_configuration.web.name}";
    const others = { aws_launch_configuration: { web: {} } };
    expect(violated(group({ ...SUBNETS, ...TEMPLATE, launch_configuration }, others))).toEqual(["AS004"]);
  });

  it("is said at all, of a group that is to start some", () => {
    expect(messages(group(SUBNETS))).toEqual([
      "AS004 [aws_autoscaling_group.web] launch_template, mixed_instances_policy, launch_configuration is not set; allowed: one " +
        "of them. Give it one of them, and no other.",
    ]);
    expect(violated(group({ availability_zones: ["tokyo-a"] }))).toEqual(["AS004"]);
    expect(violated(group({ vpc_zone_identifier: [], max_size: 4 }))).toEqual([]);
    expect(violated(group({ vpc_zone_identifier: "${var.subnets}" }))).toEqual([]);
  });
});

describe("where the instances of a group start", () => {
  it.each<Attributes>([
    SUBNETS,
    { availability_zones: ["tokyo-a"] },
    { vpc_zone_identifier: "${var.subnets}" },
    { availability_zones: "${var.zones}" },
    { ...SUBNETS, availability_zones: [] },
    { ...SUBNETS, availability_zones: "${var.zones}" },
  ])("may be said by %j", (attributes) => {
    expect(violated(group({ ...TEMPLATE, ...attributes }))).toEqual([]);
  });

  it("is said once, and at all", () => {
    expect(messages(group({ ...TEMPLATE, ...SUBNETS, availability_zones: ["tokyo-a"] }))).toEqual([
      'AS005 [aws_autoscaling_group.web] availability_zones is ["tokyo-a"]; allowed: nothing, as there is vpc_zone_identifier. ' +
        "Give it vpc_zone_identifier alone; zones are for the subnets of a default VPC.",
    ]);
    for (const attributes of [TEMPLATE, { launch_configuration: "web" }, { mixed_instances_policy: {} }]) {
      expect(violated(group({ ...attributes, vpc_zone_identifier: [] }))).toEqual(["AS005"]);
    }
  });
});
