import { CPUArchitecture, OSFamily } from "@aws-sdk/client-ecs";
import { type Edges, list, valuesOf } from "../edge";

const TYPE = "aws_ecs_task_definition";
const role = "arn:aws:iam::123456789012:role/execution";
const container = { name: "app", image: "app:1" };
const fargate = {
  family: "web",
  requires_compatibilities: ["FARGATE"],
  network_mode: "awsvpc",
  cpu: "1024",
  memory: "2048",
  container_definitions: [container],
};

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size, in MiB. */
const SIZES: Readonly<Record<string, readonly number[]>> = {
  256: [512, 1024, 2048],
  512: list(4, (i) => 1024 * (i + 1)),
  1024: list(7, (i) => 1024 * (i + 2)),
  2048: list(13, (i) => 1024 * (i + 4)),
  4096: list(23, (i) => 1024 * (i + 8)),
  8192: list(12, (i) => 4096 * (i + 4)),
  16384: list(12, (i) => 8192 * (i + 4)),
};

const WINDOWS_SIZES = ["1024", "2048", "4096"];

function sizes(cpus: readonly string[], more: object = {}) {
  const pairs = cpus.flatMap((cpu) => (SIZES[cpu] ?? []).map((memory) => [cpu, String(memory)] as const));
  return Object.fromEntries(
    pairs.map(([cpu, memory]) => [`${cpu} CPU units and ${memory} MiB`, { ...more, cpu, memory }]),
  );
}

const linux: Edges = {
  title: "a task definition for Fargate",
  type: TYPE,
  base: fargate,
  values: {
    "ephemeral_storage.size_in_gib": [21, 200],
    pid_mode: ["task"],
    "runtime_platform.cpu_architecture": valuesOf(CPUArchitecture),
    requires_compatibilities: [["FARGATE"], ["EC2", "FARGATE"], ["FARGATE", "EC2"]],
    enable_fault_injection: [true, false],
    "container_definitions.stopTimeout": [0, 1, 120],
    "container_definitions.linuxParameters": [
      { initProcessEnabled: true },
      { tmpfs: [{ containerPath: "/run", size: 64 }] },
      { capabilities: { add: ["SYS_PTRACE"], drop: ["ALL"] } },
    ],
    "container_definitions.ulimits": [[{ name: "nofile", softLimit: 65535, hardLimit: 65535 }]],
    "container_definitions.privileged": [false],
  },
  together: {
    ...sizes(Object.keys(SIZES)),
    "sizes with units": { cpu: ".25 vCPU", memory: "0.5 GB" },
    "sizes with other units": { cpu: "1vcpu", memory: "2GB" },
    "the greatest size with units": { cpu: "16 vCPU", memory: "120 GB" },
    "all of the CPU and memory in a container": { container_definitions: [{ ...container, cpu: 1024, memory: 2048 }] },
    "an image of ECR": {
      execution_role_arn: role,
      container_definitions: [{ ...container, image: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/app:1" }],
    },
    "a volume of EFS": {
      volume: [{ name: "data", efs_volume_configuration: { file_system_id: "fs-12345678" } }],
      container_definitions: [{ ...container, mountPoints: [{ sourceVolume: "data", containerPath: "/data" }] }],
    },
    "an empty volume that containers share": {
      volume: [{ name: "data" }],
      container_definitions: [
        { ...container, mountPoints: [{ sourceVolume: "data", containerPath: "/data" }] },
        { name: "b", image: "b", volumesFrom: [{ sourceContainer: "app", readOnly: true }] },
      ],
    },
  },
};

const windows: Edges = {
  title: "a task definition for Windows on Fargate",
  type: TYPE,
  base: { ...fargate, runtime_platform: { operating_system_family: "WINDOWS_SERVER_2022_CORE" } },
  values: {
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-task-os: of 2019 and 2022 there;
    // the provider 5.100 does not know those of 2025.
    "runtime_platform.operating_system_family": valuesOf(OSFamily).filter((os) => /20(19|22)/.test(os)),
  },
  together: sizes(WINDOWS_SIZES),
};

export const fargateTaskEdges: readonly Edges[] = [linux, windows];
