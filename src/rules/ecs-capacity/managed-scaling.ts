import { addressOf, knownNumber, knownString, type Resource, type ResourceMap } from "../configuration";
import type { Rule } from "../rule";
import { groupsOf, strategiesOf } from "./capacity";
import { GROUP_PROVIDER, scalerOf } from "./scaler";

const GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";

const MANAGED_TAG = { key: "AmazonECSManaged", value: "true", propagate_at_launch: true };
const FOLLOWS_ITSELF = ["SimpleScaling", "StepScaling", "TargetTrackingScaling"];

/** A group that ECS scales, or one that it leaves alone, in a cluster. */
function capacity(status: string, group: Record<string, unknown> = {}): ResourceMap {
  return {
    aws_ecs_cluster: { shop: { name: "shop" } },
    aws_autoscaling_group: { web: { min_size: 0, max_size: 4, tag: MANAGED_TAG, ...group } },
    aws_ecs_capacity_provider: {
      web: {
        name: "web",
        [GROUP_PROVIDER]: {
          auto_scaling_group_arn: "${aws_autoscaling_group.web.arn}",
          managed_scaling: { status },
        },
      },
    },
    aws_ecs_cluster_capacity_providers: {
      shop: {
        cluster_name: "${aws_ecs_cluster.shop.name}",
        capacity_providers: ["${aws_ecs_capacity_provider.web.name}"],
      },
    },
  };
}

function withPolicy(status: string): ResourceMap {
  const policy = { autoscaling_group_name: "${aws_autoscaling_group.web.name}", policy_type: "TargetTrackingScaling" };
  return { ...capacity(status), aws_autoscaling_policy: { cpu: policy } };
}

/** A service by its launch type, on a group that never gets smaller than `min_size`. */
function onGroup(status: string): ResourceMap {
  const template = { id: "${aws_launch_template.web.id}" };
  return {
    ...capacity(status, { launch_template: template, vpc_zone_identifier: ["subnet-1"] }),
    aws_launch_template: {
      web: {
        iam_instance_profile: { name: "web" },
        user_data: '${base64encode("ECS_CLUSTER=${aws_ecs_cluster.shop.name}")}',
      },
    },
    aws_ecs_service: { web: { cluster: "${aws_ecs_cluster.shop.name}", launch_type: "EC2", desired_count: 1 } },
  };
}

/** What works against the scaling of instances by ECS, or waits for it without end. */
export const managedScalingRules: readonly Rule[] = [
  {
    id: "AS017",
    severity: "warning",
    resourceType: "aws_autoscaling_policy",
    title: "a group that ECS scales has no scaling policies beside",
    explanation: "Two policies pull at one number of instances: what one of them starts, the other ends.",
    fix: "Leave the policy out, or turn managed scaling of the capacity provider off.",
    source: `${GUIDE}/cluster-auto-scaling.html`,
    check({ attributes }, configuration) {
      const { autoscaling_group_name: got, enabled, policy_type = "SimpleScaling" } = attributes;
      const group = configuration.referredBy(got);
      const type = knownString(policy_type);
      if (group === undefined || enabled === false || type === undefined || !FOLLOWS_ITSELF.includes(type)) return [];
      const scaler = scalerOf(group, configuration);
      if (scaler === undefined) return [];
      return [{ property: "autoscaling_group_name", got, allowed: `a group other than that of ${addressOf(scaler)}` }];
    },
    examples: { failing: withPolicy("ENABLED"), passing: withPolicy("DISABLED") },
  },
  {
    id: "AS018",
    severity: "warning",
    resourceType: "aws_autoscaling_group",
    title: "a group that ECS scales begins with no instances",
    explanation:
      "The group starts them before the cluster has the provider. ECS then scales by instances of which some are not counted.",
    fix: "Begin with 0: the tasks that wait bring instances. Those that start before the cluster has the provider may not become its own.",
    source: `${GUIDE}/asg-capacity-providers.html`,
    check(resource, configuration) {
      const sizes = ["min_size", "desired_capacity"].map((property) => ({
        property,
        got: knownNumber(resource.attributes[property]),
      }));
      const above = sizes.find(({ got }) => got !== undefined && got > 0);
      const scaler = above && scalerOf(resource, configuration);
      if (above === undefined || scaler === undefined) return [];
      return [{ ...above, allowed: `0, as ${addressOf(scaler)} scales the group` }];
    },
    examples: { failing: capacity("ENABLED", { min_size: 1 }), passing: capacity("DISABLED", { min_size: 1 }) },
  },
  {
    id: "SV100",
    severity: "warning",
    resourceType: "aws_ecs_service",
    title: "a service on instances that ECS starts names their capacity provider",
    explanation:
      "ECS starts instances for tasks that wait for its capacity provider. Those of a launch type wait without end.",
    fix: "Name the provider in capacityProviderStrategies, or make it the default strategy and leave the launch type out.",
    source: `${GUIDE}/managed-scaling-behavior.html`,
    check(resource, configuration) {
      // A daemon runs on the instances that others bring.
      if (resource.attributes.scheduling_strategy === "DAEMON") return [];
      if (strategiesOf(resource, configuration)?.length !== 0) return [];
      const groups = groupsOf(resource, configuration) ?? [];
      const scalers = groups.flatMap((group) => (isEmpty(group) ? (scalerOf(group, configuration) ?? []) : []));
      if (groups.length === 0 || scalers.length < groups.length) return [];
      const allowed = `${scalers.map(addressOf).join(" or ")}, which starts no instances for tasks without a strategy`;
      return [{ property: "capacity_provider_strategy", got: undefined, allowed }];
    },
    examples: { failing: onGroup("ENABLED"), passing: onGroup("DISABLED") },
  },
];

/** Whether a group begins with no instances. */
function isEmpty({ attributes: { min_size, desired_capacity = 0 } }: Resource): boolean {
  return knownNumber(min_size) === 0 && knownNumber(desired_capacity) === 0;
}
