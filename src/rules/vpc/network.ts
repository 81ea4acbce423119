import { contains, overlap, parseCidr } from "../../core/cidr";
import { attributeRule } from "../attribute-rule";
import {
  blocks,
  type Configuration,
  knownNumber,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { ipv4Network } from "../constraint";
import type { Finding, Rule } from "../rule";

const VPC = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html";
const SUBNET = "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html";
const SECURITY_GROUP = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html";

/** An IPv4 block of a VPC or subnet has between 16 and 65,536 addresses. */
const LARGEST = 16;
const SMALLEST = 28;

function vpcAndSubnets(first: string, second: string): ResourceMap {
  const subnet = (cidr_block: string) => ({ vpc_id: "${aws_vpc.main.id}", cidr_block });
  return {
    aws_vpc: { main: { cidr_block: "10.0.0.0/16" } },
    aws_subnet: { first: subnet(first), second: subnet(second) },
  };
}

/** What AWS refuses in a VPC, its subnets and security groups. */
export const networkRules: readonly Rule[] = [
  cidrRule("NW001", "aws_vpc", "a VPC's block is an IPv4 network of /16 to /28", VPC),
  cidrRule("NW002", "aws_subnet", "a subnet's block is an IPv4 network of /16 to /28", SUBNET),
  {
    id: "NW003",
    resourceType: "aws_subnet",
    title: "a subnet lies in its VPC",
    fix: "Choose a part of the VPC's block.",
    source: SUBNET,
    *check({ attributes }, configuration) {
      const vpc = configuration.referredBy(attributes.vpc_id);
      if (vpc === undefined || hasFurtherBlocks(vpc, configuration)) return;
      const block = parseCidr(knownString(vpc.attributes.cidr_block));
      const own = parseCidr(knownString(attributes.cidr_block));
      if (block === undefined || own === undefined || contains(block, own)) return;
      yield { property: "cidr_block", got: attributes.cidr_block, allowed: `a part of ${vpc.attributes.cidr_block}` };
    },
    examples: {
      failing: vpcAndSubnets("10.0.1.0/24", "10.1.0.0/24"),
      passing: vpcAndSubnets("10.0.1.0/24", "10.0.255.0/24"),
    },
  },
  {
    id: "NW004",
    resourceType: "aws_subnet",
    title: "the subnets of a VPC do not overlap",
    fix: "Choose a block that no other subnet of the VPC touches.",
    source: SUBNET,
    *check(resource, configuration) {
      const { attributes } = resource;
      const own = parseCidr(knownString(attributes.cidr_block));
      for (const other of configuration.earlierWithSame(vpcOf, resource)) {
        const block = parseCidr(knownString(other.attributes.cidr_block));
        if (own === undefined || block === undefined || !overlap(own, block)) continue;
        const allowed = `a block apart from ${other.attributes.cidr_block} of aws_subnet.${other.name}`;
        yield { property: "cidr_block", got: attributes.cidr_block, allowed };
      }
    },
    examples: {
      failing: vpcAndSubnets("10.0.0.0/23", "10.0.1.0/24"),
      passing: vpcAndSubnets("10.0.0.0/24", "10.0.1.0/24"),
    },
  },
  securityGroupPortRule("aws_security_group_rule", "protocol", ({ attributes }) => [attributes]),
  securityGroupPortRule("aws_vpc_security_group_ingress_rule", "ip_protocol", ({ attributes }) => [attributes]),
  securityGroupPortRule("aws_vpc_security_group_egress_rule", "ip_protocol", ({ attributes }) => [attributes]),
  securityGroupPortRule("aws_security_group", "protocol", ({ attributes }) => [
    ...blocks(attributes.ingress),
    ...blocks(attributes.egress),
  ]),
];

function vpcOf({ attributes }: Resource): string | undefined {
  return typeof attributes.vpc_id === "string" ? attributes.vpc_id : undefined;
}

function hasFurtherBlocks(vpc: Resource, configuration: Configuration): boolean {
  return configuration
    .resources("aws_vpc_ipv4_cidr_block_association")
    .some(({ attributes }) => configuration.referredBy(attributes.vpc_id)?.name === vpc.name);
}

function cidrRule(id: string, resourceType: string, title: string, source: string): Rule {
  const example = (cidr_block: string) => ({ [resourceType]: { main: { cidr_block } } });
  return attributeRule({
    id,
    resourceType,
    title,
    attribute: "cidr_block",
    constraint: ipv4Network(LARGEST, SMALLEST),
    fix: "Write it as network address and length, for example 10.0.0.0/16.",
    source,
    examples: { failing: example("10.0.0.0/29"), passing: example("10.0.0.0/28") },
  });
}

const PORT_PROTOCOLS = ["tcp", "udp", "6", "17"];

function securityGroupPortRule(
  resourceType: string,
  protocol: string,
  rulesOf: (resource: Resource) => Record<string, unknown>[],
): Rule {
  const example = (to_port: number): ResourceMap => {
    const rule = { [protocol]: "tcp", from_port: 80, to_port };
    return { [resourceType]: { main: resourceType === "aws_security_group" ? { ingress: [rule] } : rule } };
  };
  return {
    id: "SG014",
    resourceType,
    title: "a security group rule has ports from 0 to 65535, the first not after the last",
    fix: "Change the port; for every port use Port.allTcp().",
    source: SECURITY_GROUP,
    *check(resource): Iterable<Finding> {
      for (const rule of rulesOf(resource)) {
        if (!PORT_PROTOCOLS.includes(String(rule[protocol]))) continue;
        const from = knownNumber(rule.from_port);
        const to = knownNumber(rule.to_port);
        // A single port is named once.
        for (const [property, port] of Object.entries({ from_port: from, to_port: to === from ? undefined : to })) {
          if (port === undefined || (Number.isInteger(port) && port >= 0 && port <= 65535)) continue;
          yield { property, got: port, allowed: "a whole number from 0 to 65535" };
        }
        if (from !== undefined && to !== undefined && from > to) {
          yield { property: "from_port", got: from, allowed: `up to to_port, which is ${to}` };
        }
      }
    },
    examples: { failing: example(65536), passing: example(65535) },
  };
}
