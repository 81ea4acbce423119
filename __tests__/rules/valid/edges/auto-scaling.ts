import {
  InstanceMetadataTagsState,
  LaunchTemplateHttpTokensState,
  ShutdownBehavior,
  Tenancy,
  VolumeType,
} from "@aws-sdk/client-ec2";
import { type Edges, list, long, valuesOf } from "../edge";
import { TAGS } from "./tags";

const template = { id: "lt-1234567890abcdef0", version: "$Latest" };
const tag = (i: number) => ({ key: `key${i}`, value: "", propagate_at_launch: i % 2 === 0 });
const mixed = (more: object, ...override: object[]) => ({
  launch_template: undefined,
  mixed_instances_policy: {
    instances_distribution: more,
    launch_template: { launch_template_specification: { launch_template_id: "lt-1234567890abcdef0" }, override },
  },
});

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html */
const groups: Edges = {
  title: "an Auto Scaling group",
  type: "aws_autoscaling_group",
  base: { min_size: 0, max_size: 2, vpc_zone_identifier: ["subnet-1", "subnet-2"], launch_template: template },
  values: {
    name: ["a", long(255), "aZ9/!~._-"],
    name_prefix: ["a", long(229)],
    max_size: [0, 5000],
    min_size: [0, 2],
    desired_capacity: [0, 2],
    health_check_type: ["EC2", "ELB", "EBS", "VPC_LATTICE"],
    health_check_grace_period: [0, 7200],
    default_cooldown: [0, 300],
    default_instance_warmup: [0, 3600],
    max_instance_lifetime: [0, 86400, 31536000],
    capacity_rebalance: [true, false],
    protect_from_scale_in: [true, false],
    force_delete: [true, false],
    metrics_granularity: ["1Minute"],
    enabled_metrics: [
      [],
      [
        "GroupMinSize",
        "GroupMaxSize",
        "GroupDesiredCapacity",
        "GroupInServiceInstances",
        "GroupPendingInstances",
        "GroupStandbyInstances",
        "GroupTerminatingInstances",
        "GroupTotalInstances",
        "GroupInServiceCapacity",
        "GroupPendingCapacity",
        "GroupStandbyCapacity",
        "GroupTerminatingCapacity",
        "GroupTotalCapacity",
        "WarmPoolDesiredCapacity",
        "WarmPoolPendingCapacity",
        "WarmPoolTerminatingCapacity",
        "WarmPoolTotalCapacity",
        "WarmPoolWarmedCapacity",
        "GroupAndWarmPoolDesiredCapacity",
        "GroupAndWarmPoolTotalCapacity",
      ],
    ],
    termination_policies: [
      [],
      ["Default"],
      [
        "AllocationStrategy",
        "OldestLaunchTemplate",
        "OldestLaunchConfiguration",
        "ClosestToNextInstanceHour",
        "NewestInstance",
        "OldestInstance",
      ],
      ["arn:aws:lambda:ap-northeast-1:123456789012:function:choose:1"],
    ],
    suspended_processes: [
      [],
      [
        "Launch",
        "Terminate",
        "HealthCheck",
        "ReplaceUnhealthy",
        "AZRebalance",
        "AlarmNotification",
        "ScheduledActions",
        "AddToLoadBalancer",
        "InstanceRefresh",
      ],
    ],
    target_group_arns: [
      [],
      ["arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/web/1234567890abcdef"],
    ],
    placement_group: ["cluster"],
    launch_template: [
      { name: "web" },
      { id: "lt-1234567890abcdef0", version: "$Default" },
      { id: "lt-1234567890abcdef0", version: "1" },
    ],
    instance_maintenance_policy: [
      { min_healthy_percentage: 0, max_healthy_percentage: 100 },
      { min_healthy_percentage: 100, max_healthy_percentage: 200 },
      { min_healthy_percentage: 90, max_healthy_percentage: 110 },
      { min_healthy_percentage: -1, max_healthy_percentage: -1 },
    ],
    instance_refresh: [
      { strategy: "Rolling" },
      { strategy: "Rolling", preferences: { min_healthy_percentage: 0 } },
      {
        strategy: "Rolling",
        preferences: { min_healthy_percentage: 100, max_healthy_percentage: 200, instance_warmup: "0" },
      },
      {
        strategy: "Rolling",
        preferences: {
          min_healthy_percentage: 50,
          max_healthy_percentage: 100,
          skip_matching: true,
          auto_rollback: true,
        },
      },
      {
        strategy: "Rolling",
        triggers: ["tag"],
        preferences: { checkpoint_percentages: [1, 100], checkpoint_delay: "3600" },
      },
      ...["Ignore", "Refresh", "Wait"].map((scale_in_protected_instances) => ({
        strategy: "Rolling",
        preferences: { scale_in_protected_instances },
      })),
      ...["Ignore", "Terminate", "Wait"].map((standby_instances) => ({
        strategy: "Rolling",
        preferences: { standby_instances },
      })),
    ],
    warm_pool: [
      {},
      { min_size: 0, max_group_prepared_capacity: 2 },
      { pool_state: "Hibernated", instance_reuse_policy: { reuse_on_scale_in: true } },
      { pool_state: "Running" },
      { pool_state: "Stopped" },
    ],
    tag: [list(50, tag), [{ key: long(128), value: long(256), propagate_at_launch: true }]],
  },
  together: {
    "no bounds between": { min_size: 2, desired_capacity: 2, max_size: 2 },
    zones: { vpc_zone_identifier: undefined, availability_zones: ["ap-northeast-1a", "ap-northeast-1c"] },
    "a launch configuration": { launch_template: undefined, launch_configuration: "web" },
    ...Object.fromEntries(
      ["lowest-price", "capacity-optimized", "capacity-optimized-prioritized", "price-capacity-optimized"].map(
        (each) => [`Spot by ${each}`, mixed({ spot_allocation_strategy: each }, { instance_type: "m7i.large" })],
      ),
    ),
    ...Object.fromEntries(
      ["prioritized", "lowest-price"].map((each) => [
        `on demand by ${each}`,
        mixed({ on_demand_allocation_strategy: each }, { instance_type: "m7i.large" }),
      ]),
    ),
    "Spot in all pools": mixed(
      { spot_allocation_strategy: "lowest-price", spot_instance_pools: 20 },
      { instance_type: "m7i.large" },
    ),
    "none on demand": mixed(
      { on_demand_base_capacity: 0, on_demand_percentage_above_base_capacity: 0 },
      { instance_type: "m7i.large" },
    ),
    "all on demand": mixed(
      { on_demand_base_capacity: 2, on_demand_percentage_above_base_capacity: 100 },
      { instance_type: "m7i.large" },
    ),
    weights: mixed(
      {},
      { instance_type: "m7i.large", weighted_capacity: "1" },
      { instance_type: "m7i.xlarge", weighted_capacity: "999" },
    ),
    requirements: mixed({}, { instance_requirements: { vcpu_count: { min: 2 }, memory_mib: { min: 1 } } }),
  },
};

