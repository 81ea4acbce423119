import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const template = (attributes: Attributes): ResourceMap => ({ aws_launch_template: { web: attributes } });
const INTERFACES = { network_interfaces: { subnet_id: "subnet-1" } };

describe("the security groups of a launch template", () => {
  it("stand in its network interfaces, if it has some", () => {
    expect(messages(template({ ...INTERFACES, vpc_security_group_ids: ["sg-1"] }))).toEqual([
      'LT004 [aws_launch_template.web] vpc_security_group_ids is ["sg-1"]; allowed: nothing, as there are network_interfaces. ' +
        "Move the groups to security_groups of the network interface.",
    ]);
    expect(messages(template({ ...INTERFACES, security_group_names: ["web"] }))).toEqual([
      expect.stringContaining('security_group_names is ["web"]; allowed: nothing'),
    ]);
  });

  it.each<Attributes>([
    { vpc_security_group_ids: ["sg-1"] },
    { ...INTERFACES, vpc_security_group_ids: [] },
    { ...INTERFACES, vpc_security_group_ids: "${var.groups}" },
    { network_interfaces: [], vpc_security_group_ids: ["sg-1"] },
    { network_interfaces: "${var.interfaces}", vpc_security_group_ids: ["sg-1"] },
    { ...INTERFACES, dynamic: { network_interfaces: {} }, vpc_security_group_ids: ["sg-1"] },
    { network_interfaces: { security_groups: ["sg-1"] } },
  ])("may be %j", (attributes) => {
    expect(violated(template(attributes))).toEqual([]);
  });
});

describe("the network of a launch template", () => {
  const A = "${aws_vpc.a.id}";
  const B = "${aws_vpc.b.id}";
  const NETWORK: ResourceMap = {
    aws_vpc: { a: {}, b: {} },
    aws_subnet: { a: { vpc_id: A }, b: { vpc_id: B }, id: { vpc_id: "vpc-1" }, x: {} },
    aws_security_group: { a: { vpc_id: A }, b: { vpc_id: B }, id: { vpc_id: "vpc-2" }, x: { vpc_id: "${var.vpc}" } },
  };
  const ID = { launch_template: { id: "${aws_launch_template.web.id}" } };
  const MIXED = {
    mixed_instances_policy: {
      launch_template: { launch_template_specification: { launch_template_id: "${aws_launch_template.web.id}" } },
    },
  };
  const sg = (name: string) => `\${aws_security_group.${name}.id}`;
  const subnet = (name: string) => `\${aws_subnet.${name}.id}`;
  const launched = (attributes: Attributes, group?: Attributes): ResourceMap => ({
    ...NETWORK,
    ...template(attributes),
    ...(group && { aws_autoscaling_group: { web: group } }),
  });

  it("is of one VPC: that of its groups and of its subnets", () => {
    const of = (groups: string[], ...subnets: string[]) =>
      launched({
        network_interfaces: subnets.map((name) => ({ subnet_id: subnet(name), security_groups: groups.map(sg) })),
      });
    expect(violated(of(["a"], "a"))).toEqual([]);
    expect(violated(of(["b", "x"], "b", "x"))).toEqual([]);
    expect(messages(of(["a"], "b"))).toEqual([
      'LT012 [aws_launch_template.web] network_interfaces[0].subnet_id is "aws_subnet.b in aws_vpc.b"; allowed: one in aws_vpc.a, ' +
        "as is aws_security_group.a. Use subnets and security groups of the same network.",
    ]);
    expect(messages(of(["a", "b"], "a"))).toEqual([
      expect.stringContaining('network_interfaces[0].security_groups[1] is "aws_security_group.b in aws_vpc.b"'),
    ]);
  });

  it("is that of the groups that start instances", () => {
    const attributes = { vpc_security_group_ids: [sg("a")] };
    for (const launching of [ID, MIXED]) {
      const group = (...names: string[]) => ({ ...launching, vpc_zone_identifier: names.map(subnet) });
      expect(violated(launched(attributes, group("a")))).toEqual([]);
      expect(messages(launched(attributes, group("a", "b")))).toEqual([
        expect.stringContaining(
          'vpc_zone_identifier[1] of aws_autoscaling_group.web is "aws_subnet.b in aws_vpc.b"; allowed: one in aws_vpc.a, as is ' +
            "aws_security_group.a.",
        ),
      ]);
    }
    const another = { launch_template: { name: "other" }, vpc_zone_identifier: [subnet("b")] };
    expect(violated(launched(attributes, another))).toEqual([]);
  });

  it("is of VPCs by their ids, which are compared with each other alone", () => {
    const of = (...names: string[]) => ({ vpc_security_group_ids: names.map(sg) });
    const group = { ...ID, vpc_zone_identifier: [subnet("id")] };
    expect(messages(launched(of("id"), group))).toEqual([
      expect.stringContaining('is "aws_subnet.id in vpc-1"; allowed: one in vpc-2, as is aws_security_group.id.'),
    ]);
    expect(violated(launched(of("a"), group))).toEqual([]);
    expect(violated(launched(of("id", "a")))).toEqual([]);
    expect(messages(launched(of("a", "b")))).toEqual([
      expect.stringContaining('vpc_security_group_ids[1] is "aws_security_group.b in aws_vpc.b"'),
    ]);
  });
});
