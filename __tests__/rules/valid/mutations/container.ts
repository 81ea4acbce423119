import { list, long } from "../edge";
import { change, each, type Mutation, type Where } from "./mutation";
import { isInMode, isOnFargate, isOnInstances } from "./task";

const TYPE = "aws_ecs_task_definition";
const at = (key: string) => `container_definitions.${key}`;
const fargate = { of: isOnFargate };
const instances = { of: isOnInstances };
const bridge = { of: isInMode("bridge") };
const awsvpc = { of: isInMode("awsvpc") };
const host = { of: isInMode("host") };

/** A change of the first container; what load balancers and names say of its ports is the same mistake. */
const one = (id: string, key: string, values: readonly unknown[], where: Where = {}) =>
  each(id, TYPE, at(key), values, where);
const added =
  (...containers: object[]) =>
  (before: unknown) => [...(before as object[]), ...containers];
const other = { name: "other", image: "other", essential: false, memory: 6 };
const beside = (id: string, container: object, where: Where = {}) =>
  change(
    id,
    TYPE,
    { container_definitions: added({ ...other, ...container }) },
    { ...where, also: [...(where.also ?? []), "TD042"] },
  );
const check = (more: object) => ({ command: ["CMD", "true"], ...more });
const logs = (logDriver: string, options: object = {}) => ({ logDriver, options });
const awslogs = (options: object) =>
  logs("awslogs", {
    "awslogs-group": "/ecs/service0",
    "awslogs-region": "ap-northeast-1",
    "awslogs-stream-prefix": "ecs",
    ...options,
  });

