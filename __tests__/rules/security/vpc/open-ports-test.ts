import { check } from "../../../../src/rules/check";
import { openPortRules } from "../../../../src/rules/security/vpc/open-ports";
import { found } from "../../../support/found";

function ids(rule: object): string[] {
  const resource = { aws_vpc_security_group_ingress_rule: { web: { cidr_ipv4: "0.0.0.0/0", ...rule } } };
  return check({ resource }, openPortRules).map(({ rule: { id } }) => id);
}

const INTERNAL = [20, 21, 23, 25, 110, 135, 143, 445, 1433, 1434, 3306, 4333, 5432, 5500, 5601, 9200, 9300];

describe("what everybody can reach", () => {
  it.each<[string, object, string[]]>([
    ["all protocols", { ip_protocol: "-1" }, ["SEC401"]],
    ["all ports", { ip_protocol: "tcp", from_port: 0, to_port: 65535 }, ["SEC401"]],
    ["all ports but the first", { ip_protocol: "tcp", from_port: 1, to_port: 65535 }, ["SEC402"]],
    ["all ports but the last", { ip_protocol: "tcp", from_port: 0, to_port: 65534 }, ["SEC402"]],
    ["SSH in a range", { ip_protocol: "tcp", from_port: 22, to_port: 25 }, ["SEC402"]],
    ["SSH at the end of a range", { ip_protocol: "tcp", from_port: 1, to_port: 22 }, ["SEC402"]],
    ["a range after SSH", { ip_protocol: "tcp", from_port: 26, to_port: 79 }, ["SEC404"]],
    ["80 to 443", { ip_protocol: "tcp", from_port: 80, to_port: 443 }, ["SEC403"]],
    ["80 to 109", { ip_protocol: "tcp", from_port: 80, to_port: 109 }, ["SEC404"]],
    ["80 to 81", { ip_protocol: "tcp", from_port: 80, to_port: 81 }, ["SEC404"]],
    ["QUIC", { ip_protocol: "udp", from_port: 443, to_port: 443 }, ["SEC405"]],
    ["pings", { ip_protocol: "icmp", from_port: -1, to_port: -1 }, ["SEC404"]],
    ["unknown ports", { ip_protocol: "tcp", from_port: "${var.port}", to_port: "${var.port}" }, []],
    ["unknown ports of UDP", { ip_protocol: "udp" }, []],
    ["an unknown protocol", { ip_protocol: "${var.protocol}", from_port: 22, to_port: 22 }, []],
    ["a part of everybody", { ip_protocol: "tcp", from_port: 22, to_port: 22, cidr_ipv4: "10.0.0.0/16" }, []],
    [
      "everybody with IPv6",
      { ip_protocol: "tcp", from_port: 3389, to_port: 3389, cidr_ipv4: null, cidr_ipv6: "::/0" },
      ["SEC402"],
    ],
  ])("is found once: %s", (_name, rule, expected) => expect(ids(rule)).toEqual(expected));

  it.each<[number, string]>([
    ...[22, 3389].map((port): [number, string] => [port, "SEC402"]),
    ...INTERNAL.map((port): [number, string] => [port, "SEC403"]),
    ...[19, 24, 444, 3000, 3388, 3390, 5000, 8080, 8088, 8443, 8888, 65535].map((port): [number, string] => [
      port,
      "SEC404",
    ]),
    ...[80, 443].map((port): [number, string] => [port, "SEC405"]),
  ])("by the port %i: %s", (port, id) => {
    expect(ids({ ip_protocol: "tcp", from_port: port, to_port: port })).toEqual([id]);
  });

  it("is not what is let out", () => {
    const rule = { protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] };
    const resource = {
      aws_security_group: { web: { egress: [rule] } },
      aws_security_group_rule: { web: { type: "egress", ...rule } },
    };
    expect(check({ resource }, openPortRules)).toEqual([]);
  });

  it("is said with the rule and what it opens", () => {
    const ssh = { protocol: "tcp", from_port: 20, to_port: 22 };
    const ingress = [
      { ...ssh, cidr_blocks: ["10.0.0.0/8"] },
      { ...ssh, ipv6_cidr_blocks: ["fd00::/8", "::/0"] },
    ];
    expect(found(openPortRules, "SEC402", { aws_security_group: { web: { ingress } } })).toEqual([
      ["ingress[1].ipv6_cidr_blocks[1]", "::/0, for tcp 20-22"],
    ]);
  });
});
