import { TerraformVariable } from "cdktf";
import { Network } from "../../src/network/network";
import { Peer } from "../../src/network/peer";
import { Port } from "../../src/network/port";
import { SecurityGroup } from "../../src/network/security-group";
import type { SecurityGroupRuleOptions } from "../../src/network/security-group-rules";
import { synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1" });
type Style = "separate" | "classic";

/** The rule `x` of a group `web`, as a resource; without what refers to the group. */
function rule(ruleStyle: Style, direction: "ingress" | "egress", options: SecurityGroupRuleOptions) {
  const written = synthesiseFully((stack) => {
    const group = new SecurityGroup(stack, "web", { network, ruleStyle });
    if (direction === "ingress") group.addIngressRule("x", options);
    else group.addEgressRule("x", options);
  });
  const type = ruleStyle === "classic" ? "aws_security_group_rule" : `aws_vpc_security_group_${direction}_rule`;
  const { security_group_id, ...rest } = written.resource(type, "web_x");
  expect(security_group_id).toBe("${aws_security_group.web.id}");
  return rest;
}

const PEERS: [string, Peer, Record<string, unknown>, Record<string, unknown>][] = [
  ["a block", Peer.ipv4("10.0.0.0/16"), { cidr_ipv4: "10.0.0.0/16" }, { cidr_blocks: ["10.0.0.0/16"] }],
  ["a block of IPv6", Peer.ipv6("fd00::/8"), { cidr_ipv6: "fd00::/8" }, { ipv6_cidr_blocks: ["fd00::/8"] }],
  ["a prefix list", Peer.prefixList("pl-1"), { prefix_list_id: "pl-1" }, { prefix_list_ids: ["pl-1"] }],
  [
    "a security group",
    Peer.securityGroup({ securityGroupId: "sg-1" }),
    { referenced_security_group_id: "sg-1" },
    { source_security_group_id: "sg-1" },
  ],
];

describe.each(["ingress", "egress"] as const)("an %s rule", (direction) => {
  it.each(PEERS)("is for %s, in either style", (_name, peer, separate, classic) => {
    const ports = { from_port: 80, to_port: 80 };
    expect(rule("separate", direction, { peer, port: Port.tcp(80) })).toEqual({
      ip_protocol: "tcp",
      ...ports,
      ...separate,
    });
    expect(rule("classic", direction, { peer, port: Port.tcp(80) })).toEqual({
      ...{ type: direction, protocol: "tcp" },
      ...ports,
      ...classic,
    });
  });
});

describe("the ports of a rule", () => {
  it.each([
    ["a range", Port.tcpRange(8000, 8080), { ip_protocol: "tcp", from_port: 8000, to_port: 8080 }],
    ["UDP", Port.udp(53), { ip_protocol: "udp", from_port: 53, to_port: 53 }],
    ["from 0", Port.allTcp(), { ip_protocol: "tcp", from_port: 0, to_port: 65535 }],
    ["all traffic, which has none", Port.allTraffic(), { ip_protocol: "-1" }],
  ])("are %s", (_name, port, expected) => {
    expect(rule("separate", "ingress", { peer: Peer.anyIpv4(), port })).toEqual({
      cidr_ipv4: "0.0.0.0/0",
      ...expected,
    });
  });

  it("are 0 for all traffic in the classic style, whose resource wants some", () => {
    const all = { from_port: 0, to_port: 0, protocol: "-1" };
    expect(rule("classic", "egress", { peer: Peer.anyIpv4(), port: Port.allTraffic() })).toMatchObject(all);
  });
});

describe("a rule for several blocks", () => {
  const several = Peer.ipv4(["10.0.0.0/16", "10.1.0.0/16"]);

  it("is one for each in the separate style, as AWS has it", () => {
    expect(rule("separate", "ingress", { peer: several, port: Port.tcp(80) })).toMatchObject({
      for_each: '${toset(["10.0.0.0/16", "10.1.0.0/16"])}',
      cidr_ipv4: "${each.value}",
    });
  });

  it("is one for all in the classic style", () => {
    expect(rule("classic", "ingress", { peer: several, port: Port.tcp(80) })).toMatchObject({
      cidr_blocks: ["10.0.0.0/16", "10.1.0.0/16"],
    });
  });

  it.each<[Style, Record<string, unknown>]>([
    ["separate", { for_each: "${toset(var.cidrs)}", cidr_ipv4: "${each.value}" }],
    ["classic", { cidr_blocks: "${var.cidrs}" }],
  ])("may have a list that only Terraform knows, %s", (ruleStyle, expected) => {
    const written = synthesiseFully((stack) => {
      const cidrs = new TerraformVariable(stack, "cidrs", { type: "list(string)" }).listValue;
      const group = new SecurityGroup(stack, "web", { network, ruleStyle });
      group.addIngressRule("x", { peer: Peer.ipv4(cidrs), port: Port.tcp(80) });
    });
    const type = ruleStyle === "classic" ? "aws_security_group_rule" : "aws_vpc_security_group_ingress_rule";
    expect(written.resource(type, "web_x")).toMatchObject(expected);
  });
});

describe("the description of a rule", () => {
  it.each<Style>(["separate", "classic"])("is what the user says, or nothing, %s", (style) => {
    const options = { peer: Peer.anyIpv4(), port: Port.tcp(80) };
    expect(rule(style, "ingress", { ...options, description: "web" }).description).toBe("web");
    expect(rule(style, "ingress", options)).not.toHaveProperty("description");
  });
});
