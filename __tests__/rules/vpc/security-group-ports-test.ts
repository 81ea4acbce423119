import { check } from "../../../src/rules/check";
import { securityGroupPortRules } from "../../../src/rules/vpc/security-group-ports";
import { ruleExample } from "../../../src/rules/vpc/security-group-rule";
import { messages, violated } from "../../support/rules";

const TYPES = [
  ["aws_security_group", "ingress[0]."],
  ["aws_security_group_rule", ""],
  ["aws_vpc_security_group_ingress_rule", ""],
  ["aws_vpc_security_group_egress_rule", ""],
] as const;

interface Ports {
  readonly from_port?: unknown;
  readonly to_port?: unknown;
}

/** A rule with a protocol and ports, and what is found in it: id, property, value. */
function found(type: string, protocol: unknown, { from_port, to_port }: Ports) {
  const others = { [type.startsWith("aws_vpc") ? "ip_protocol" : "protocol"]: protocol, from_port, to_port };
  const resource = ruleExample(type, { ports: {}, others });
  const ids = violated(resource);
  const violations = check({ resource }, securityGroupPortRules);
  expect(ids).toEqual(violations.map(({ rule }) => rule.id));
  return violations.map(({ rule, property, got }) => [rule.id, property, got]);
}

describe.each(TYPES)("the ports of %s", (type, place) => {
  it.each<[string, unknown, unknown]>([
    ["tcp", 0, 65535],
    ["tcp", 80, 80],
    ["udp", "80", "81"],
    ["6", "${var.port}", 80],
    ["17", 80, "${var.port}"],
    ["TCP", 1, 2],
    ["icmp", 8, 0],
    ["icmp", -1, -1],
    ["1", 3, 4],
    ["icmpv6", undefined, undefined],
    ["58", undefined, undefined],
    ["50", undefined, undefined],
    ["${var.protocol}", -1, undefined],
    ["${var.protocol}", 81, 80],
  ])("may be, for %s, %p to %p", (protocol, from_port, to_port) => {
    expect(found(type, protocol, { from_port, to_port })).toEqual([]);
  });

  it.each<[string, unknown, unknown, [string, string, unknown][]]>([
    ["tcp", -1, 80, [["SG014", "from_port", -1]]],
    ["udp", 80, 65536, [["SG014", "to_port", 65536]]],
    ["6", 80.5, 81, [["SG014", "from_port", 80.5]]],
    ["17", 70000, 70000, [["SG014", "from_port", 70000]]],
    ["tcp", 81, 80, [["SG006", "from_port", 81]]],
    ["UDP", "81", "80", [["SG006", "from_port", 81]]],
    ["tcp", 80, undefined, [["SG009", "to_port", undefined]]],
    ["udp", undefined, 80, [["SG009", "from_port", undefined]]],
    ["icmp", 8, null, [["SG009", "to_port", undefined]]],
    [
      "1",
      undefined,
      undefined,
      [
        ["SG009", "from_port", undefined],
        ["SG009", "to_port", undefined],
      ],
    ],
  ])("may not be, for %s, %p to %p", (protocol, from_port, to_port, expected) => {
    expect(found(type, protocol, { from_port, to_port })).toEqual(
      expected.map(([id, property, got]) => [id, `${place}${property}`, got]),
    );
  });
});

describe("the ports of a rule for every protocol", () => {
  it.each(["-1", "all", "ALL"])("are 0 in the blocks of a group, for %s", (protocol) => {
    expect(found("aws_security_group", protocol, { from_port: 0, to_port: 0 })).toEqual([]);
    expect(found("aws_security_group", protocol, { from_port: "${var.port}", to_port: "0" })).toEqual([]);
    expect(found("aws_security_group", protocol, { from_port: 80, to_port: 81 })).toEqual([
      ["SG008", "ingress[0].from_port", 80],
      ["SG008", "ingress[0].to_port", 81],
    ]);
  });

  it.each(["aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"])("are not in %s", (type) => {
    expect(found(type, "-1", {})).toEqual([]);
    expect(found(type, "-1", { from_port: null, to_port: "${var.port}" })).toEqual([]);
    expect(found(type, "-1", { from_port: 0, to_port: 80 })).toEqual([
      ["SG008", "from_port", 0],
      ["SG008", "to_port", 80],
    ]);
  });

  it("are what the old resource wants", () => {
    expect(found("aws_security_group_rule", "-1", { from_port: 0, to_port: 65535 })).toEqual([]);
  });
});

describe("the protocol of a rule", () => {
  it.each(["tcp", "udp", "icmp", "icmpv6", "TCP", "6", "0", "10", "99", "100", "199", "249", "255", "${var.protocol}"])(
    "may be %s",
    (protocol) => {
      expect(found("aws_security_group_rule", protocol, { from_port: 1, to_port: 1 })).toEqual([]);
    },
  );

  it("may be a number", () => {
    expect(found("aws_vpc_security_group_ingress_rule", 47, {})).toEqual([]);
    expect(found("aws_vpc_security_group_ingress_rule", -1, {})).toEqual([]);
  });

  it.each(["https", "tcp ", "", "256", "-2", "1000", "006", "tcpudp"])("may not be %j", (protocol) => {
    expect(found("aws_vpc_security_group_egress_rule", protocol, {})).toEqual([["SG007", "ip_protocol", protocol]]);
    expect(found("aws_security_group", protocol, {})).toEqual([["SG007", "ingress[0].protocol", protocol]]);
  });
});

it("tells of every rule of a group", () => {
  const wrong = { protocol: "udp", from_port: 0, to_port: 70000, self: true };
  const resource = { aws_security_group: { main: { ingress: [wrong, wrong], egress: wrong } } };
  expect(messages(resource).map((line) => line.replace(/ is .*/, ""))).toEqual([
    "SG014 [aws_security_group.main] ingress[0].to_port",
    "SG014 [aws_security_group.main] ingress[1].to_port",
    "SG014 [aws_security_group.main] egress[0].to_port",
  ]);
});

it.each([
  [{ from_port: 81, to_port: 80 }, "tcp", "from_port is 81; allowed: up to to_port, which is 80."],
  [{ from_port: 80 }, "tcp", "to_port is not set; allowed: one, as the protocol is tcp."],
  [{ from_port: 80, to_port: 70000 }, "tcp", "to_port is 70000; allowed: a whole number from 0 to 65535."],
  [{ from_port: 0 }, "-1", "from_port is 0; allowed: none, as the protocol is every one."],
])("says what is allowed: %j", (ports, protocol, expected) => {
  const [line] = messages(ruleExample("aws_vpc_security_group_ingress_rule", { protocol, ports }));
  expect(line).toContain(expected);
});

it("says what is allowed in the blocks of a group", () => {
  const ports = { from_port: 80, to_port: 0 };
  expect(messages(ruleExample("aws_security_group", { protocol: "-1", ports }))).toEqual([
    expect.stringContaining("ingress[0].from_port is 80; allowed: 0, as the protocol is every one."),
  ]);
});