/** In GiB: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html */
const SIZES: Readonly<Record<string, readonly [number, number]>> = {
  gp2: [1, 16384],
  gp3: [1, 65536],
  io1: [4, 16384],
  io2: [4, 65536],
  sc1: [125, 16384],
  st1: [125, 16384],
  standard: [1, 1024],
};

const disk = (ebs: object) => [{ device_name: "/dev/xvda", ebs }];
const script = (length: number) => Buffer.from(long(length, "#")).toString("base64");

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html and API_RequestLaunchTemplateData.html */
const templates: Edges = {
  title: "a launch template",
  type: "aws_launch_template",
  base: { image_id: "ami-1234567890abcdef0", instance_type: "m7i.large" },
  values: {
    name: ["abc", long(125), "aZ9()./_-"],
    name_prefix: ["abc", long(99)],
    description: ["a", long(255)],
    image_id: [
      "ami-12345678",
      "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
      "resolve:ssm:golden:3",
    ],
    user_data: [script(0), script(1), script(16384)],
    ebs_optimized: ["true", "false"],
    key_name: ["a", long(255)],
    vpc_security_group_ids: [["sg-1"], list(5, (i) => `sg-${i}`)],
    "metadata_options.http_tokens": valuesOf(LaunchTemplateHttpTokensState),
    "metadata_options.http_put_response_hop_limit": [1, 64],
    "metadata_options.http_endpoint": ["enabled", "disabled"],
    "metadata_options.instance_metadata_tags": valuesOf(InstanceMetadataTagsState),
    instance_initiated_shutdown_behavior: valuesOf(ShutdownBehavior),
    "placement.tenancy": valuesOf(Tenancy),
    "credit_specification.cpu_credits": ["standard", "unlimited"],
    "monitoring.enabled": [true, false],
    "iam_instance_profile.name": ["web"],
    "iam_instance_profile.arn": ["arn:aws:iam::123456789012:instance-profile/web"],
    network_interfaces: [
      { associate_public_ip_address: "true", security_groups: ["sg-1"] },
      { subnet_id: "subnet-1", delete_on_termination: "true", ipv6_address_count: 0 },
    ],
    tag_specifications: ["instance", "volume", "network-interface", "spot-instances-request"].map((resource_type) => ({
      resource_type,
      tags: { a: "b" },
    })),
    block_device_mappings: [
      ...valuesOf(VolumeType, "io1", "io2").flatMap((volume_type) =>
        (SIZES[volume_type] ?? []).map((volume_size) => disk({ volume_type, volume_size })),
      ),
      disk({ volume_type: "io1", volume_size: 4, iops: 100 }),
      disk({ volume_type: "io1", volume_size: 4, iops: 200 }),
      disk({ volume_type: "io1", volume_size: 16384, iops: 64000 }),
      disk({ volume_type: "io2", volume_size: 4, iops: 4000 }),
      disk({ volume_type: "io2", volume_size: 65536, iops: 256000 }),
      disk({ volume_type: "gp3", volume_size: 1, iops: 3000, throughput: 125 }),
      disk({ volume_type: "gp3", volume_size: 160, iops: 4000, throughput: 1000 }),
      disk({ volume_type: "gp3", volume_size: 160, iops: 80000, throughput: 1000 }),
      disk({ volume_size: 8 }),
      disk({
        encrypted: "true",
        kms_key_id: "arn:aws:kms:ap-northeast-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      }),
      disk({ encrypted: "false" }),
      [
        { device_name: "/dev/sdb", no_device: "true" },
        { device_name: "/dev/sdc", virtual_name: "ephemeral0" },
      ],
    ],
    instance_market_options: [
      { market_type: "spot" },
      { market_type: "spot", spot_options: { spot_instance_type: "one-time" } },
    ],
    tags: TAGS,
  },
};

const instances: Edges = {
  title: "an instance",
  type: "aws_instance",
  base: { ami: "ami-1234567890abcdef0", instance_type: "t3.micro" },
  values: {
    subnet_id: ["subnet-1"],
    tenancy: valuesOf(Tenancy),
    user_data: ["", "#!/bin/sh", long(16384, "#")],
    instance_initiated_shutdown_behavior: valuesOf(ShutdownBehavior),
    "metadata_options.http_put_response_hop_limit": [1, 64],
    "metadata_options.http_tokens": valuesOf(LaunchTemplateHttpTokensState),
    "root_block_device.volume_type": valuesOf(VolumeType, "io1", "io2", "sc1", "st1"),
    root_block_device: [
      { volume_type: "io2", volume_size: 8, iops: 100 },
      { volume_type: "gp3", volume_size: 8, iops: 3000, throughput: 125 },
      { volume_type: "gp3", volume_size: 32, iops: 16000, throughput: 1000, encrypted: true },
    ],
    ebs_block_device: [
      { device_name: "/dev/sdf", volume_type: "st1", volume_size: 125 },
      { device_name: "/dev/sdf", snapshot_id: "snap-1234567890abcdef0" },
    ],
    tags: TAGS,
  },
};

const sizes = Object.entries(SIZES).flatMap(([type, [least, most]]) => {
  const iops = type.startsWith("io") ? { iops: 100 } : {};
  return [least, most].map((size) => [`${size} GiB of ${type}`, { type, size, ...iops }] as const);
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html */
const volumes: Edges = {
  title: "a volume of EBS",
  type: "aws_ebs_volume",
  base: { availability_zone: "ap-northeast-1a", size: 8 },
  values: { encrypted: [true, false], tags: TAGS },
  together: {
    ...Object.fromEntries(sizes),
    "of a snapshot": { size: undefined, snapshot_id: "snap-1234567890abcdef0" },
    "the most operations of io1": { type: "io1", size: 1280, iops: 64000 },
    "the most operations of io2": { type: "io2", size: 256, iops: 256000 },
    "the most of gp3": { type: "gp3", size: 160, iops: 80000, throughput: 1000 },
    "the most throughput for its operations": { type: "gp3", size: 8, iops: 4000, throughput: 1000 },
    "for several instances": { type: "io2", iops: 100, multi_attach_enabled: true },
    "with a key of one's own": {
      encrypted: true,
      kms_key_id: "arn:aws:kms:ap-northeast-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    },
  },
};

const policy = { name: "scale", autoscaling_group_name: "web" };

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html */
const policies: Edges = {
  title: "a scaling policy of an Auto Scaling group",
  type: "aws_autoscaling_policy",
  base: { ...policy, adjustment_type: "ChangeInCapacity", scaling_adjustment: 1 },
  values: {
    adjustment_type: ["ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"],
    scaling_adjustment: [-1, 0, 1],
    cooldown: [0, 3600],
    enabled: [true, false],
  },
  together: {
    "by one step": {
      scaling_adjustment: undefined,
      policy_type: "StepScaling",
      step_adjustment: [{ scaling_adjustment: 1, metric_interval_lower_bound: 0 }],
    },
    "by steps up and down": {
      scaling_adjustment: undefined,
      policy_type: "StepScaling",
      metric_aggregation_type: "Maximum",
      step_adjustment: [
        { scaling_adjustment: -1, metric_interval_upper_bound: 0 },
        { scaling_adjustment: 1, metric_interval_lower_bound: 0, metric_interval_upper_bound: 10 },
        { scaling_adjustment: 2, metric_interval_lower_bound: 10 },
      ],
    },
    ...Object.fromEntries(
      ["ASGAverageCPUUtilization", "ASGAverageNetworkIn", "ASGAverageNetworkOut"].map((predefined_metric_type) => [
        `by ${predefined_metric_type}`,
        {
          adjustment_type: undefined,
          scaling_adjustment: undefined,
          policy_type: "TargetTrackingScaling",
          target_tracking_configuration: {
            target_value: 50,
            predefined_metric_specification: { predefined_metric_type },
          },
        },
      ]),
    ),
  },
};

export const autoScalingEdges: readonly Edges[] = [groups, templates, instances, volumes, policies];
