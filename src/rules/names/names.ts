import { type Key, knownString } from "../configuration";
import type { Rule } from "../rule";
import { withAttribute } from "../where";

interface NamedType {
  /** @default "name" */
  readonly attribute?: string;
  /** Attributes within whose values the name must be unique. */
  readonly within: readonly string[];
  /** The page that says so. */
  readonly source: string;
  /**
   * What AWS does with the second one.
   * @default "refuses"
   */
  readonly second?: keyof typeof EXPLANATIONS;
  /**
   * Whether Web and web are one name.
   * @default false
   */
  readonly anyCase?: boolean;
  /** What other rules ask of a resource that has a name, for the examples. */
  readonly example?: Readonly<Record<string, string>>;
}

const DOCS = "https://docs.aws.amazon.com";

const EXPLANATIONS = {
  refuses: "Terraform's plan knows nothing of it: the apply makes the first, and fails at the second.",
  overwrites: "AWS keeps what was made last and says nothing; each apply then changes it back to the other.",
  "hands out the first":
    "AWS hands out the first one again, so that two resources manage it, and each changes what the other set.",
};

const NAMED: Readonly<Record<string, NamedType>> = {
  aws_appautoscaling_policy: {
    second: "overwrites",
    within: ["service_namespace", "resource_id", "scalable_dimension"],
    source: `${DOCS}/autoscaling/application/APIReference/API_PutScalingPolicy.html`,
  },
  aws_autoscaling_group: { within: [], source: `${DOCS}/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html` },
  aws_autoscaling_policy: {
    second: "overwrites",
    within: ["autoscaling_group_name"],
    source: `${DOCS}/autoscaling/ec2/APIReference/API_PutScalingPolicy.html`,
  },
  aws_cloudwatch_log_group: {
    within: [],
    source: `${DOCS}/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html`,
  },
  aws_cloudwatch_metric_alarm: {
    second: "overwrites",
    attribute: "alarm_name",
    within: [],
    source: `${DOCS}/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html`,
  },
  aws_ecr_repository: { within: [], source: `${DOCS}/AmazonECR/latest/APIReference/API_CreateRepository.html` },
  aws_ecs_capacity_provider: {
    within: [],
    source: `${DOCS}/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html`,
  },
  aws_ecs_cluster: {
    second: "hands out the first",
    within: [],
    source: `${DOCS}/AmazonECS/latest/APIReference/API_CreateCluster.html`,
  },
  aws_ecs_service: {
    within: ["cluster"],
    source: `${DOCS}/AmazonECS/latest/APIReference/API_CreateService.html`,
    example: { task_definition: "web:1" },
  },
  aws_iam_instance_profile: {
    anyCase: true,
    within: [],
    source: `${DOCS}/IAM/latest/APIReference/API_CreateInstanceProfile.html`,
  },
  aws_iam_policy: { anyCase: true, within: [], source: `${DOCS}/IAM/latest/APIReference/API_CreatePolicy.html` },
  aws_iam_role: { anyCase: true, within: [], source: `${DOCS}/IAM/latest/APIReference/API_CreateRole.html` },
  aws_launch_template: { within: [], source: `${DOCS}/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html` },
  aws_lb: { within: [], source: `${DOCS}/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html` },
  aws_lb_target_group: {
    within: [],
    source: `${DOCS}/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html`,
  },
  aws_scheduler_schedule: {
    within: ["group_name"],
    source: `${DOCS}/scheduler/latest/APIReference/API_CreateSchedule.html`,
  },
  aws_security_group: {
    anyCase: true,
    within: ["vpc_id"],
    source: `${DOCS}/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html`,
  },
};

/** Names that AWS gives out once: in an account and region, or within what holds the resource. */
export const nameRules: readonly Rule[] = Object.entries(NAMED).map(([resourceType, type]) => {
  const { attribute: property = "name", within, source, second = "refuses", anyCase = false, example } = type;
  // `count` and `for_each` make several resources of one, whose names then are expressions; another provider is another account or region.
  const key: Key = ({ attributes }) => {
    const name = knownString(attributes[property]);
    if (name === undefined || name === "") return undefined;
    const place = within.map((attribute) => attributes[attribute]);
    return [anyCase ? name.toLowerCase() : name, attributes.provider, ...place].join("\n");
  };
  const holder = Object.fromEntries(within.map((attribute) => [attribute, "one"]));
  const named = (name: string) => ({ ...holder, ...example, [property]: name });
  return {
    id: "NM001",
    resourceType,
    title: "two resources of a type have different names",
    explanation: EXPLANATIONS[second],
    fix: "Name one of them differently; without a name, the construct's id makes one.",
    source,
    concerns: withAttribute(property),
    check(resource, configuration) {
      const others = configuration.earlierWithSame(key, resource);
      return others.map((other) => {
        const allowed = `another name than that of ${resourceType}.${other.name}`;
        return { property, got: resource.attributes[property], allowed };
      });
    },
    examples: {
      failing: { [resourceType]: { first: named("web"), second: named("web") } },
      passing: { [resourceType]: { first: named("web"), second: named("api") } },
    },
  };
});
