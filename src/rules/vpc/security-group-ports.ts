import { attributesRule } from "../attributes-rule";
import { isKnown, knownNumber } from "../configuration";
import { type Constraint, inAnyCase, matching } from "../constraint";
import type { Finding, Rule } from "../rule";
import { pathsTo, RULE_TYPES, ruleExample, rulesIn, type WrittenRule, withRules } from "./security-group-rule";

const source = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html";

const PORT_PROTOCOLS = ["tcp", "udp", "6", "17"];
/** Those of which AWS wants to know a range; for ICMP, it is a type and a code. */
const RANGED_PROTOCOLS = [...PORT_PROTOCOLS, "icmp", "1"];
const ALL_PROTOCOLS = ["-1", "all"];

const NUMBER = "[0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5]";
const PROTOCOL: Constraint = inAnyCase(
  matching(
    new RegExp(`tcp|udp|icmp|icmpv6|all|-1|${NUMBER}`),
    "tcp, udp, icmp, icmpv6, -1 for all, or a number to 255",
  ),
);

/** What AWS refuses, or makes no use of, in the protocols and ports of security groups. */
export const securityGroupPortRules: readonly Rule[] = Object.entries(RULE_TYPES).flatMap(
  ([resourceType, { protocol }]) => [
    ruleOfRules(resourceType, {
      id: "SG006",
      title: "the first port of a security group rule is not after the last",
      explanation: "EC2 refuses such a range with InvalidParameterValue when Terraform applies; the plan accepts it.",
      fix: "Change the two ports round, or make them the same.",
      examples: {
        failing: ruleExample(resourceType, { ports: { from_port: 81, to_port: 80 } }),
        passing: ruleExample(resourceType, { ports: { from_port: 80, to_port: 80 } }),
      },
      check(rule) {
        const { from, to } = portsOf(rule);
        if (!isOf(rule, PORT_PROTOCOLS) || from === undefined || to === undefined || from <= to) return [];
        return [{ property: "from_port", got: from, allowed: `up to to_port, which is ${to}` }];
      },
    }),
    attributesRule({
      id: "SG007",
      resourceType,
      title: "the protocol of a security group rule is one that AWS knows",
      explanation:
        "EC2 refuses other names with InvalidParameterValue when Terraform applies; the plan accepts any text.",
      attributes: Object.fromEntries(pathsTo(resourceType, protocol).map((path) => [path, PROTOCOL])),
      fix: "Write tcp, udp, icmp, icmpv6, -1 for every protocol, or the number of another one.",
      source,
      examples: {
        failing: ruleExample(resourceType, { protocol: "https" }),
        passing: ruleExample(resourceType, { protocol: "icmpv6" }),
      },
    }),
    ...(resourceType === "aws_security_group_rule" ? [] : [allProtocolsRule(resourceType)]),
    ruleOfRules(resourceType, {
      id: "SG009",
      title: "a security group rule for TCP, UDP or ICMP has both ports",
      explanation:
        "EC2 opens no port by itself: it refuses the rule when Terraform applies. For ICMP, the two are type and code.",
      fix: "Write from_port and to_port; for every port 0 and 65535, for every message of ICMP -1 and -1.",
      examples: {
        failing: ruleExample(resourceType, { protocol: "icmp", ports: { from_port: 8 } }),
        passing: ruleExample(resourceType, { protocol: "icmp", ports: { from_port: 8, to_port: -1 } }),
      },
      check(rule) {
        if (!isOf(rule, RANGED_PROTOCOLS)) return [];
        const missing = ["from_port", "to_port"].filter((property) => rule.members[property] == null);
        return missing.map((property) => ({
          property,
          got: undefined,
          allowed: `one, as the protocol is ${rule.protocol}`,
        }));
      },
    }),
    ruleOfRules(resourceType, {
      id: "SG014",
      title: "a security group rule has ports from 0 to 65535",
      explanation: "There are no others in TCP and UDP. EC2 refuses them when Terraform applies.",
      fix: "Change the port; for every port use Port.allTcp().",
      examples: {
        failing: ruleExample(resourceType, { ports: { from_port: 80, to_port: 65536 } }),
        passing: ruleExample(resourceType, { ports: { from_port: 0, to_port: 65535 } }),
      },
      check(rule) {
        if (!isOf(rule, PORT_PROTOCOLS)) return [];
        const { from, to } = portsOf(rule);
        // A single port is named once.
        return Object.entries({ from_port: from, to_port: to === from ? undefined : to }).flatMap(([property, port]) =>
          port === undefined || (Number.isInteger(port) && port >= 0 && port <= 65535)
            ? []
            : [{ property, got: port, allowed: "a whole number from 0 to 65535" }],
        );
      },
    }),
  ],
);

interface RuleOfRules extends Omit<Rule, "resourceType" | "source" | "check"> {
  /** What is wrong in one rule of a security group; properties without the block that it stands in. */
  check(rule: WrittenRule): readonly Finding[];
}

/** A rule about each rule of the security groups. */
function ruleOfRules(resourceType: string, { check, ...rule }: RuleOfRules): Rule {
  return {
    ...rule,
    resourceType,
    source,
    concerns: withRules(resourceType),
    check: (resource) =>
      rulesIn(resource).flatMap((each) =>
        check(each).map((finding) => ({ ...finding, property: `${each.place}${finding.property}` })),
      ),
  };
}

function allProtocolsRule(resourceType: string): Rule {
  const inBlocks = resourceType === "aws_security_group";
  const passing = ruleExample(resourceType, { protocol: "-1", ports: inBlocks ? { from_port: 0, to_port: 0 } : {} });
  return ruleOfRules(resourceType, {
    id: "SG008",
    title: "a security group rule for every protocol has no ports",
    explanation: `AWS lets every port through, whatever the rule says. ${inBlocks ? "The provider refuses ports other than 0 when it applies." : "Terraform finds no ports afterwards, and wants to change the rule at each plan."}`,
    fix: "Leave from_port and to_port out, 0 in the blocks of a group; or name a protocol.",
    examples: {
      failing: ruleExample(resourceType, { protocol: "-1", ports: { from_port: 80, to_port: 80 } }),
      passing,
    },
    check(rule) {
      if (!isOf(rule, ALL_PROTOCOLS)) return [];
      const given = Object.entries(portsOf(rule)).filter(([, port]) => port !== undefined && !(inBlocks && port === 0));
      const allowed = inBlocks ? "0, as the protocol is every one" : "none, as the protocol is every one";
      return given.map(([end, got]) => ({ property: `${end}_port`, got, allowed }));
    },
  });
}

function isOf({ protocol }: WrittenRule, protocols: readonly string[]): boolean {
  return isKnown(protocol) && protocols.includes(String(protocol).toLowerCase());
}

function portsOf({ members }: WrittenRule) {
  return { from: knownNumber(members.from_port), to: knownNumber(members.to_port) };
}
