import { pathsTo, RULE_TYPES, ruleExample, rulesIn, withRules } from "../../../src/rules/vpc/security-group-rule";

const group = (attributes: Record<string, unknown>) => ({ type: "aws_security_group", name: "web", attributes });

describe("the rules of a security group", () => {
  it("are the blocks of a group, in both directions", () => {
    const [first, second, third] = [{ protocol: "tcp" }, { protocol: "udp" }, { from_port: 80 }];
    expect(rulesIn(group({ ingress: [first, second], egress: third }))).toEqual([
      { place: "ingress[0].", members: first, protocol: "tcp" },
      { place: "ingress[1].", members: second, protocol: "udp" },
      { place: "egress[0].", members: third, protocol: undefined },
    ]);
  });

  it.each([{}, { ingress: null, egress: [] }, { ingress: "${var.rules}" }])("may not be there: %j", (attributes) => {
    expect(rulesIn(group(attributes))).toEqual([]);
  });

  it.each([
    ["aws_security_group_rule", "protocol"],
    ["aws_vpc_security_group_ingress_rule", "ip_protocol"],
    ["aws_vpc_security_group_egress_rule", "ip_protocol"],
  ])("may be resources: %s", (type, attribute) => {
    const attributes = { [attribute]: "tcp", from_port: 80 };
    expect(rulesIn({ type, name: "web", attributes })).toEqual([{ place: "", members: attributes, protocol: "tcp" }]);
  });

  it("are looked for where there may be some", () => {
    const has = (type: string, attributes: Record<string, unknown>) =>
      withRules(type)({ type, name: "web", attributes });
    expect(has("aws_security_group", { egress: [] })).toBe(true);
    expect(has("aws_security_group", { ingress: [] })).toBe(true);
    expect(has("aws_security_group", { protocol: "tcp" })).toBe(false);
    expect(has("aws_security_group_rule", { protocol: "tcp" })).toBe(true);
    expect(has("aws_vpc_security_group_ingress_rule", { ip_protocol: "tcp" })).toBe(true);
    expect(has("aws_vpc_security_group_egress_rule", { protocol: "tcp" })).toBe(false);
  });

  it("are found by paths", () => {
    expect(Object.keys(RULE_TYPES).map((type) => pathsTo(type, "description"))).toEqual([
      ["ingress.description", "egress.description"],
      ["description"],
      ["description"],
      ["description"],
    ]);
  });
});

describe("an example of a rule", () => {
  it("lets one port in from a network", () => {
    const ports = { from_port: 80, to_port: 80 };
    expect(ruleExample("aws_security_group")).toEqual({
      aws_security_group: { web: { ingress: [{ protocol: "tcp", ...ports, cidr_blocks: ["10.0.0.0/8"] }] } },
    });
    expect(ruleExample("aws_security_group_rule", { protocol: "udp" })).toEqual({
      aws_security_group_rule: { web: { protocol: "udp", ...ports, cidr_blocks: ["10.0.0.0/8"] } },
    });
    expect(ruleExample("aws_vpc_security_group_egress_rule", { ports: {}, others: { description: "a" } })).toEqual({
      aws_vpc_security_group_egress_rule: { web: { ip_protocol: "tcp", cidr_ipv4: "10.0.0.0/8", description: "a" } },
    });
  });
});
