import {
  addressOf,
  type Configuration,
  knownBlocks,
  knownList,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { nestedBlocks } from "../nested-blocks";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { groupsLaunchedBy } from "./launched-by";

const API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference";

const TYPE = "aws_launch_template";
const INTERFACES = "network_interfaces";
/** Where a template names security groups of the instance itself. */
const GROUPS = ["vpc_security_group_ids", "security_group_names"];

function template(attributes: Record<string, unknown>): ResourceMap {
  return { [TYPE]: { web: attributes } };
}

function inVpcs(ofSubnet: string, ofGroup: string): ResourceMap {
  return {
    aws_vpc: { a: { cidr_block: "10.0.0.0/16" }, b: { cidr_block: "10.1.0.0/16" } },
    aws_subnet: { a: { vpc_id: `\${aws_vpc.${ofSubnet}.id}` } },
    aws_security_group: { web: { vpc_id: `\${aws_vpc.${ofGroup}.id}` } },
    ...template({ vpc_security_group_ids: ["${aws_security_group.web.id}"] }),
    aws_autoscaling_group: {
      web: { launch_template: { id: "${aws_launch_template.web.id}" }, vpc_zone_identifier: ["${aws_subnet.a.id}"] },
    },
  };
}

/** What keeps instances of a launch template from starting in their network. */
export const launchNetworkRules: readonly Rule[] = where(withAttribute(INTERFACES, ...GROUPS), [
  {
    id: "LT004",
    resourceType: TYPE,
    title: "security groups stand in the network interfaces, where a template has some",
    explanation: "EC2 takes the template, and refuses each instance that is to start from it.",
    fix: "Move the groups to security_groups of the network interface.",
    source: `${API}/API_RequestLaunchTemplateData.html`,
    *check({ attributes }) {
      if (!knownBlocks(attributes, INTERFACES)?.length) return;
      for (const property of GROUPS) {
        const got = knownList(attributes[property]) ?? [];
        if (got.length > 0) yield { property, got, allowed: `nothing, as there are ${INTERFACES}` };
      }
    },
    examples: {
      failing: template({ [INTERFACES]: { subnet_id: "subnet-1" }, vpc_security_group_ids: ["sg-1"] }),
      passing: template({ [INTERFACES]: { subnet_id: "subnet-1", security_groups: ["sg-1"] } }),
    },
  },
  {
    id: "LT012",
    resourceType: TYPE,
    title: "the security groups and subnets of an instance are of one VPC",
    explanation: "EC2 takes the template, and refuses each instance that is to start from it in such a subnet.",
    fix: "Use subnets and security groups of the same network.",
    source: `${API}/API_RunInstances.html`,
    *check(resource, configuration) {
      const [first, ...others] = networksOf(resource, configuration);
      for (const { property, in: found, vpc } of others) {
        // An id and a resource may be the same VPC.
        if (first === undefined || vpc === first.vpc || vpc.includes(".") !== first.vpc.includes(".")) continue;
        const allowed = `one in ${first.vpc}, as is ${addressOf(first.in)}`;
        yield { property, got: `${addressOf(found)} in ${vpc}`, allowed };
      }
    },
    examples: { failing: inVpcs("a", "b"), passing: inVpcs("b", "b") },
  },
]);

interface Network {
  readonly property: string;
  /** The security group or subnet. */
  readonly in: Resource;
  readonly vpc: string;
}

/** The security groups and subnets of a template, and the subnets of the groups that start instances by it. */
function networksOf(template: Resource, configuration: Configuration): Network[] {
  const { attributes } = template;
  const ids = [
    ...listed(attributes.vpc_security_group_ids, "vpc_security_group_ids"),
    ...nestedBlocks(attributes, INTERFACES).flatMap(({ at, block }) => [
      ...listed(block.security_groups, `${at}.security_groups`),
      { property: `${at}.subnet_id`, id: block.subnet_id },
    ]),
    ...groupsLaunchedBy(template, configuration).flatMap((group) =>
      listed(group.attributes.vpc_zone_identifier, "vpc_zone_identifier").map(({ property, id }) => ({
        property: `${property} of ${addressOf(group)}`,
        id,
      })),
    ),
  ];
  return ids.flatMap(({ property, id }) => {
    const found = configuration.referredBy(id);
    const vpc = found && vpcOf(found, configuration);
    return found === undefined || vpc === undefined ? [] : [{ property, in: found, vpc }];
  });
}

function listed(value: unknown, name: string): { property: string; id: unknown }[] {
  return (knownList(value) ?? []).map((id, i) => ({ property: `${name}[${i}]`, id }));
}

/** What stands for the VPC of a resource: its address in the configuration, or its id. */
function vpcOf({ attributes }: Resource, configuration: Configuration): string | undefined {
  const vpc = configuration.referredBy(attributes.vpc_id);
  return vpc === undefined ? knownString(attributes.vpc_id) : addressOf(vpc);
}
