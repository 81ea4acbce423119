import { contains, overlap, parseCidr } from "../../core/cidr";
import { attributeRule } from "../attribute-rule";
import { type Configuration, knownString, type Resource, type ResourceMap } from "../configuration";
import { ipv4Network } from "../constraint";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";

const VPC = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html";
const SUBNET = "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html";

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

/** What AWS refuses in a VPC and its subnets. */
export const networkRules: readonly Rule[] = [
  cidrRule("NW001", "aws_vpc", "a VPC's block is an IPv4 network of /16 to /28", VPC),
  cidrRule("NW002", "aws_subnet", "a subnet's block is an IPv4 network of /16 to /28", SUBNET),
  ...where(withAttribute("cidr_block"), [
    {
      id: "NW003",
      resourceType: "aws_subnet",
      title: "a subnet lies in its VPC",
      explanation:
        "A subnet is a part of its VPC's addresses; EC2 refuses any other block with InvalidSubnet.Range when Terraform applies.",
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
      explanation:
        "An address is in one subnet. EC2 refuses the second one with InvalidSubnet.Conflict, when the first is made.",
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
    explanation:
      "EC2 makes no network with more than 65,536 or fewer than 16 addresses; Terraform's plan accepts some of them.",
    attribute: "cidr_block",
    constraint: ipv4Network(LARGEST, SMALLEST),
    fix: "Write it as network address and length, for example 10.0.0.0/16.",
    source,
    examples: { failing: example("10.0.0.0/29"), passing: example("10.0.0.0/28") },
  });
}
