import { VolumeType } from "@aws-sdk/client-ec2";
import {
  AssignPublicIp,
  AvailabilityZoneRebalancing,
  DeploymentControllerType,
  LaunchType,
  PlacementConstraintType,
  PropagateTags,
  SchedulingStrategy,
  TaskFilesystemType,
} from "@aws-sdk/client-ecs";
import type { ResourceMap } from "../../../../src/rules/configuration";
import { type Edges, list, long, valuesOf } from "../edge";
import { TAGS } from "./tags";

const TYPE = "aws_ecs_service";
const TASK = "${aws_ecs_task_definition.web.arn}";
const base = { name: "web", cluster: "shop", task_definition: TASK };
const targetGroup = (name: string) =>
  `arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/${name}/1234567890abcdef`;
const behind = { target_group_arn: targetGroup("web"), container_name: "web", container_port: 80 };

function task(attributes: object, container: object = {}): ResourceMap {
  const web = { name: "web", image: "web:1", memory: 128, ...container };
  const definition = { family: "web", ...attributes, container_definitions: JSON.stringify([web]) };
  return { aws_ecs_task_definition: { web: definition } };
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html */
const onInstances: Edges = {
  title: "a service on instances",
  type: TYPE,
  base,
  beside: task({}, { portMappings: list(5, (i) => ({ containerPort: 80 + i, hostPort: 0 })) }),
  values: {
    name: ["a", long(255), "aZ_9-"],
    cluster: ["shop", "arn:aws:ecs:ap-northeast-1:123456789012:cluster/shop"],
    // Tasks on Fargate are below; the provider 5.100 does not know MANAGED_INSTANCES.
    launch_type: valuesOf(LaunchType, "FARGATE", "MANAGED_INSTANCES"),
    scheduling_strategy: valuesOf(SchedulingStrategy),
    availability_zone_rebalancing: valuesOf(AvailabilityZoneRebalancing),
    desired_count: [0, 1, 5000],
    deployment_minimum_healthy_percent: [0, 100],
    deployment_maximum_percent: [101, 200, 1000],
    "deployment_controller.type": ["ECS"],
    deployment_circuit_breaker: [
      { enable: true, rollback: true },
      { enable: false, rollback: false },
    ],
    alarms: [
      { alarm_names: ["a"], enable: true, rollback: false },
      { alarm_names: ["a", "b"], enable: false, rollback: true },
    ],
    enable_ecs_managed_tags: [true, false],
    enable_execute_command: [false],
    force_new_deployment: [true, false],
    wait_for_steady_state: [true, false],
    placement_constraints: [
      // memberOf without an expression would choose nothing.
      ...valuesOf(PlacementConstraintType, "memberOf").map((type) => [{ type }]),
      [{ type: "memberOf", expression: "attribute:ecs.instance-type =~ t3.*" }],
      list(10, (i) => ({ type: "memberOf", expression: `attribute:rack != r${i}` })),
    ],
    ordered_placement_strategy: [
      [{ type: "random" }],
      ...["cpu", "memory"].map((field) => [{ type: "binpack", field }]),
      ...["instanceId", "host", "attribute:ecs.availability-zone", "attribute:ecs.instance-type"].map((field) => [
        { type: "spread", field },
      ]),
      ["ecs.availability-zone", "ecs.instance-type", "ecs.os-type", "ecs.ami-id", "rack"].map((name) => ({
        type: "spread",
        field: `attribute:${name}`,
      })),
    ],
    load_balancer: [
      [behind],
      list(5, (i) => ({ ...behind, target_group_arn: targetGroup(`t${i}`), container_port: 80 + i })),
    ],
    tags: TAGS,
    triggers: [{ redeployment: "1" }],
  },
  together: {
    ...Object.fromEntries(
      [0, 1, 2147483647].map((health_check_grace_period_seconds) => [
        `${health_check_grace_period_seconds} s of grace`,
        { load_balancer: [behind], health_check_grace_period_seconds },
      ]),
    ),
    ...Object.fromEntries(
      valuesOf(PropagateTags).map((propagate_tags) => [
        `tags of ${propagate_tags}`,
        { propagate_tags, enable_ecs_managed_tags: true },
      ]),
    ),
    "deployed by CodeDeploy": { deployment_controller: { type: "CODE_DEPLOY" }, load_balancer: [behind] },
    "deployed from outside": { deployment_controller: { type: "EXTERNAL" }, task_definition: undefined },
    "deployed by others, with a task definition": { deployment_controller: { type: "EXTERNAL" } },
    "a daemon": {
      scheduling_strategy: "DAEMON",
      deployment_maximum_percent: 100,
      deployment_minimum_healthy_percent: 0,
    },
    "a daemon with constraints": {
      scheduling_strategy: "DAEMON",
      placement_constraints: [{ type: "memberOf", expression: "a" }],
    },
    "rebalanced, with what it wants": {
      availability_zone_rebalancing: "ENABLED",
      deployment_maximum_percent: 101,
      ordered_placement_strategy: [
        { type: "spread", field: "attribute:ecs.availability-zone" },
        { type: "binpack", field: "cpu" },
      ],
    },
    "a deployment that stops tasks first": { deployment_minimum_healthy_percent: 0, deployment_maximum_percent: 100 },
    "a deployment that starts tasks first": {
      deployment_minimum_healthy_percent: 100,
      deployment_maximum_percent: 200,
    },
    "behind a Classic Load Balancer": {
      load_balancer: [{ elb_name: "web", container_name: "web", container_port: 80 }],
    },
    "behind a Classic Load Balancer, with a role": {
      iam_role: "arn:aws:iam::123456789012:role/service",
      load_balancer: [{ elb_name: "web", container_name: "web", container_port: 80 }],
    },
    "with a role, behind a target group": {
      iam_role: "arn:aws:iam::123456789012:role/service",
      load_balancer: [behind],
    },
    "a name with a port": {
      service_registries: {
        registry_arn: "arn:aws:servicediscovery:ap-northeast-1:123456789012:service/srv-1234567890abcdef",
        container_name: "web",
        container_port: 80,
      },
    },
  },
  warned: {
    SV088: "ECS tags nothing with tags of one's own by itself, and some want it so",
    SV005: "EXTERNAL is for machines, and the task definition says of none",
    SV035: "a deployment of 100 % to 100 % could do nothing",
  },
};

const fargateTask = {
  requires_compatibilities: ["FARGATE"],
  network_mode: "awsvpc",
  cpu: "1024",
  memory: "2048",
};
const network = { subnets: ["subnet-1"], assign_public_ip: true };

const onFargate: Edges = {
  title: "a service on Fargate",
  type: TYPE,
  base: { ...base, launch_type: "FARGATE", network_configuration: network },
  beside: task(fargateTask, { portMappings: [{ containerPort: 80, name: "http", appProtocol: "http" }] }),
  values: {
    platform_version: ["LATEST", "1.4.0"],
    "network_configuration.assign_public_ip": valuesOf(AssignPublicIp).map((value) => value === "ENABLED"),
    "network_configuration.subnets": [["subnet-1"], list(16, (i) => `subnet-${i}`)],
    "network_configuration.security_groups": [[], list(5, (i) => `sg-${i}`)],
    "deployment_controller.type": valuesOf(DeploymentControllerType, "CODE_DEPLOY", "EXTERNAL"),
    deployment_maximum_percent: [200],
    availability_zone_rebalancing: valuesOf(AvailabilityZoneRebalancing),
    load_balancer: [list(5, (i) => ({ ...behind, target_group_arn: targetGroup(`t${i}`) }))],
    service_connect_configuration: [
      { enabled: true, namespace: "shop" },
      { enabled: false },
      {
        enabled: true,
        namespace: "arn:aws:servicediscovery:ap-northeast-1:123456789012:namespace/ns-1234567890abcdef",
      },
      ...[1, 65535].map((port) => ({
        enabled: true,
        namespace: "shop",
        service: [{ port_name: "http", client_alias: [{ port }] }],
      })),
      ...["a", "web.shop.local", long(63), "a-b_c.d"].map((dns_name) => ({
        enabled: true,
        namespace: "shop",
        service: [{ port_name: "http", discovery_name: "web", client_alias: [{ port: 80, dns_name }] }],
      })),
      ...[1, 65535].map((ingress_port_override) => ({
        enabled: true,
        namespace: "shop",
        service: [{ port_name: "http", ingress_port_override }],
      })),
      ...["a", "a-b_c", long(64)].map((discovery_name) => ({
        enabled: true,
        namespace: "shop",
        service: [{ port_name: "http", discovery_name }],
      })),
      ...[0, 2147483647].map((seconds) => ({
        enabled: true,
        namespace: "shop",
        service: [
          { port_name: "http", timeout: [{ idle_timeout_seconds: seconds, per_request_timeout_seconds: seconds }] },
        ],
      })),
      {
        enabled: true,
        namespace: "shop",
        log_configuration: [
          {
            log_driver: "awslogs",
            options: {
              "awslogs-group": "/ecs/connect",
              "awslogs-region": "ap-northeast-1",
              "awslogs-stream-prefix": "connect",
              "awslogs-create-group": "true",
            },
          },
        ],
      },
    ],
    service_registries: [
      { registry_arn: "arn:aws:servicediscovery:ap-northeast-1:123456789012:service/srv-1234567890abcdef" },
      { registry_arn: "arn:aws:servicediscovery:ap-northeast-1:123456789012:service/srv-1234567890abcdef", port: 1 },
      {
        registry_arn: "arn:aws:servicediscovery:ap-northeast-1:123456789012:service/srv-1234567890abcdef",
        port: 65535,
      },
      {
        registry_arn: "arn:aws:servicediscovery:ap-northeast-1:123456789012:service/srv-1234567890abcdef",
        container_name: "web",
        container_port: 80,
      },
    ],
  },
  together: {
    "deployed by CodeDeploy": { deployment_controller: { type: "CODE_DEPLOY" }, load_balancer: [behind] },
    "deployed from outside": {
      deployment_controller: { type: "EXTERNAL" },
      launch_type: undefined,
      network_configuration: undefined,
      task_definition: undefined,
    },
  },
};

const strategies: Edges = {
  title: "a service with a capacity provider strategy on Fargate",
  type: TYPE,
  base: { ...base, network_configuration: network },
  beside: task(fargateTask),
  values: {
    capacity_provider_strategy: [
      ...[1, 1000].map((weight) => [{ capacity_provider: "FARGATE", weight }]),
      ...[0, 1, 100000].map((amount) => [{ capacity_provider: "FARGATE_SPOT", weight: 1, base: amount }]),
      [
        { capacity_provider: "FARGATE", weight: 0, base: 1 },
        { capacity_provider: "FARGATE_SPOT", weight: 1 },
      ],
      [
        { capacity_provider: "FARGATE", base: 2 },
        { capacity_provider: "FARGATE_SPOT", weight: 4 },
      ],
    ],
  },
  together: {
    "with a platform version": {
      capacity_provider_strategy: [{ capacity_provider: "FARGATE", weight: 1 }],
      platform_version: "1.4.0",
    },
  },
};

const onProviders: Edges = {
  title: "a service with capacity providers of instances",
  type: TYPE,
  base,
  beside: task({}),
  values: {
    capacity_provider_strategy: [
      [{ capacity_provider: "instances", weight: 1 }],
      list(20, (i) => ({ capacity_provider: `p${i}`, weight: i, base: i === 0 ? 1 : 0 })),
    ],
  },
};

const windows: Edges = {
  title: "a service of Windows on Fargate",
  type: TYPE,
  base: { ...base, launch_type: "FARGATE", network_configuration: network },
  beside: task(
    { ...fargateTask, runtime_platform: { operating_system_family: "WINDOWS_SERVER_2022_CORE" } },
    { memory: 1024 },
  ),
  values: { platform_version: ["LATEST", "1.0.0"] },
};

const managed = (more: object) => ({
  volume_configuration: {
    name: "data",
    managed_ebs_volume: { role_arn: "arn:aws:iam::123456789012:role/volumes", ...more },
  },
});
const sized = (volume_type: string, size_in_gb: number, more: object = {}) =>
  managed({ volume_type, size_in_gb, ...more });

/** In GiB: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceManagedEBSVolumeConfiguration.html#ECS-Type-ServiceManagedEBSVolumeConfiguration-sizeInGiB */
const SIZES: Readonly<Record<string, readonly [number, number]>> = {
  gp2: [1, 16384],
  gp3: [1, 16384],
  io1: [4, 16384],
  io2: [4, 16384],
  sc1: [125, 16384],
  st1: [125, 16384],
  standard: [1, 1024],
};

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceManagedEBSVolumeConfiguration.html */
const disks: Edges = {
  title: "a service whose tasks have a volume of EBS each",
  type: TYPE,
  base: { ...base, launch_type: "FARGATE", network_configuration: network, ...managed({ size_in_gb: 8 }) },
  beside: task(
    { ...fargateTask, volume: [{ name: "data", configure_at_launch: true }] },
    { mountPoints: [{ sourceVolume: "data", containerPath: "/data" }] },
  ),
  together: {
    ...Object.fromEntries(
      valuesOf(TaskFilesystemType, "ntfs").map((file_system_type) => [
        `a file system ${file_system_type}`,
        managed({ size_in_gb: 8, file_system_type }),
      ]),
    ),
    ...Object.fromEntries(
      valuesOf(VolumeType).flatMap((type) => {
        const iops = type.startsWith("io") ? { iops: 100 } : {};
        const [least, most] = SIZES[type] ?? [0, 0];
        return [least, most].map((size) => [`${size} GiB of ${type}`, sized(type, size, iops)] as const);
      }),
    ),
    "of a snapshot": managed({ snapshot_id: "snap-1234567890abcdef0" }),
    "the least of gp3": sized("gp3", 8, { iops: 3000, throughput: 125 }),
    "the most of gp3": sized("gp3", 8000, { iops: 16000, throughput: 1000 }),
    "the most operations of io1": sized("io1", 16384, { iops: 64000 }),
    "the most operations of io2": sized("io2", 16384, { iops: 256000 }),
    "encrypted with a key of one's own": managed({
      size_in_gb: 8,
      encrypted: true,
      kms_key_id: "arn:aws:kms:ap-northeast-1:123456789012:key/1234",
    }),
    "with tags": managed({
      size_in_gb: 8,
      tag_specifications: [{ resource_type: "volume", propagate_tags: "SERVICE", tags: { a: "b" } }],
    }),
  },
};

export const serviceEdges: readonly Edges[] = [onInstances, onFargate, strategies, onProviders, windows, disks];
