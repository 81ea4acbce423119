import { Configuration, type Resource, type ResourceMap } from "../../../src/rules/configuration";
import { letsIn, type Traffic } from "../../../src/rules/vpc/ingress";

const WEB = "${aws_security_group.web.id}";
const BALANCER = "${aws_security_group.lb.id}";

/** Whether the group `web`, with other resources beside it, lets the group `lb` in. */
function admits(
  web: Record<string, unknown>,
  others: ResourceMap = {},
  traffic: Partial<Omit<Traffic, "sources">> = {},
): boolean {
  const resource = { aws_security_group: { lb: {}, other: {}, web }, ...others };
  const configuration = new Configuration({ resource });
  const group = (id: string) => configuration.referredBy(id) as Resource;
  const all: Traffic = { sources: [group(BALANCER)], port: 80, protocol: "tcp", ...traffic };
  return letsIn(group(WEB), all, configuration);
}

const RULE = { protocol: "tcp", from_port: 80, to_port: 80, security_groups: [BALANCER] };
const inline = (rule: Record<string, unknown>) => admits({ ingress: [{ ...RULE, ...rule }] });

describe("a security group lets in", () => {
  it("nobody by itself", () => {
    expect(admits({})).toBe(false);
    expect(admits({ ingress: [] })).toBe(false);
    expect(admits({ egress: [RULE] })).toBe(false);
  });

  it.each([
    [{}, true],
    [{ protocol: "6" }, true],
    [{ protocol: 6 }, true],
    [{ protocol: "TCP" }, true],
    [{ protocol: "udp" }, false],
    [{ protocol: "17" }, false],
    [{ protocol: "icmp" }, false],
    [{ protocol: "${var.protocol}" }, true],
    [{ protocol: "-1", from_port: 0, to_port: 0 }, true],
    [{ protocol: -1, from_port: 0, to_port: 0 }, true],
    [{ protocol: "all", from_port: 0, to_port: 0 }, true],
  ])("what has the protocol of a rule: %j", (rule, expected) => {
    expect(inline(rule)).toBe(expected);
  });

  it.each([
    ["tcp", "udp", false],
    ["udp", "udp", true],
    ["17", "udp", true],
    ["tcp", undefined, true],
    ["udp", undefined, true],
    ["icmp", undefined, false],
  ] as const)("by a rule for %s what is %p", (own, protocol, expected) => {
    expect(admits({ ingress: { ...RULE, protocol: own } }, {}, { protocol })).toBe(expected);
  });

  it.each([
    [{ from_port: 80, to_port: 81 }, true],
    [{ from_port: 79, to_port: 80 }, true],
    [{ from_port: 81, to_port: 90 }, false],
    [{ from_port: 1, to_port: 79 }, false],
    [{ from_port: "0", to_port: "65535" }, true],
    [{ from_port: "${var.port}" }, true],
    [{ to_port: "${var.port}" }, true],
    [{ from_port: 81, to_port: "${var.port}" }, false],
    [{ from_port: "${var.port}", to_port: 79 }, false],
  ])("what goes to the ports of a rule: %j", (rule, expected) => {
    expect(inline(rule)).toBe(expected);
  });

  it.each<[Record<string, unknown>, boolean]>([
    [{ security_groups: ["${aws_security_group.other.id}", BALANCER] }, true],
    [{ security_groups: ["${aws_security_group.other.id}"] }, false],
    [{ security_groups: ["sg-1"] }, false],
    [{ security_groups: ["${var.group}"] }, true],
    [{ security_groups: "${var.groups}" }, true],
    [{ security_groups: [] }, false],
    [{ security_groups: null }, false],
    [{ security_groups: [], self: true }, false],
    [{ security_groups: [], self: "${var.self}" }, true],
    [{ security_groups: [], cidr_blocks: ["10.0.0.0/8"] }, true],
    [{ security_groups: [], cidr_blocks: [] }, false],
    [{ security_groups: [], cidr_blocks: "${var.cidrs}" }, true],
    [{ security_groups: [], ipv6_cidr_blocks: ["::/0"] }, true],
    [{ security_groups: [], prefix_list_ids: ["pl-1"] }, true],
  ])("what comes from the peers of a rule: %j", (rule, expected) => {
    expect(inline(rule)).toBe(expected);
  });

  it("itself", () => {
    const own = { protocol: "tcp", from_port: 80, to_port: 80 };
    const from = (self: unknown) => {
      const configuration = new Configuration({
        resource: { aws_security_group: { web: { ingress: { ...own, self } } } },
      });
      const web = configuration.referredBy(WEB) as Resource;
      return letsIn(web, { sources: [web], port: 80, protocol: "tcp" }, configuration);
    };
    expect([true, "true", false, null].map(from)).toEqual([true, true, false, false]);
  });

  it("anybody by rules that only Terraform knows", () => {
    expect(admits({ ingress: "${var.rules}" })).toBe(true);
    expect(admits({ dynamic: { ingress: { for_each: "${var.rules}" } } })).toBe(true);
    expect(admits({ dynamic: { egress: { for_each: "${var.rules}" } } })).toBe(false);
  });
});

describe("a rule beside the group", () => {
  const separate = { ip_protocol: "tcp", from_port: 80, to_port: 80, security_group_id: WEB };
  const classic = { ...RULE, security_groups: undefined, security_group_id: WEB, type: "ingress" };

  it.each<[Record<string, unknown>, boolean]>([
    [{ referenced_security_group_id: BALANCER }, true],
    [{ referenced_security_group_id: "${aws_security_group.other.id}" }, false],
    [{ cidr_ipv4: "10.0.0.0/8" }, true],
    [{ cidr_ipv6: "::/0" }, true],
    [{ prefix_list_id: "pl-1" }, true],
    [{ referenced_security_group_id: BALANCER, ip_protocol: "udp" }, false],
    [{ referenced_security_group_id: BALANCER, ip_protocol: "-1", from_port: undefined, to_port: undefined }, true],
    [{ referenced_security_group_id: BALANCER, from_port: 81, to_port: 81 }, false],
    [{ referenced_security_group_id: BALANCER, security_group_id: "${aws_security_group.other.id}" }, false],
    [{ referenced_security_group_id: BALANCER, security_group_id: "sg-1" }, false],
    [{ security_group_id: "${var.group}" }, true],
  ])("lets in: %j", (rule, expected) => {
    expect(admits({}, { aws_vpc_security_group_ingress_rule: { one: { ...separate, ...rule } } })).toBe(expected);
  });

  it.each<[Record<string, unknown>, boolean]>([
    [{ source_security_group_id: BALANCER }, true],
    [{ source_security_group_id: "${aws_security_group.other.id}" }, false],
    [{ source_security_group_id: BALANCER, type: "egress" }, false],
    [{ source_security_group_id: BALANCER, type: "${var.type}" }, true],
    [{ cidr_blocks: ["10.0.0.0/8"] }, true],
    [{ security_group_id: "${var.group}" }, true],
  ])("lets in, as an old one: %j", (rule, expected) => {
    expect(admits({}, { aws_security_group_rule: { one: { ...classic, ...rule } } })).toBe(expected);
  });

  it("lets nobody in for the other direction", () => {
    expect(admits({}, { aws_vpc_security_group_egress_rule: { one: { ...separate, cidr_ipv4: "0.0.0.0/0" } } })).toBe(
      false,
    );
  });
});
