import type { Configuration, Resource, ResourceMap } from "../../configuration";
import { remembered } from "../../remembered";
import type { SecurityRule } from "../security-rule";

const GROUP = "aws_security_group";

/** Where groups mostly are, which is asked first: the whole of a configuration is long. */
const USERS = [
  ["aws_ecs_service", "network_configuration"],
  ["aws_lb", "security_groups"],
  ["aws_launch_template", "vpc_security_group_ids"],
  ["aws_launch_template", "network_interfaces"],
  ["aws_instance", "vpc_security_group_ids"],
  ["aws_efs_mount_target", "security_groups"],
] as const;

/** Rules name a group without giving it to anything. */
const RULES = [
  GROUP,
  "aws_default_security_group",
  "aws_security_group_rule",
  "aws_vpc_security_group_ingress_rule",
  "aws_vpc_security_group_egress_rule",
];

function example(others: ResourceMap): ResourceMap {
  return {
    aws_security_group: { web: { name: "web" } },
    aws_vpc_security_group_ingress_rule: {
      web: { security_group_id: "${aws_security_group.web.id}", ip_protocol: "tcp", from_port: 443, to_port: 443 },
    },
    ...others,
  };
}

/** Security groups that nothing has. */
export const unusedGroupRules: readonly SecurityRule[] = [
  {
    id: "SEC415",
    severity: "warning",
    level: "baseline",
    resourceType: GROUP,
    checks: ["CKV2_AWS_5"],
    title: "a security group is had by something",
    explanation:
      "What it was made for has another group, perhaps the default one; and it waits with its open ports for who takes it.",
    fix: "Give it to what it is for, or leave it out.",
    source:
      "https://github.com/bridgecrewio/checkov/blob/main/checkov/terraform/checks/graph_checks/aws/SGAttachedToResource.yaml",
    check(group, configuration) {
      if (USERS.some(([type, attribute]) => configuration.referring(group, type, attribute).length > 0)) return [];
      if (usedIn(configuration).has(group)) return [];
      return [{ property: "id", got: "a group that nothing has", allowed: "one that something has" }];
    },
    examples: {
      failing: example({}),
      passing: example({ aws_network_interface: { web: { security_groups: ["${aws_security_group.web.id}"] } } }),
    },
  },
];

/** All that anything but rules refers to, or that is given out of a configuration. */
const usedIn = remembered((configuration: Configuration): ReadonlySet<Resource> => {
  const users = configuration.all().filter(({ type }) => !RULES.includes(type));
  return new Set([
    ...users.flatMap(({ attributes }) => configuration.referredIn(attributes)),
    ...configuration.referredOutside(),
  ]);
});