export const containerMutations: readonly Mutation[] = [
  ...one("CD001", "name", [undefined], { also: ["SV050", "CD046"] }),
  beside("CD002", { name: "a b" }),
  beside("CD002", { name: long(256) }),
  change(
    "CD003",
    TYPE,
    { container_definitions: added({ ...other, name: "twin" }, { ...other, name: "twin" }) },
    { also: ["TD042"] },
  ),
  ...one("CD004", "image", [undefined, ""]),
  change(
    "CD005",
    TYPE,
    { memory: undefined, container_definitions: added({ ...other, memory: undefined }) },
    instances,
  ),
  ...one("CD006", "memoryReservation", [122880], { also: ["TD042"] }),
  beside("CD007", { memory: 5 }),
  beside("CD008", { portMappings: [{ containerPort: 0 }] }),
  beside("CD008", { portMappings: [{ containerPort: 65536 }] }),
  beside("CD009", { portMappings: [{ containerPort: 64999, hostPort: 64998 }] }, awsvpc),
  beside("CD010", { portMappings: [{ containerPort: 2999, hostPort: 2998 }] }, host),
  beside("CD013", { portMappings: [{ containerPort: 80, hostPort: 22 }] }, bridge),
  beside("CD013", { portMappings: [{ containerPort: 80, hostPort: 51678 }] }, { ...bridge, also: ["CD014"] }),
  beside("CD014", { portMappings: [{ containerPort: 80, hostPort: 32768 }] }, bridge),
  beside("CD015", { portMappings: [{ containerPort: 2999, protocol: "TCP" }] }),
  beside("CD016", { portMappings: [{ containerPort: 2999, name: "a", appProtocol: "https" }] }, awsvpc),
  beside("CD017", { portMappings: [{ containerPort: 2999, appProtocol: "http" }] }, awsvpc),
  beside("CD018", { portMappings: [{ containerPort: 2999, name: "-a" }] }, awsvpc),
  beside("CD018", { portMappings: [{ containerPort: 2999, name: long(65) }] }, awsvpc),
  beside(
    "CD019",
    {
      portMappings: [
        { containerPort: 2998, name: "a" },
        { containerPort: 2999, name: "a" },
      ],
    },
    awsvpc,
  ),
  beside("CD020", { portMappings: [{ containerPort: 2999, name: "a", appProtocol: "http" }] }, host),
  beside("CD021", { portMappings: [{ containerPortRange: "2998-2999" }] }, host),
  beside("CD022", { portMappings: [{ containerPortRange: "2999-2998" }] }, bridge),
  beside("CD022", { portMappings: [{ containerPortRange: "0-2998" }] }, bridge),
  beside("CD023", { portMappings: [{ containerPort: 2000, containerPortRange: "2998-2999" }] }, bridge),
  beside("CD024", { portMappings: [{ hostPort: 2000, containerPortRange: "2998-2999" }] }, bridge),
  beside(
    "CD025",
    { portMappings: list(101, (i) => ({ containerPortRange: `${1000 + 2 * i}-${1001 + 2 * i}` })) },
    bridge,
  ),
  change(
    "CD026",
    TYPE,
    { container_definitions: added(other), "container_definitions.links": ["other"] },
    { of: isInMode("awsvpc", "host"), also: ["TD042"] },
  ),
  ...one("CD027", "hostname", ["web"], awsvpc),
  ...one("CD028", "extraHosts", [[{ hostname: "a", ipAddress: "10.0.0.1" }]], awsvpc),
  ...one("CD029", "dnsServers", [["10.0.0.2"]], awsvpc),
  ...one("CD030", "logConfiguration", [logs("stdout")], { also: ["CD031"] }),
  ...one("CD031", "logConfiguration", [logs("json-file"), logs("gelf")], fargate),
  ...one("CD032", "logConfiguration", [
    awslogs({ "awslogs-group": undefined }),
    awslogs({ "awslogs-region": undefined }),
  ]),
  ...one("CD033", "logConfiguration", [awslogs({ "awslogs-stream-prefix": undefined })], fargate),
  ...one("CD034", "logConfiguration", [awslogs({ "awslogs-streams": "a" })]),
  ...one("CD035", "logConfiguration", [awslogs({ mode: "blocking", "max-buffer-size": "25m" })]),
  ...one("CD036", "logConfiguration", [awslogs({ "awslogs-group": "/ecs/nobody" })]),
  ...one("CD037", "logConfiguration", [
    logs("splunk", { "splunk-url": "https://splunk:8088" }),
    logs("splunk", { "splunk-token": "a" }),
  ]),
  ...one("CD038", "logConfiguration", [logs("awsfirelens", { Name: "cloudwatch" })]),
  beside(
    "CD039",
    {
      firelensConfiguration: {
        type: "fluentbit",
        options: { "config-file-type": "s3", "config-file-value": "arn:aws:s3:::a/b" },
      },
    },
    fargate,
  ),
  ...one("CD040", "healthCheck", [{ command: ["curl"] }, { command: ["cmd", "true"] }]),
  ...one("CD041", "healthCheck", [check({ interval: 4, timeout: 2 }), check({ interval: 301 })]),
  ...one("CD042", "healthCheck", [check({ timeout: 1 }), check({ timeout: 61, interval: 120 })]),
  ...one("CD043", "healthCheck", [check({ interval: 10, timeout: 30 })]),
  ...one("CD044", "healthCheck", [check({ retries: 0 }), check({ retries: 11 })]),
  ...one("CD045", "healthCheck", [check({ startPeriod: 301 }), check({ startPeriod: -1 })]),
  ...one("CD046", "dependsOn", [[{ containerName: "nobody", condition: "START" }]]),
  change(
    "CD047",
    TYPE,
    {
      container_definitions: added(other, {
        ...other,
        name: "later",
        dependsOn: [{ containerName: "other", condition: "STARTED" }],
      }),
    },
    { also: ["TD042"] },
  ),
  change(
    "CD048",
    TYPE,
    {
      container_definitions: added(
        { ...other, essential: true },
        { ...other, name: "later", dependsOn: [{ containerName: "other", condition: "SUCCESS" }] },
      ),
    },
    { also: ["TD042"] },
  ),
  change(
    "CD049",
    TYPE,
    {
      container_definitions: added(other, {
        ...other,
        name: "later",
        dependsOn: [{ containerName: "other", condition: "HEALTHY" }],
      }),
    },
    { also: ["TD042"] },
  ),
  change(
    "CD050",
    TYPE,
    {
      container_definitions: added(
        { ...other, dependsOn: [{ containerName: "later", condition: "START" }] },
        { ...other, name: "later", dependsOn: [{ containerName: "other", condition: "START" }] },
      ),
    },
    { also: ["TD042"] },
  ),
  ...one("CD051", "mountPoints", [[{ sourceVolume: "nobody", containerPath: "/a" }]]),
  change("CD052", TYPE, {
    volume: [{ name: "data" }, { name: "b" }],
    "container_definitions.mountPoints": ["data", "b"].map((sourceVolume) => ({
      sourceVolume,
      containerPath: "/data",
    })),
  }),
  ...one("CD053", "volumesFrom", [[{ sourceContainer: "nobody" }]]),
  ...one("CD054", "secrets", [[{ name: "A" }], [{ valueFrom: "a" }]]),
  change("CD055", TYPE, {
    "container_definitions.environment": [{ name: "A", value: "" }],
    "container_definitions.secrets": [{ name: "A", valueFrom: "a" }],
  }),
  ...one("CD056", "environment", [
    [
      { name: "A", value: "1" },
      { name: "A", value: "2" },
    ],
  ]),
  ...one("CD057", "environmentFiles", [
    [{ type: "s3", value: "arn:aws:s3:::a/b.txt" }],
    list(11, (i) => ({ type: "s3", value: `arn:aws:s3:::a/${i}.env` })),
  ]),
  ...one("CD058", "ulimits", [[{ name: "nofile", softLimit: 2, hardLimit: 1 }]]),
  ...one("CD059", "privileged", [true], fargate),
  ...one("CD060", "stopTimeout", [121], fargate),
  ...one("CD061", "resourceRequirements", [[{ type: "GPU", value: "1" }]], fargate),
  ...one(
    "CD062",
    "linuxParameters",
    [{ sharedMemorySize: 64 }, { maxSwap: 64 }, { devices: [{ hostPath: "/dev/fuse" }] }],
    fargate,
  ),
  ...one("CD063", "linuxParameters", [{ capabilities: { add: ["NET_ADMIN"] } }], fargate),
  ...one("CD064", "linuxParameters", [{ maxSwap: 1, swappiness: 101 }, { sharedMemorySize: 0 }], instances),
  ...one("CD065", "dockerSecurityOptions", [["no-new-privileges"]], fargate),
  ...one("CD067", "credentialSpecs", [["credentialspec:arn:aws:s3:::a/b", "credentialspec:arn:aws:s3:::a/c"]], {
    ...instances,
    also: ["CD066"],
  }),
  ...one("CD068", "restartPolicy", [
    { enabled: true, restartAttemptPeriod: 59 },
    { enabled: true, restartAttemptPeriod: 1801 },
  ]),
  ...one("CD069", "restartPolicy", [{ enabled: true, ignoredExitCodes: list(51, (i) => i) }]),
  ...one("CD070", "restartPolicy", [{ enabled: false, restartAttemptPeriod: 60 }]),
  ...one("CD071", "links", [["nobody"]], bridge),
];
