import {
  Compatibility,
  CPUArchitecture,
  EFSAuthorizationConfigIAM,
  EFSTransitEncryption,
  IpcMode,
  NetworkMode,
  OSFamily,
  PidMode,
  ProxyConfigurationType,
  Scope,
} from "@aws-sdk/client-ecs";
import { type Edges, list, long, valuesOf } from "../edge";
import { TAGS } from "./tags";

const TYPE = "aws_ecs_task_definition";
const container = { name: "app", image: "app:1", memory: 128 };
const mounted = { ...container, mountPoints: [{ sourceVolume: "data", containerPath: "/data" }] };
const efs = { file_system_id: "fs-12345678" };
const docker = { scope: "shared" };

/** The provider 5.100 does not know them. */
const WINDOWS_2025 = ["WINDOWS_SERVER_2025_CORE", "WINDOWS_SERVER_2025_FULL"];

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html */
const onInstances: Edges = {
  title: "a task definition for instances",
  type: TYPE,
  base: { family: "web", container_definitions: [container] },
  values: {
    family: ["a", long(255), "aZ_9-", "-", "_"],
    network_mode: valuesOf(NetworkMode),
    ipc_mode: valuesOf(IpcMode),
    pid_mode: valuesOf(PidMode),
    cpu: ["128", "196608", "0.125 vCPU", ".25 vCPU", "1 vCPU", "1vcpu", "2 VCPU", "192 vCPU"],
    memory: ["128", "1048576", "0.5 GB", "1 GB", "1GB", "2 gb"],
    // The provider 5.100 does not know MANAGED_INSTANCES; Fargate is below.
    requires_compatibilities: [
      [],
      ["EC2", "EXTERNAL"],
      ...valuesOf(Compatibility, "MANAGED_INSTANCES", "FARGATE").map((each) => [each]),
    ],
    "runtime_platform.cpu_architecture": valuesOf(CPUArchitecture),
    "runtime_platform.operating_system_family": valuesOf(OSFamily, ...WINDOWS_2025),
    placement_constraints: [
      [{ type: "memberOf", expression: "a" }],
      [{ type: "memberOf", expression: `attribute:x == ${long(2000 - 15)}` }],
      list(10, (i) => ({ type: "memberOf", expression: `attribute:rack != r${i}` })),
    ],
    execution_role_arn: [
      "arn:aws:iam::123456789012:role/a",
      "arn:aws:iam::123456789012:role/service-role/ecs_a+b=c,d.e@f-g",
      "arn:aws-cn:iam::123456789012:role/a",
      "arn:aws-us-gov:iam::123456789012:role/a/b/c",
    ],
    task_role_arn: ["arn:aws:iam::123456789012:role/a", "arn:aws:iam::123456789012:role/path/a"],
    skip_destroy: [true, false],
    track_latest: [true, false],
    tags: TAGS,
    container_definitions: [list(10, (i) => ({ ...container, name: `c${i}` }))],
  },
  together: {
    "faults in awsvpc mode": { enable_fault_injection: true, network_mode: "awsvpc" },
    "faults in host mode": { enable_fault_injection: true, network_mode: "host" },
    "no faults in bridge mode": { enable_fault_injection: false, network_mode: "bridge" },
    "memory of the task, none of containers": {
      memory: "512",
      container_definitions: [{ name: "app", image: "app:1" }],
    },
    "as much in containers as in the task": {
      cpu: "512",
      memory: "256",
      container_definitions: [
        { ...container, cpu: 256 },
        { ...container, name: "b", cpu: 256 },
      ],
    },
    "more memory in limits than in the task, less kept free": {
      memory: "256",
      container_definitions: list(2, (i) => ({ ...container, name: `c${i}`, memory: 256, memoryReservation: 128 })),
    },
    proxy: {
      network_mode: "awsvpc",
      container_definitions: [container, { ...container, name: "envoy" }],
      proxy_configuration: {
        type: valuesOf(ProxyConfigurationType)[0],
        container_name: "envoy",
        properties: {
          IgnoredUID: "1337",
          AppPorts: "80,8080",
          ProxyIngressPort: "15000",
          ProxyEgressPort: "15001",
        },
      },
    },
    "proxy by group": {
      network_mode: "awsvpc",
      container_definitions: [container, { ...container, name: "envoy" }],
      proxy_configuration: {
        container_name: "envoy",
        properties: { IgnoredGID: "1337", AppPorts: "80", ProxyIngressPort: "15000", ProxyEgressPort: "15001" },
      },
    },
    "all in JSON with keys of containers in other cases": {
      container_definitions: [{ Name: "app", Image: "app:1", Memory: 128 }],
    },
  },
};

const volumes: Edges = {
  title: "volumes of a task definition for instances",
  type: TYPE,
  base: { family: "web", container_definitions: [mounted], volume: [{ name: "data" }] },
  values: {
    "volume.host_path": ["/", "/var/run/docker.sock", long(255, "/a")],
    "volume.docker_volume_configuration.scope": valuesOf(Scope),
    "volume.docker_volume_configuration": [
      { scope: "shared", autoprovision: true },
      { scope: "shared", autoprovision: false },
      { scope: "task", autoprovision: false },
      { driver: "local", driver_opts: { type: "tmpfs", device: "tmpfs" }, labels: { a: "b" } },
      { ...docker, driver: "rexray/ebs", autoprovision: true, driver_opts: { volumetype: "gp2", size: "5" } },
    ],
    "volume.efs_volume_configuration": [
      efs,
      { ...efs, root_directory: "/" },
      { ...efs, root_directory: "/a/b" },
      ...valuesOf(EFSTransitEncryption).map((transit_encryption) => ({ ...efs, transit_encryption })),
      ...[1, 2049, 65535].map((transit_encryption_port) => ({
        ...efs,
        transit_encryption: "ENABLED",
        transit_encryption_port,
      })),
      ...valuesOf(EFSAuthorizationConfigIAM).map((iam) => ({
        ...efs,
        transit_encryption: "ENABLED",
        authorization_config: { iam },
      })),
      { ...efs, transit_encryption: "DISABLED", authorization_config: { iam: "DISABLED" } },
      ...[undefined, "/"].map((root_directory) => ({
        ...efs,
        root_directory,
        transit_encryption: "ENABLED",
        authorization_config: { access_point_id: "fsap-1234567890abcdef0", iam: "ENABLED" },
      })),
    ],
    "volume.configure_at_launch": [true, false],
    volume: [list(20, (i) => ({ name: i === 0 ? "data" : `v${i}` }))],
  },
  together: Object.fromEntries(
    ["a", long(255), "aZ_9-"].map((name) => [
      `a volume named ${name.slice(0, 5)} (${name.length})`,
      {
        volume: [{ name }],
        container_definitions: [{ ...container, mountPoints: [{ sourceVolume: name, containerPath: "/data" }] }],
      },
    ]),
  ),
};

const fsx: Edges = {
  title: "a volume of FSx for Windows",
  type: TYPE,
  base: {
    family: "web",
    execution_role_arn: "arn:aws:iam::123456789012:role/a",
    runtime_platform: { operating_system_family: "WINDOWS_SERVER_2022_FULL" },
    container_definitions: [mounted],
    volume: [
      {
        name: "data",
        fsx_windows_file_server_volume_configuration: {
          file_system_id: "fs-12345678",
          root_directory: "share",
          authorization_config: {
            credentials_parameter: "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:fsx-AbCdEf",
            domain: "corp.example.com",
          },
        },
      },
    ],
  },
};

export const taskDefinitionEdges: readonly Edges[] = [onInstances, volumes, fsx];
