import { knownBlocks, type Resource } from "../../configuration";
import type { Finding, Rule } from "../../rule";
import { forTypes } from "../for-types";
import type { SecurityRule } from "../security-rule";
import { isTrue } from "./launched";
import { type LaunchedType, launched } from "./launched-example";

const ATTRIBUTE = "associate_public_ip_address";

function examples(type: LaunchedType, example: (isPublic: boolean) => object): Record<string, Rule["examples"]> {
  return { [type]: { failing: launched(type, example(true)), passing: launched(type, example(false)) } };
}

/** Whether instances can be reached from the internet. */
export const publicAddressRules: readonly SecurityRule[] = forTypes(
  {
    id: "SEC303",
    severity: "warning",
    level: "baseline",
    checks: ["CKV_AWS_88", "CKV_AWS_389", "AWS-0009", "AutoScaling.5", "EC2.9", "EC2.25"],
    title: "instances have no public addresses",
    explanation:
      "An instance with a public address is as safe as its security groups alone, and is scanned within minutes.",
    fix: "Leave associatePublicIpAddress out and start instances in private subnets, behind a load balancer and a NAT gateway.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-9",
    check: (resource) => [...found(resource)],
  },
  {
    ...examples("aws_launch_template", (isPublic) => ({ network_interfaces: [{ [ATTRIBUTE]: String(isPublic) }] })),
    ...examples("aws_launch_configuration", (isPublic) => ({ [ATTRIBUTE]: isPublic })),
    ...examples("aws_instance", (isPublic) => ({ [ATTRIBUTE]: isPublic })),
  },
);

function* found({ type, attributes }: Resource): Iterable<Finding> {
  const isTemplate = type === "aws_launch_template";
  const places = isTemplate ? (knownBlocks(attributes, "network_interfaces") ?? []) : [attributes];
  for (const [i, place] of places.entries()) {
    const got = place[ATTRIBUTE];
    if (!isTrue(got)) continue;
    yield { property: isTemplate ? `network_interfaces[${i}].${ATTRIBUTE}` : ATTRIBUTE, got, allowed: "false" };
  }
}
