import { everywhere, nameOf, portsOf, type Traffic, trafficOf } from "../../../../src/rules/security/vpc/traffic";

function of(type: string, attributes: object): readonly Traffic[] {
  return trafficOf({ type, name: "web", attributes: { ...attributes } });
}

function rule(attributes: object): Traffic {
  const [first] = of("aws_vpc_security_group_ingress_rule", attributes);
  if (first === undefined) throw new Error("no traffic");
  return first;
}

describe("traffic", () => {
  it.each<[string, string, object, unknown[]]>([
    [
      "a separate ingress rule",
      "aws_vpc_security_group_ingress_rule",
      { ip_protocol: "tcp" },
      [["ingress", "", "tcp"]],
    ],
    ["a separate egress rule", "aws_vpc_security_group_egress_rule", { ip_protocol: "-1" }, [["egress", "", "-1"]]],
    [
      "a classic ingress rule",
      "aws_security_group_rule",
      { type: "ingress", protocol: "TCP" },
      [["ingress", "", "tcp"]],
    ],
    ["a classic egress rule", "aws_security_group_rule", { type: "egress", protocol: "all" }, [["egress", "", "-1"]]],
    ["a classic rule of who knows", "aws_security_group_rule", { type: "${var.type}", protocol: "tcp" }, []],
    [
      "a group",
      "aws_security_group",
      { ingress: [{ protocol: "6" }, { protocol: 17 }], egress: { protocol: -1 } },
      [
        ["ingress", "ingress[0].", "tcp"],
        ["ingress", "ingress[1].", "udp"],
        ["egress", "egress[0].", "-1"],
      ],
    ],
    ["a group without rules", "aws_security_group", {}, []],
    [
      "an unknown protocol",
      "aws_vpc_security_group_ingress_rule",
      { ip_protocol: "${var.p}" },
      [["ingress", "", undefined]],
    ],
    ["another protocol", "aws_vpc_security_group_ingress_rule", { ip_protocol: "icmp" }, [["ingress", "", "icmp"]]],
  ])("is read from %s", (_name, type, attributes, expected) => {
    expect(of(type, attributes).map(({ direction, prefix, protocol }) => [direction, prefix, protocol])).toEqual(
      expected,
    );
  });
});

describe("everywhere", () => {
  const toset = (list: string) => `\${toset(${list})}`;

  it.each<[string, object, string | undefined]>([
    ["everybody", { cidr_ipv4: "0.0.0.0/0" }, "cidr_ipv4 0.0.0.0/0"],
    ["everybody with IPv6", { cidr_ipv6: "::/0" }, "cidr_ipv6 ::/0"],
    ["everybody, written otherwise", { cidr_ipv4: "10.0.0.0/0" }, "cidr_ipv4 10.0.0.0/0"],
    ["half of all", { cidr_ipv4: "0.0.0.0/1" }, undefined],
    ["a tenth", { cidr_ipv4: "10.0.0.0/10" }, undefined],
    ["nobody known", { cidr_ipv4: "${var.cidr}" }, undefined],
    ["a part of who knows", { cidr_ipv4: "${var.first}/0" }, undefined],
    ["a group", { referenced_security_group_id: "sg-1" }, undefined],
    ["several", { cidr_blocks: ["10.0.0.0/16", "0.0.0.0/0"] }, "cidr_blocks[1] 0.0.0.0/0"],
    ["several with IPv6", { ipv6_cidr_blocks: ["::/0"] }, "ipv6_cidr_blocks[0] ::/0"],
    ["several unknown", { cidr_blocks: "${var.cidrs}" }, undefined],
    ["several parts", { cidr_blocks: ["10.0.0.0/16"], ipv6_cidr_blocks: [] }, undefined],
    ["no text", { cidr_blocks: [null, 0], cidr_ipv4: 0 }, undefined],
    [
      "each of a list",
      { cidr_ipv4: "${each.value}", for_each: toset('["10.0.0.0/16", "0.0.0.0/0"]') },
      "cidr_ipv4 0.0.0.0/0",
    ],
    ["each key of a list", { cidr_ipv6: "${each.key}", for_each: toset('["::/0"]') }, "cidr_ipv6 ::/0"],
    ["each of a list without everybody", { cidr_ipv4: "${each.value}", for_each: toset('["10.0.0.0/16"]') }, undefined],
    ["each of an empty list", { cidr_ipv4: "${each.value}", for_each: toset("[]") }, undefined],
    ["each of a variable", { cidr_ipv4: "${each.value}", for_each: toset("var.cidrs") }, undefined],
    ["each of a condition", { cidr_ipv4: "${each.value}", for_each: toset('var.is ? ["0.0.0.0/0"] : []') }, undefined],
    ["each of a map", { cidr_ipv4: "${each.value}", for_each: { a: "0.0.0.0/0" } }, undefined],
    ["itself, although it is repeated", { cidr_ipv4: "10.0.0.0/8", for_each: toset('["0.0.0.0/0"]') }, undefined],
  ])("is %s", (_name, attributes, expected) => {
    const found = everywhere(rule(attributes));
    expect(found && `${found.property} ${found.got}`).toBe(expected);
  });

  it("is said with the place of the rule", () => {
    const [first] = of("aws_security_group", { egress: { cidr_blocks: ["0.0.0.0/0"] } });
    expect(first && everywhere(first)).toEqual({ property: "egress[0].cidr_blocks[0]", got: "0.0.0.0/0" });
  });
});

describe("ports", () => {
  it.each<[object, unknown, string]>([
    [{ ip_protocol: "tcp", from_port: 80, to_port: 80 }, { from: 80, to: 80 }, "tcp 80"],
    [{ ip_protocol: "udp", from_port: "53", to_port: 54 }, { from: 53, to: 54 }, "udp 53-54"],
    [{ ip_protocol: "-1" }, { from: 0, to: 65535 }, "all protocols"],
    [{ ip_protocol: "icmp", from_port: -1, to_port: -1 }, undefined, "icmp"],
    [{ ip_protocol: "tcp", from_port: "${var.port}", to_port: 80 }, undefined, "tcp"],
    [{ ip_protocol: "tcp", from_port: 80 }, undefined, "tcp"],
    [{ ip_protocol: "${var.protocol}", from_port: 80, to_port: 80 }, undefined, "traffic"],
  ])("of %j", (attributes, ports, name) => {
    expect(portsOf(rule(attributes))).toEqual(ports);
    expect(nameOf(rule(attributes))).toBe(name);
  });
});
