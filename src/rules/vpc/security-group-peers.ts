import { attributesRule } from "../attributes-rule";
import { addressOf, type Configuration, isKnown, type Resource, type ResourceMap } from "../configuration";
import { each, ipv4Network, ipv6Network } from "../constraint";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { pathsTo, RULE_TYPES, ruleExample, rulesIn, withRules } from "./security-group-rule";

const IP_PERMISSION = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html";
const RULES = "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html";
const PROVIDER = "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources";

const INLINE_PEERS = ["cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups"];
const PEERS = ["cidr_ipv4", "cidr_ipv6", "prefix_list_id", "referenced_security_group_id"];

const IPV4 = ipv4Network(0, 32);
const NETWORKS = {
  protocol: { cidr_blocks: each(IPV4), ipv6_cidr_blocks: each(ipv6Network) },
  ip_protocol: { cidr_ipv4: IPV4, cidr_ipv6: ipv6Network },
};

function mixed(egress: Record<string, unknown>): ResourceMap {
  return {
    aws_security_group: { web: egress },
    aws_vpc_security_group_egress_rule: {
      all: { security_group_id: "${aws_security_group.web.id}", ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" },
    },
  };
}

const INLINE = { protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["10.0.0.0/8"] };

/** What AWS or the provider refuses in the peers of security groups, or what lets nobody through. */
export const securityGroupPeerRules: readonly Rule[] = [
  ...where(withRules("aws_security_group"), [
    {
      id: "SG010",
      severity: "warning",
      resourceType: "aws_security_group",
      title: "a rule in a security group says whom it lets through",
      explanation: "Without addresses and groups, the rule lets nobody through, and traffic is blocked.",
      fix: "Name addresses, prefix lists or groups in it, or take the rule out.",
      source: `${PROVIDER}/security_group`,
      check: (resource) =>
        rulesIn(resource).flatMap(({ place, members }) =>
          INLINE_PEERS.every((name) => isNobody(members[name])) && isNot(members.self)
            ? [{ property: place.slice(0, -1), got: "no peer", allowed: `one of ${INLINE_PEERS.join(", ")}, self` }]
            : [],
        ),
      examples: {
        failing: ruleExample("aws_security_group", { others: { cidr_blocks: [] } }),
        passing: ruleExample("aws_security_group", { others: { cidr_blocks: [], self: true } }),
      },
    },
    {
      id: "SG013",
      severity: "warning",
      resourceType: "aws_security_group",
      title: "the rules of a security group are all in it, or all resources of their own",
      explanation:
        "Blocks in the group stand for all of its rules: each apply deletes those of the other resources, and the next one makes them again.",
      fix: "Make the blocks resources too: aws_vpc_security_group_ingress_rule, aws_vpc_security_group_egress_rule.",
      source: `${PROVIDER}/security_group`,
      check(group, configuration) {
        // Of a group that is there already, a plan says all rules, wherever they are written.
        if (group.attributes.id !== undefined) return [];
        return ["ingress", "egress"].flatMap((direction) => {
          // A variable may be null, which says nothing of the rules.
          if (group.attributes[direction] == null || !isKnown(group.attributes[direction])) return [];
          const [first] = separateRules(group, direction, configuration);
          if (first === undefined) return [];
          return [{ property: direction, got: "blocks of rules", allowed: `none beside ${addressOf(first)}` }];
        });
      },
      examples: { failing: mixed({ egress: [INLINE] }), passing: mixed({ ingress: [INLINE] }) },
    },
  ]),
  ...["aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"].map(
    (resourceType): Rule => ({
      id: "SG011",
      resourceType,
      title: "a security group rule has one peer",
      explanation:
        "To AWS a rule is about one block of addresses, prefix list or group. Terraform refuses none and several.",
      fix: `Name one of ${PEERS.join(", ")}; write a rule for each.`,
      source: RULES,
      // What says nothing at all is for Terraform to complain of.
      concerns: withAttribute("ip_protocol"),
      check({ attributes }) {
        const given = PEERS.filter((name) => attributes[name] != null);
        // Of several, a variable may be null.
        const known = given.filter((name) => isKnown(attributes[name]) || isReference(attributes[name]));
        if (given.length > 0 && known.length < 2) return [];
        const [property = "cidr_ipv4", second] = known;
        return second === undefined
          ? [{ property, got: undefined, allowed: `it, or one of ${PEERS.slice(1).join(", ")}` }]
          : [{ property: second, got: attributes[second], allowed: `none beside ${property}` }];
      },
      examples: {
        failing: ruleExample(resourceType, { others: { prefix_list_id: "pl-1" } }),
        passing: ruleExample(resourceType, { others: { cidr_ipv4: undefined, prefix_list_id: "pl-1" } }),
      },
    }),
  ),
  ...Object.entries(RULE_TYPES).map(([resourceType, { protocol }]) =>
    attributesRule({
      id: "SG012",
      resourceType,
      title: "a security group rule names a network by its first address",
      explanation:
        "Bits after the length of the prefix mean nothing. Terraform refuses them, as EC2 would store another text.",
      attributes: Object.fromEntries(
        Object.entries(NETWORKS[protocol]).flatMap(([name, constraint]) =>
          pathsTo(resourceType, name).map((path) => [path, constraint]),
        ),
      ),
      fix: "Write the first address: 10.0.0.0/8; a single address has the length 32, in IPv6 128.",
      source: IP_PERMISSION,
      examples: {
        failing: ruleExample(resourceType, { others: network(protocol, "10.0.0.1/31") }),
        passing: ruleExample(resourceType, { others: network(protocol, "10.0.0.1/32") }),
      },
    }),
  ),
];

function network(protocol: keyof typeof NETWORKS, cidr: string) {
  return protocol === "protocol" ? { cidr_blocks: [cidr] } : { cidr_ipv4: cidr };
}

function isNobody(value: unknown): boolean {
  return value == null || (Array.isArray(value) && value.length === 0);
}

function isNot(value: unknown): boolean {
  return value == null || value === false || value === "false";
}

/** Whether a value is one of another resource, which is never null. */
function isReference(value: unknown): boolean {
  return typeof value === "string" && /^\$\{aws_[a-z0-9_]+\.[\w-]+\.(id|arn)\}$/.test(value);
}

/** The resources that are rules of a group for `direction`. */
function separateRules(group: Resource, direction: string, configuration: Configuration): readonly Resource[] {
  return [
    ...configuration.referring(group, `aws_vpc_security_group_${direction}_rule`, "security_group_id"),
    ...configuration
      .referring(group, "aws_security_group_rule", "security_group_id")
      .filter(({ attributes }) => attributes.type === direction),
  ];
}
