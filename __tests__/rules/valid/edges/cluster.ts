import {
  ClusterSettingName,
  ExecuteCommandLogging,
  ManagedDraining,
  ManagedScalingStatus,
  ManagedTerminationProtection,
} from "@aws-sdk/client-ecs";
import { type Edges, list, long, valuesOf } from "../edge";
import { TAGS } from "./tags";

const NAMES = ["a", long(255), "aZ_9-", "-"];
const execute = (more: object) => ({ execute_command_configuration: more });
const key = "arn:aws:kms:ap-northeast-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html */
const clusters: Edges = {
  title: "a cluster",
  type: "aws_ecs_cluster",
  base: { name: "shop" },
  values: {
    name: NAMES,
    setting: ["enhanced", "enabled", "disabled"].map((value) => ({ name: valuesOf(ClusterSettingName)[0], value })),
    configuration: [
      // OVERRIDE says where to, below.
      ...valuesOf(ExecuteCommandLogging, "OVERRIDE").map((logging) => execute({ logging })),
      execute({ kms_key_id: key, logging: "DEFAULT" }),
      execute({ logging: "OVERRIDE", log_configuration: { cloud_watch_log_group_name: "/ecs/exec" } }),
      execute({
        logging: "OVERRIDE",
        log_configuration: { cloud_watch_encryption_enabled: true, cloud_watch_log_group_name: "/ecs/exec" },
      }),
      execute({
        logging: "OVERRIDE",
        log_configuration: { s3_bucket_name: "logs", s3_key_prefix: "exec", s3_bucket_encryption_enabled: true },
      }),
      execute({
        kms_key_id: key,
        logging: "OVERRIDE",
        log_configuration: { cloud_watch_log_group_name: "/ecs/exec", s3_bucket_name: "logs" },
      }),
      { managed_storage_configuration: { kms_key_id: key, fargate_ephemeral_storage_kms_key_id: key } },
    ],
    "service_connect_defaults.namespace": [
      "arn:aws:servicediscovery:ap-northeast-1:123456789012:namespace/ns-1234567890abcdef",
    ],
    tags: TAGS,
  },
};

const group =
  "arn:aws:autoscaling:ap-northeast-1:123456789012:autoScalingGroup:12345678-1234-1234-1234-123456789012:autoScalingGroupName/shop";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AutoScalingGroupProvider.html and API_ManagedScaling.html */
const providers: Edges = {
  title: "a capacity provider",
  type: "aws_ecs_capacity_provider",
  base: { name: "instances", auto_scaling_group_provider: { auto_scaling_group_arn: group } },
  values: {
    name: ["a", long(255), "Z_9-", "my-aws", "f", "the-ecs-fargate"],
    "auto_scaling_group_provider.managed_draining": valuesOf(ManagedDraining),
    "auto_scaling_group_provider.managed_termination_protection": valuesOf(ManagedTerminationProtection, "ENABLED"),
    "auto_scaling_group_provider.managed_scaling.status": valuesOf(ManagedScalingStatus),
    "auto_scaling_group_provider.managed_scaling.target_capacity": [1, 100],
    "auto_scaling_group_provider.managed_scaling.minimum_scaling_step_size": [1, 10000],
    "auto_scaling_group_provider.managed_scaling.maximum_scaling_step_size": [1, 10000],
    "auto_scaling_group_provider.managed_scaling.instance_warmup_period": [0, 10000],
    tags: TAGS,
  },
  together: {
    "termination protection": {
      auto_scaling_group_provider: {
        auto_scaling_group_arn: group,
        managed_termination_protection: "ENABLED",
        managed_scaling: { status: "ENABLED" },
      },
    },
    "steps of one size": {
      auto_scaling_group_provider: {
        auto_scaling_group_arn: group,
        managed_scaling: { minimum_scaling_step_size: 10000, maximum_scaling_step_size: 10000 },
      },
    },
    "a group of the configuration": {},
  },
};

const capacity: Edges = {
  title: "the capacity providers of a cluster",
  type: "aws_ecs_cluster_capacity_providers",
  base: { cluster_name: "shop", capacity_providers: ["FARGATE", "FARGATE_SPOT"] },
  values: {
    capacity_providers: [[], ["FARGATE"], ["FARGATE_SPOT"], ["instances", "FARGATE"], list(20, (i) => `p${i}`)],
    default_capacity_provider_strategy: [
      ...[0, 1, 1000].map((weight) => [{ capacity_provider: "FARGATE", weight }]),
      ...[0, 1, 100000].map((base) => [{ capacity_provider: "FARGATE", weight: 1, base }]),
      [
        { capacity_provider: "FARGATE", base: 1, weight: 0 },
        { capacity_provider: "FARGATE_SPOT", weight: 1 },
      ],
    ],
  },
  together: {
    "twenty of instances": {
      capacity_providers: list(20, (i) => `p${i}`),
      default_capacity_provider_strategy: list(20, (i) => ({ capacity_provider: `p${i}`, weight: 1 })),
    },
  },
};

export const clusterEdges: readonly Edges[] = [clusters, providers, capacity];
