import { isKnown, type Resource, type ResourceMap } from "../../configuration";
import type { Finding } from "../../rule";
import { forTypes } from "../for-types";
import type { SecurityRule } from "../security-rule";
import { trafficOf } from "./traffic";

const TRIVY = "https://github.com/aquasecurity/trivy-checks/blob/main/checks/cloud/aws/ec2";

/** What the provider writes where nobody says anything. */
const BY_PROVIDER = "Managed by Terraform";

const USED: ResourceMap = { aws_network_interface: { web: { security_groups: ["${aws_security_group.web.id}"] } } };

function group(attributes: object): ResourceMap {
  return { ...USED, aws_security_group: { web: { description: "What clients reach.", ...attributes } } };
}

const RULE = { from_port: 443, to_port: 443 };
const INLINE = { protocol: "tcp", ...RULE, cidr_blocks: ["10.0.0.0/16"] };

/** What a reader learns of a security group and its rules. */
export const descriptionRules: readonly SecurityRule[] = [
  {
    id: "SEC407",
    severity: "warning",
    // A description that changes replaces the group, so nobody gets another one by a new version of a package.
    level: "strict",
    resourceType: "aws_security_group",
    checks: ["CKV_AWS_23", "AWS-0099", "AwsSolutions-EC27"],
    title: "a security group says what it is for",
    explanation: "Nobody dares to close what nobody can explain, so groups without a description stay open for years.",
    fix: "Give description; a change replaces the group.",
    source: `${TRIVY}/add_description_to_security_group.rego`,
    check({ attributes: { description: got } }) {
      if (!isKnown(got) || (hasText(got) && got !== BY_PROVIDER)) return [];
      return [{ property: "description", got: got ?? undefined, allowed: "what the group is for" }];
    },
    examples: { failing: group({ description: BY_PROVIDER }), passing: group({}) },
  },
  ...forTypes(
    {
      id: "SEC408",
      severity: "warning",
      level: "strict",
      checks: ["AWS-0124"],
      title: "a rule of a security group says what it is for",
      explanation: "Nobody dares to close what nobody can explain, so rules without a description stay open for years.",
      fix: "Give description of addIngressRule() or addEgressRule(), or of the rule in Terraform.",
      source: `${TRIVY}/add_description_to_security_group_rule.rego`,
      check: (resource) => undescribed(resource),
    },
    {
      aws_security_group: {
        failing: group({ ingress: [INLINE] }),
        passing: group({ ingress: [{ ...INLINE, description: "Clients." }] }),
      },
      aws_security_group_rule: {
        failing: { aws_security_group_rule: { web: { type: "ingress", ...INLINE } } },
        passing: { aws_security_group_rule: { web: { type: "ingress", ...INLINE, description: "Clients." } } },
      },
      aws_vpc_security_group_ingress_rule: separate("aws_vpc_security_group_ingress_rule"),
      aws_vpc_security_group_egress_rule: separate("aws_vpc_security_group_egress_rule"),
    },
  ),
];

function separate(type: string) {
  const rule = { ip_protocol: "tcp", ...RULE, cidr_ipv4: "10.0.0.0/16" };
  return { failing: { [type]: { web: rule } }, passing: { [type]: { web: { ...rule, description: "Clients." } } } };
}

function* undescribed(resource: Resource): Iterable<Finding> {
  for (const { prefix, attributes } of trafficOf(resource)) {
    const got = attributes.description;
    if (hasText(got) || !isKnown(got)) continue;
    yield { property: `${prefix}description`, got: got ?? undefined, allowed: "what the rule is for" };
  }
}

function hasText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}
