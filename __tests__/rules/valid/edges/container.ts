import {
  ApplicationProtocol,
  ContainerCondition,
  DeviceCgroupPermission,
  EnvironmentFileType,
  FirelensConfigurationType,
  LogDriver,
  TransportProtocol,
  UlimitName,
  VersionConsistency,
} from "@aws-sdk/client-ecs";
import { type Edges, list, long, valuesOf } from "../edge";

const role = "arn:aws:iam::123456789012:role/execution";
const SECRET = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:db-AbCdEf";
const container = { name: "app", image: "app:1", memory: 128 };
const check = { command: ["CMD-SHELL", "true"] };

function logs(logDriver: string, options?: object, more: object = {}) {
  return { logDriver, options, ...more };
}

/** What a log driver asks for. */
const LOGS: Readonly<Record<string, object>> = {
  awsfirelens: logs("awsfirelens", { Name: "cloudwatch", region: "ap-northeast-1" }),
  awslogs: logs("awslogs", { "awslogs-group": "/ecs/web", "awslogs-region": "ap-northeast-1" }),
  splunk: logs("splunk", {
    "splunk-url": "https://splunk:8088",
    "splunk-token": "00000000-0000-0000-0000-000000000000",
  }),
};

const router = { name: "router", image: "fluent-bit", memory: 64, firelensConfiguration: { type: "fluentbit" } };

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html and the types that it names. */
const inBridgeMode: Edges = {
  title: "a container",
  type: "aws_ecs_task_definition",
  base: { family: "web", execution_role_arn: role, container_definitions: [container] },
  beside: { aws_cloudwatch_log_group: { web: { name: "/ecs/web" } } },
  values: {
    "container_definitions.name": ["a", long(255), "aZ_9-", "-a", "_"],
    "container_definitions.image": [
      "nginx",
      "nginx:1.27",
      "nginx@sha256:94a00394bc5a8ef503fb59db0a7d0ae9e1110866e8aee8ba40cd864cea69ea1a",
      "localhost:5000/a/b:latest",
      "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/a/b_c-d.e:V1_x.y-z",
      "public.ecr.aws/docker/library/busybox:stable",
      "ghcr.io/owner/name",
    ],
    "container_definitions.memory": [6, 1048576],
    "container_definitions.memoryReservation": [6, 128],
    "container_definitions.cpu": [0, 1, 2, 10240],
    "container_definitions.essential": [true],
    "container_definitions.entryPoint": [[], ["sh", "-c"]],
    "container_definitions.command": [[], [""], ["a", "b c", "$${d}", '"e"', "f\ng"]],
    "container_definitions.environment": [
      [],
      [{ name: "A", value: "" }],
      list(100, (i) => ({ name: `V${i}`, value: long(50) })),
    ],
    "container_definitions.environmentFiles": [
      list(10, (i) => ({ type: valuesOf(EnvironmentFileType)[0], value: `arn:aws:s3:::bucket/${i}.env` })),
    ],
    "container_definitions.secrets": [
      [{ name: "A", valueFrom: SECRET }],
      [{ name: "A", valueFrom: `${SECRET}:password::` }],
      [{ name: "A", valueFrom: `${SECRET}:password:AWSCURRENT:` }],
      [{ name: "A", valueFrom: `${SECRET}:password::00000000-0000-0000-0000-000000000000` }],
      [{ name: "A", valueFrom: "arn:aws:ssm:ap-northeast-1:123456789012:parameter/a/b" }],
      [{ name: "A", valueFrom: "parameter" }],
      [{ name: "A", valueFrom: "/path/to/parameter" }],
    ],
    "container_definitions.repositoryCredentials": [{ credentialsParameter: SECRET }],
    "container_definitions.portMappings": [
      [],
      [{ containerPort: 1 }],
      [{ containerPort: 65535, hostPort: 0 }],
      [{ containerPort: 80, hostPort: 1 }],
      [{ containerPort: 80, hostPort: 32767 }],
      ...valuesOf(TransportProtocol).map((protocol) => [{ containerPort: 80, protocol }]),
      valuesOf(TransportProtocol).map((protocol) => ({ containerPort: 53, hostPort: 53, protocol })),
      ...valuesOf(ApplicationProtocol).map((appProtocol) => [{ containerPort: 80, name: "http", appProtocol }]),
      ...["a", "9", "_", "a-b_c", long(64)].map((name) => [{ containerPort: 80, name }]),
      [{ containerPortRange: "1-65535" }],
      [{ containerPortRange: "8000-8010", protocol: "udp", name: "range" }],
      list(100, (i) => ({ containerPortRange: `${1000 + 10 * i}-${1009 + 10 * i}` })),
      list(100, (i) => ({ containerPort: 1000 + i, hostPort: 1000 + i })),
    ],
    "container_definitions.links": [[]],
    "container_definitions.hostname": ["web", long(63)],
    "container_definitions.extraHosts": [[], [{ hostname: "db", ipAddress: "10.0.0.1" }]],
    "container_definitions.dnsServers": [[], ["10.0.0.2", "8.8.8.8"]],
    "container_definitions.dnsSearchDomains": [["example.com"]],
    "container_definitions.disableNetworking": [true, false],
    "container_definitions.privileged": [true, false],
    "container_definitions.readonlyRootFilesystem": [true, false],
    "container_definitions.interactive": [true, false],
    "container_definitions.pseudoTerminal": [true, false],
    "container_definitions.user": ["app", "1000", "app:group", "1000:1000", "app:1000", "1000:group", "0"],
    "container_definitions.workingDirectory": ["/", "/srv/app"],
    "container_definitions.dockerLabels": [{}, { "com.example.team": "" }],
    "container_definitions.dockerSecurityOptions": [["no-new-privileges"], ["label:type:svirt_apache"]],
    "container_definitions.ulimits": [
      [],
      valuesOf(UlimitName).map((name) => ({ name, softLimit: 0, hardLimit: 2147483647 })),
      [{ name: "memlock", softLimit: -1, hardLimit: -1 }],
      [{ name: "nofile", softLimit: 65536, hardLimit: 65536 }],
    ],
    "container_definitions.healthCheck": [
      check,
      { command: ["CMD", "true"] },
      { command: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"] },
      { ...check, interval: 5, timeout: 2, retries: 1, startPeriod: 0 },
      { ...check, interval: 300, timeout: 60, retries: 10, startPeriod: 300 },
    ],
    "container_definitions.restartPolicy": [
      { enabled: true },
      { enabled: false },
      { enabled: true, restartAttemptPeriod: 60, ignoredExitCodes: [0] },
      { enabled: true, restartAttemptPeriod: 1800, ignoredExitCodes: list(50, (i) => i) },
      { enabled: true, ignoredExitCodes: [255] },
    ],
    "container_definitions.startTimeout": [2, 120, 600],
    "container_definitions.stopTimeout": [0, 2, 120, 86400],
    "container_definitions.versionConsistency": valuesOf(VersionConsistency),
    "container_definitions.linuxParameters": [
      {},
      { initProcessEnabled: true },
      { sharedMemorySize: 1 },
      { sharedMemorySize: 64 },
      { maxSwap: 0 },
      { maxSwap: 1024, swappiness: 0 },
      { maxSwap: 1024, swappiness: 100 },
      { tmpfs: [{ containerPath: "/run", size: 1, mountOptions: ["rw", "noexec", "nosuid"] }] },
      { devices: [{ hostPath: "/dev/fuse" }] },
      {
        devices: [{ hostPath: "/dev/fuse", containerPath: "/dev/fuse", permissions: valuesOf(DeviceCgroupPermission) }],
      },
      { capabilities: { add: ["ALL"] } },
      { capabilities: { add: ["NET_ADMIN", "SYS_PTRACE"], drop: ["ALL"] } },
      { capabilities: { drop: ["MKNOD", "NET_RAW", "AUDIT_WRITE"] } },
    ],
    "container_definitions.systemControls": [[{ namespace: "net.core.somaxconn", value: "1024" }]],
    "container_definitions.resourceRequirements": [[{ type: "GPU", value: "1" }], [{ type: "GPU", value: "16" }]],
    "container_definitions.logConfiguration": [
      ...valuesOf(LogDriver, ...Object.keys(LOGS)).map((driver) => logs(driver)),
      LOGS.awslogs,
      LOGS.splunk,
      logs("awslogs", { "awslogs-group": "/ecs/new", "awslogs-create-group": "true", "awslogs-region": "us-east-1" }),
      logs("awslogs", {
        "awslogs-group": "/ecs/web",
        "awslogs-region": "ap-northeast-1",
        "awslogs-stream-prefix": "web",
        "awslogs-datetime-format": "%Y-%m-%d",
        mode: "blocking",
      }),
      logs("awslogs", {
        "awslogs-group": "/ecs/web",
        "awslogs-region": "ap-northeast-1",
        "awslogs-multiline-pattern": "^INFO",
        mode: "non-blocking",
        "max-buffer-size": "25m",
      }),
      logs(
        "splunk",
        { "splunk-url": "https://splunk:8088" },
        { secretOptions: [{ name: "splunk-token", valueFrom: SECRET }] },
      ),
      logs("json-file", { "max-size": "10m", "max-file": "3" }),
      logs("syslog", { "syslog-address": "udp://10.0.0.1:514", tag: "{{.Name}}" }),
      logs("gelf", { "gelf-address": "udp://10.0.0.1:12201" }),
      logs("fluentd", { "fluentd-address": "localhost:24224" }),
    ],
  },
  together: {
    ...Object.fromEntries(
      valuesOf(FirelensConfigurationType).map((type) => [
        `FireLens by ${type}`,
        {
          container_definitions: [
            { ...container, logConfiguration: LOGS.awsfirelens },
            { ...router, firelensConfiguration: { type } },
          ],
        },
      ]),
    ),
    "FireLens with a file in a bucket": {
      container_definitions: [
        { ...container, logConfiguration: { logDriver: "awsfirelens" } },
        {
          ...router,
          firelensConfiguration: {
            type: "fluentbit",
            options: {
              "config-file-type": "s3",
              "config-file-value": "arn:aws:s3:::bucket/fluent.conf",
              "enable-ecs-log-metadata": "true",
            },
          },
        },
      ],
    },
    "FireLens with a file in the image": {
      container_definitions: [
        { ...container, logConfiguration: { logDriver: "awsfirelens" } },
        {
          ...router,
          firelensConfiguration: {
            type: "fluentd",
            options: { "config-file-type": "file", "config-file-value": "/fluent.conf" },
          },
        },
      ],
    },
    ...Object.fromEntries(
      valuesOf(ContainerCondition).map((condition) => [
        `dependsOn with ${condition}`,
        {
          container_definitions: [
            { ...container, dependsOn: [{ containerName: "b", condition }] },
            { ...container, name: "b", essential: false, healthCheck: check },
          ],
        },
      ]),
    ),
    "dependsOn in a chain": {
      container_definitions: list(10, (i) => ({
        ...container,
        name: `c${i}`,
        dependsOn: list(i, (j) => ({ containerName: `c${j}`, condition: "START" })),
      })),
    },
    "links, by name and by alias": {
      container_definitions: [
        { ...container, links: ["db", "db:database"] },
        { ...container, name: "db" },
      ],
    },
    "one essential container of ten": {
      container_definitions: list(10, (i) => ({ ...container, name: `c${i}`, essential: i === 9 })),
    },
    "memory kept free only": { container_definitions: [{ name: "a", image: "a", memoryReservation: 6 }] },
    "one port of the host by TCP, and by UDP in another container": {
      container_definitions: [
        { ...container, portMappings: [{ containerPort: 53, hostPort: 53 }] },
        { ...container, name: "b", portMappings: [{ containerPort: 53, hostPort: 53, protocol: "udp" }] },
      ],
    },
    "a port in awsvpc mode": {
      network_mode: "awsvpc",
      container_definitions: [
        { ...container, portMappings: [{ containerPort: 65535, hostPort: 65535, name: "a", appProtocol: "grpc" }] },
      ],
    },
    "a port in host mode": {
      network_mode: "host",
      container_definitions: [
        { ...container, portMappings: [{ containerPort: 80, hostPort: 80 }, { containerPort: 81 }] },
      ],
    },
    "one volume at two paths, and two volumes": {
      volume: [{ name: "a" }, { name: "b" }],
      container_definitions: [
        {
          ...container,
          mountPoints: [
            { sourceVolume: "a", containerPath: "/a" },
            { sourceVolume: "a", containerPath: "/b", readOnly: true },
            { sourceVolume: "b", containerPath: "/a/b", readOnly: false },
          ],
        },
      ],
    },
  },
};

const windows: Edges = {
  title: "a container of Windows",
  type: "aws_ecs_task_definition",
  base: {
    family: "web",
    execution_role_arn: role,
    runtime_platform: { operating_system_family: "WINDOWS_SERVER_2022_FULL" },
    container_definitions: [{ ...container, memory: 1024 }],
  },
  values: {
    "container_definitions.credentialSpecs": [
      ["credentialspec:arn:aws:s3:::bucket/spec.json"],
      ["credentialspecdomainless:arn:aws:ssm:ap-northeast-1:123456789012:parameter/spec"],
    ],
    "container_definitions.entryPoint": [["powershell", "-Command"]],
    "container_definitions.workingDirectory": ["C:\\app"],
    "container_definitions.cpu": [0, 1, 1024],
  },
};

export const containerEdges: readonly Edges[] = [inBridgeMode, windows];
