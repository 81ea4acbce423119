import { check } from "../../../src/rules/check";
import { securityGroupPeerRules } from "../../../src/rules/vpc/security-group-peers";
import { ruleExample } from "../../../src/rules/vpc/security-group-rule";
import { messages, violated } from "../../support/rules";

const CIDRS = { cidr_blocks: undefined };

describe("a rule in a security group", () => {
  const inline = (others: Record<string, unknown>) =>
    ruleExample("aws_security_group", { others: { ...CIDRS, ...others } });

  it.each([
    { cidr_blocks: ["10.0.0.0/8"] },
    { ipv6_cidr_blocks: ["::/0"] },
    { prefix_list_ids: ["pl-1"] },
    { security_groups: ["sg-1"] },
    { self: true },
    { self: "true" },
    { self: "${var.self}" },
    { cidr_blocks: "${var.cidrs}" },
    { cidr_blocks: [], security_groups: "${var.groups}" },
  ])("lets somebody through: %j", (others) => {
    expect(violated(inline(others))).toEqual([]);
  });

  it.each([
    {},
    { self: false },
    { self: "false" },
    { cidr_blocks: [], ipv6_cidr_blocks: [], prefix_list_ids: [], security_groups: [], self: null },
  ])("lets nobody through: %j", (others) => {
    expect(violated(inline(others))).toEqual(["SG010"]);
  });

  it("is told by its place", () => {
    const right = { protocol: "tcp", from_port: 80, to_port: 80, self: true };
    const resource = { aws_security_group: { web: { ingress: [right], egress: [right, { ...right, self: false }] } } };
    expect(messages(resource)).toEqual([
      expect.stringMatching(
        /^Warning: SG010 .* egress\[1\] is "no peer"; allowed: one of cidr_blocks, ipv6_cidr_blocks, prefix_list_ids, security_groups, self\. /,
      ),
    ]);
  });
});

describe.each(["aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"])("%s", (type) => {
  const peers = (others: Record<string, unknown>) => ruleExample(type, { others: { cidr_ipv4: undefined, ...others } });
  const GROUP = "${aws_security_group.lb.id}";

  it.each([
    { cidr_ipv4: "10.0.0.0/8" },
    { cidr_ipv6: "::/0" },
    { prefix_list_id: "pl-1" },
    { referenced_security_group_id: GROUP },
    { cidr_ipv4: "${var.cidr}", referenced_security_group_id: "${var.group}" },
    { cidr_ipv4: "${var.cidr}", referenced_security_group_id: GROUP },
    { cidr_ipv4: null, cidr_ipv6: "${each.value}" },
  ])("has one peer: %j", (others) => {
    expect(violated(peers(others))).toEqual([]);
  });

  it.each<[Record<string, unknown>, string, unknown]>([
    [{}, "cidr_ipv4", undefined],
    [{ cidr_ipv4: null }, "cidr_ipv4", undefined],
    [{ cidr_ipv4: "10.0.0.0/8", cidr_ipv6: "::/0" }, "cidr_ipv6", "::/0"],
    [{ prefix_list_id: "pl-1", referenced_security_group_id: GROUP }, "referenced_security_group_id", GROUP],
    [{ cidr_ipv4: "10.0.0.0/8", cidr_ipv6: "${var.cidr}", prefix_list_id: "pl-1" }, "prefix_list_id", "pl-1"],
  ])("has none or several: %j", (others, property, got) => {
    const found = check({ resource: peers(others) }, securityGroupPeerRules);
    expect(found.map(({ rule, ...each }) => [rule.id, each.property, each.got])).toEqual([["SG011", property, got]]);
    expect(violated(peers(others))).toEqual(["SG011"]);
  });

  it("says what is allowed", () => {
    expect(messages(peers({}))[0]).toContain(
      "allowed: it, or one of cidr_ipv6, prefix_list_id, referenced_security_group_id.",
    );
    expect(messages(peers({ cidr_ipv4: "10.0.0.0/8", cidr_ipv6: "::/0" }))[0]).toContain("none beside cidr_ipv4");
  });
});

