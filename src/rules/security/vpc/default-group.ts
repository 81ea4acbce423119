import { blocks, type Configuration, isKnown, type Resource } from "../../configuration";
import type { SecurityRule } from "../security-rule";
import { VPC_ID, vpc } from "./vpc-example";

const SOURCE = "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2";

const OPEN = [{ protocol: "-1", from_port: 0, to_port: 0, self: true }];

/** The security group of a VPC that everything has that is given none. */
export const defaultGroupRules: readonly SecurityRule[] = [
  {
    id: "SEC409",
    severity: "warning",
    level: "baseline",
    resourceType: "aws_default_security_group",
    checks: ["AWS-0173", "EC2.2"],
    title: "the default security group lets nothing through",
    explanation: "Whatever is started without a security group has this one, so its rules open what nobody thought of.",
    fix: "Leave out ingress and egress, and give everything a SecurityGroup of its own.",
    source: SOURCE,
    *check({ attributes }) {
      for (const direction of ["ingress", "egress"]) {
        for (const i of blocks(attributes[direction]).keys()) {
          yield { property: `${direction}[${i}]`, got: "a rule", allowed: "none" };
        }
      }
    },
    examples: {
      failing: { aws_default_security_group: { main: { vpc_id: VPC_ID, egress: OPEN } } },
      passing: { aws_default_security_group: { main: { vpc_id: VPC_ID } } },
    },
  },
  {
    id: "SEC410",
    severity: "warning",
    // What already runs in a VPC may have its default group, and would be cut off.
    level: "strict",
    resourceType: "aws_vpc",
    checks: ["CKV2_AWS_12"],
    title: "the default security group of a VPC is closed",
    explanation: "AWS makes it with rules that let its members talk to each other, and out to everywhere.",
    fix: "Add an aws_default_security_group with the vpc_id and without rules; nothing may need the group.",
    source: SOURCE,
    check(resource, configuration) {
      if (isTakenOver(resource, configuration)) return [];
      return [{ property: "default_security_group_id", got: "a group with AWS's rules", allowed: "one without rules" }];
    },
    examples: { failing: vpc({ aws_default_security_group: undefined }), passing: vpc() },
  },
];

/** Whether Terraform has the rules of the group, which are looked at in that resource. By a variable, any VPC may be meant. */
function isTakenOver(vpc: Resource, configuration: Configuration): boolean {
  const isVariable = (id: unknown) => !isKnown(id) && configuration.referredIn(id).length === 0;
  return (
    configuration.referring(vpc, "aws_default_security_group", "vpc_id").length > 0 ||
    configuration.resources("aws_default_security_group").some(({ attributes }) => isVariable(attributes.vpc_id))
  );
}
