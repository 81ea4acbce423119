import {
  addressOf,
  type Configuration,
  isKnown,
  knownBlocks,
  knownList,
  knownNumber,
  knownString,
  type Resource,
  type ResourceMap,
} from "../../configuration";
import type { Finding } from "../../rule";
import type { SecurityRule } from "../security-rule";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html";
const HEALTH = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-check-grace-period.html";

function group(attributes: object): ResourceMap {
  const launch_template = { id: "lt-0123456789abcdef0" };
  return {
    aws_autoscaling_group: {
      web: { launch_template, target_group_arns: ["${aws_lb_target_group.web.arn}"], ...attributes },
    },
  };
}

/** How an Auto Scaling group makes its instances, and finds out that one does not answer. */
export const groupHealthRules: readonly SecurityRule[] = [
  {
    id: "SEC308",
    severity: "warning",
    level: "baseline",
    resourceType: "aws_autoscaling_group",
    checks: ["CKV_AWS_315", "AutoScaling.9"],
    title: "an Auto Scaling group has a launch template",
    explanation:
      "A launch configuration has no versions and knows nothing of what EC2 learned since 2022; new accounts cannot make one.",
    fix: "Use LaunchTemplate, in Terraform aws_launch_template, in place of launch_configuration.",
    source: `${CONTROLS}#autoscaling-9`,
    check({ attributes: { launch_configuration: value } }, configuration) {
      if (value === undefined || value === null) return [];
      const configured = configuration.referredBy(value);
      if (configured === undefined && !isKnown(value)) return [];
      const got = configured === undefined ? value : addressOf(configured);
      return [{ property: "launch_configuration", got, allowed: "a launch_template" }];
    },
    examples: {
      failing: { aws_autoscaling_group: { web: { launch_configuration: "web-1" } } },
      passing: { aws_autoscaling_group: { web: { launch_template: { id: "lt-0123456789abcdef0" } } } },
    },
  },
  {
    id: "SEC309",
    severity: "warning",
    level: "baseline",
    resourceType: "aws_autoscaling_group",
    checks: ["CKV2_AWS_15", "AutoScaling.1"],
    title: "a group behind a load balancer replaces instances that do not answer it",
    explanation:
      "By the checks of EC2 alone, an instance that runs but answers nothing stays, and the load balancer has one target less.",
    fix: 'Set health_check_type to "ELB", as AutoScalingGroup does for a target of a load balancer.',
    source: `${CONTROLS}#autoscaling-1`,
    check: (resource, configuration) => [...unasked(resource, configuration)],
    examples: { failing: group({ health_check_type: "EC2" }), passing: group({ health_check_type: "ELB" }) },
  },
  {
    id: "SEC310",
    severity: "warning",
    level: "baseline",
    resourceType: "aws_autoscaling_group",
    // CloudFormation gives no time unless told so, and that is what the check is about; Terraform gives 300 seconds.
    checks: ["AwsSolutions-AS2"],
    title: "instances behind a load balancer have time to start before their health counts",
    explanation: "Without a grace period, each instance is replaced before it can answer, for ever.",
    fix: "Leave healthCheckGracePeriod out, which is 300 seconds, or set the seconds that a start takes.",
    source: HEALTH,
    check({ attributes }) {
      const got = attributes.health_check_grace_period;
      if (knownNumber(got) !== 0 || !kindsOf(attributes.health_check_type).includes("ELB")) return [];
      return [{ property: "health_check_grace_period", got, allowed: "the seconds that a start takes" }];
    },
    examples: {
      failing: group({ health_check_type: "ELB", health_check_grace_period: 0 }),
      passing: group({ health_check_type: "ELB", health_check_grace_period: 1 }),
    },
  },
];

function* unasked(group: Resource, configuration: Configuration): Iterable<Finding> {
  const { health_check_type: got } = group.attributes;
  if (!isKnown(got) || kindsOf(got).includes("ELB") || !isBehindLoadBalancer(group, configuration)) return;
  yield { property: "health_check_type", got: got ?? undefined, allowed: '"ELB"' };
}

/** A group may have several kinds of health checks: `EBS,ELB`. */
function kindsOf(type: unknown): string[] {
  return (knownString(type) ?? "").split(",").map((kind) => kind.trim());
}

function isBehindLoadBalancer(group: Resource, configuration: Configuration): boolean {
  const { target_group_arns: targetGroups, load_balancers: classic } = group.attributes;
  const attached = (type: string) => configuration.referring(group, type, "autoscaling_group_name");
  const sources = [
    ...(knownBlocks(group.attributes, "traffic_source") ?? []),
    ...attached("aws_autoscaling_traffic_source_attachment").flatMap(
      ({ attributes }) => knownBlocks(attributes, "traffic_source") ?? [],
    ),
  ];
  return (
    [targetGroups, classic].some((list) => (knownList(list) ?? []).length > 0) ||
    attached("aws_autoscaling_attachment").length > 0 ||
    // VPC Lattice has checks of its own.
    sources.some(({ type }) => knownString(type)?.startsWith("elb"))
  );
}