describe("a network in a rule", () => {
  const places = (cidr: string, version: 4 | 6) => {
    const list = version === 4 ? "cidr_blocks" : "ipv6_cidr_blocks";
    const single = version === 4 ? "cidr_ipv4" : "cidr_ipv6";
    return [
      ruleExample("aws_security_group", { others: { ...CIDRS, [list]: ["${var.other}", cidr] } }),
      ruleExample("aws_security_group_rule", { others: { ...CIDRS, [list]: [cidr] } }),
      ruleExample("aws_vpc_security_group_ingress_rule", { others: { cidr_ipv4: undefined, [single]: cidr } }),
      ruleExample("aws_vpc_security_group_egress_rule", { others: { cidr_ipv4: undefined, [single]: cidr } }),
    ];
  };

  it.each<[string, 4 | 6]>([
    ["0.0.0.0/0", 4],
    ["10.0.0.1/32", 4],
    ["10.0.0.2/31", 4],
    ["::/0", 6],
    ["2001:DB8::/32", 6],
    ["2001:db8:0:0::1/128", 6],
    ["${var.cidr}", 4],
    ["${var.cidr}", 6],
  ])("may be %s", (cidr, version) => {
    expect(places(cidr, version).map(violated)).toEqual([[], [], [], []]);
  });

  it.each<[string, 4 | 6]>([
    ["10.0.0.1/31", 4],
    ["10.0.0.0", 4],
    ["::/0", 4],
    ["10.0.0.0/33", 4],
    ["2001:db8::1/127", 6],
    ["2001:db8::/129", 6],
    ["10.0.0.0/8", 6],
  ])("may not be %s", (cidr, version) => {
    expect(places(cidr, version).map(violated)).toEqual(Array(4).fill(["SG012"]));
  });
});

describe("rules in a group and beside it", () => {
  const INLINE = { protocol: "-1", from_port: 0, to_port: 0, self: true };
  const id = "${aws_security_group.web.id}";
  const beside = (group: Record<string, unknown>, type: string, rule: Record<string, unknown>) =>
    violated({ aws_security_group: { web: group }, [type]: { one: { security_group_id: id, ...rule } } });
  const separate = { ip_protocol: "-1", cidr_ipv4: "10.0.0.0/8" };
  const classic = { protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["10.0.0.0/8"] };

  it.each<[Record<string, unknown>, string, Record<string, unknown>]>([
    [{ ingress: [INLINE] }, "aws_vpc_security_group_ingress_rule", separate],
    [{ egress: INLINE }, "aws_vpc_security_group_egress_rule", separate],
    [{ ingress: [] }, "aws_security_group_rule", { ...classic, type: "ingress" }],
    [{ egress: [INLINE] }, "aws_security_group_rule", { ...classic, type: "egress" }],
  ])("overwrite each other: %j and %s", (group, type, rule) => {
    expect(beside(group, type, rule)).toEqual(["SG013"]);
  });

  it.each<[Record<string, unknown>, string, Record<string, unknown>]>([
    [{}, "aws_vpc_security_group_ingress_rule", separate],
    [{ id: "sg-1", ingress: [INLINE] }, "aws_vpc_security_group_ingress_rule", separate],
    [{ ingress: null }, "aws_vpc_security_group_ingress_rule", separate],
    [{ ingress: "${var.rules}" }, "aws_vpc_security_group_ingress_rule", separate],
    [{ egress: [INLINE] }, "aws_vpc_security_group_ingress_rule", separate],
    [{ egress: [INLINE] }, "aws_security_group_rule", { ...classic, type: "ingress" }],
    [{ egress: [INLINE] }, "aws_security_group_rule", { ...classic, type: "${var.type}" }],
    [{ ingress: [INLINE] }, "aws_vpc_security_group_ingress_rule", { ...separate, security_group_id: "sg-1" }],
  ])("may stand beside each other: %j and %s", (group, type, rule) => {
    expect(beside(group, type, rule)).toEqual([]);
  });

  it("are named", () => {
    const resource = {
      aws_security_group: { web: { ingress: [INLINE] } },
      aws_vpc_security_group_ingress_rule: { one: { security_group_id: id, ...separate } },
    };
    expect(messages(resource)[0]).toContain(
      'ingress is "blocks of rules"; allowed: none beside aws_vpc_security_group_ingress_rule.one.',
    );
  });
});
