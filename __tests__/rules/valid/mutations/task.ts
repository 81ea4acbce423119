import { list, long } from "../edge";
import { change, each, type Mutation, type Where } from "./mutation";

const TYPE = "aws_ecs_task_definition";

type Attributes = Parameters<NonNullable<Where["of"]>>[0];

export const isOnFargate = ({ requires_compatibilities }: Attributes) => requires_compatibilities !== undefined;
export const isOnInstances = (task: Attributes) => !isOnFargate(task);
export const isInMode =
  (...modes: string[]) =>
  ({ network_mode }: Attributes) =>
    modes.includes(String(network_mode));
const isSized = (cpu: string) => (task: Attributes) => isOnFargate(task) && task.cpu === cpu;

const fargate = { of: isOnFargate };
const instances = { of: isOnInstances };
const bridge = { of: isInMode("bridge") };
const awsvpc = { of: isInMode("awsvpc") };
const windows = { operating_system_family: "WINDOWS_SERVER_2022_CORE" };
const memberOf = { type: "memberOf", expression: "attribute:a == b" };
const added = (volume: object) => (before: unknown) => [...((before as object[] | undefined) ?? []), volume];
const efs = (more: object) => ({ name: "efs", efs_volume_configuration: [{ file_system_id: "fs-12345678", ...more }] });
const tls = { transit_encryption: "ENABLED" };
const docker = (more: object) => ({ name: "docker", docker_volume_configuration: [more] });
const proxy = (more: object) => [
  { type: "APPMESH", container_name: "nobody", properties: { IgnoredUID: "1337" }, ...more },
];

export const taskMutations: readonly Mutation[] = [
  ...each("TD001", TYPE, "family", [long(256)]),
  ...each("TD002", TYPE, "family", ["a b", "é", "a/b"]),
  change(
    "TD004",
    TYPE,
    {
      container_definitions: (before: unknown) => [
        ...(before as object[]),
        ...list(11, (i) => ({ name: `x${i}`, image: "x", essential: false })),
      ],
    },
    fargate,
  ),
  change("TD005", TYPE, {
    container_definitions: (before: unknown) =>
      (before as object[]).map((container) => ({ ...container, essential: false })),
  }),
  change("TD006", TYPE, { network_mode: "nat" }, bridge),
  change(
    "TD007",
    TYPE,
    { network_mode: "bridge" },
    { ...fargate, also: ["SV004", "SV007", "SV010", "SV055", "SV073", "SV074"] },
  ),
  ...["cpu", "memory"].map((size) => change("TD008", TYPE, { [size]: undefined }, fargate)),
  ...each("TD009", TYPE, "cpu", ["300", "32768"], { ...fargate, also: ["TD041"] }),
  change("TD010", TYPE, { memory: "4096" }, { of: isSized("256") }),
  change("TD011", TYPE, { memory: "5120" }, { of: isSized("512") }),
  change("TD012", TYPE, { memory: "9216" }, { of: isSized("1024") }),
  change("TD013", TYPE, { memory: "17408" }, { of: isSized("2048") }),
  change("TD014", TYPE, { memory: "31744" }, { of: isSized("4096") }),
  change("TD015", TYPE, { memory: "65536" }, { of: isSized("8192") }),
  change("TD016", TYPE, { memory: "131072" }, { of: isSized("16384") }),
  change(
    "TD017",
    TYPE,
    { runtime_platform: windows },
    { of: isSized("256"), also: ["CD066", "SV021", "TD063", "SV069", "SV071"] },
  ),
  ...each("TD018", TYPE, "cpu", ["many", "1 CPU"], instances),
  ...each("TD019", TYPE, "cpu", ["196609", "200 vCPU"], instances),
  change("TD020", TYPE, { placement_constraints: [memberOf] }, fargate),
  change("TD021", TYPE, { placement_constraints: [{ type: "distinctInstance", expression: "a" }] }, instances),
  change("TD022", TYPE, { placement_constraints: [{ ...memberOf, expression: long(2001) }] }, instances),
  change("TD022", TYPE, { placement_constraints: [{ type: "memberOf" }] }, instances),
  change("TD023", TYPE, { placement_constraints: list(11, () => memberOf) }, instances),
  ...each(
    "TD024",
    TYPE,
    "ephemeral_storage",
    [20, 201].map((size_in_gib) => ({ size_in_gib })),
    fargate,
  ),
  change("TD025", TYPE, { ephemeral_storage: { size_in_gib: 30 }, requires_compatibilities: ["EC2"] }, instances),
  change("TD026", TYPE, { ipc_mode: "task" }, fargate),
  change("TD027", TYPE, { pid_mode: "host" }, fargate),
  change(
    "TD028",
    TYPE,
    {
      runtime_platform: windows,
      pid_mode: "host",
      ipc_mode: undefined,
      volume: undefined,
      container_definitions: [{ name: "a", image: "a", memory: 64, cpu: 64 }],
    },
    { ...instances, also: ["SV050", "SV051", "SV073", "SV075"] },
  ),
  ...each("TD029", TYPE, "ipc_mode", ["shared", "Host"], instances),
  ...each("TD029", TYPE, "pid_mode", ["none"], instances),
  change("TD030", TYPE, { requires_compatibilities: ["LAMBDA"] }, { ...instances, also: ["SV005"] }),
  change(
    "TD031",
    TYPE,
    { requires_compatibilities: ["EXTERNAL"] },
    { of: (task) => isOnInstances(task) && isInMode("awsvpc")(task), also: ["SV005", "SV022"] },
  ),
  change("TD032", TYPE, { runtime_platform: { cpu_architecture: "ARM" } }, { also: ["LT013"] }),
  change("TD033", TYPE, { runtime_platform: { operating_system_family: "BEOS" } }),
  change("TD034", TYPE, { proxy_configuration: proxy({}) }, { ...bridge, also: ["TD036"] }),
  change(
    "TD035",
    TYPE,
    { proxy_configuration: proxy({ properties: { AppPorts: "80" } }) },
    { ...awsvpc, also: ["TD036"] },
  ),
  change("TD036", TYPE, { proxy_configuration: proxy({}) }, awsvpc),
  change(
    "TD037",
    TYPE,
    {
      execution_role_arn: undefined,
      container_definitions: [{ name: "a", image: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/a:1" }],
    },
    { ...fargate, also: ["SV050", "SV051"] },
  ),
  change(
    "TD038",
    TYPE,
    {
      execution_role_arn: undefined,
      container_definitions: [
        {
          name: "a",
          image: "a",
          logConfiguration: {
            logDriver: "awslogs",
            options: {
              "awslogs-group": "/ecs/service0",
              "awslogs-region": "ap-northeast-1",
              "awslogs-stream-prefix": "a",
            },
          },
        },
      ],
    },
    { ...fargate, also: ["SV050", "SV051"] },
  ),
  change(
    "TD039",
    TYPE,
    {
      execution_role_arn: undefined,
      container_definitions: [{ name: "a", image: "a", memory: 64, secrets: [{ name: "A", valueFrom: "a" }] }],
    },
    { also: ["SV050", "SV051", "SV073", "SV075"] },
  ),
  ...each("TD040", TYPE, "task_role_arn", ["task", "arn:aws:iam::123456789012:user/task"]),
  change("TD041", TYPE, { "container_definitions.cpu": 16385 }),
  change("TD042", TYPE, { "container_definitions.memory": 122881 }),
  change("TD043", TYPE, { enable_fault_injection: true }, bridge),
  change("TD044", TYPE, { volume: [{ name: "data" }, { name: "data" }] }),
  ...each(
    "TD045",
    TYPE,
    "volume",
    ["a b", long(256), "é"].map((name) => added({ name })),
  ),
  change("TD046", TYPE, {
    volume: added(efs({ ...tls, root_directory: "/a", authorization_config: [{ access_point_id: "fsap-1" }] })),
  }),
  change("TD047", TYPE, { volume: added(efs({ authorization_config: [{ iam: "ENABLED" }] })) }),
  change("TD048", TYPE, { volume: added(efs({ authorization_config: [{ access_point_id: "fsap-1" }] })) }),
  change("TD049", TYPE, { volume: added(efs({ ...tls, transit_encryption_port: 65536 })) }),
  change("TD049", TYPE, { volume: added(efs({ transit_encryption_port: 2049 })) }),
  change("TD050", TYPE, { volume: added(docker({ scope: "task" })) }, fargate),
  change("TD051", TYPE, { volume: added({ name: "host", host_path: "/data" }) }, fargate),
  change("TD052", TYPE, { volume: added(docker({ scope: "task", autoprovision: true })) }, instances),
  change("TD053", TYPE, { volume: added({ ...docker({ scope: "task" }), host_path: "/a" }) }, instances),
  change(
    "TD054",
    TYPE,
    {
      volume: ["data", "a", "b"].map((name) => ({ name, configure_at_launch: name !== "data" })),
      "container_definitions.mountPoints": ["a", "b"].map((name) => ({
        sourceVolume: name,
        containerPath: `/${name}`,
      })),
    },
    { also: ["SV090"] },
  ),
  change("TD055", TYPE, { volume: added({ ...efs({}), configure_at_launch: true }) }, { also: ["TD056", "SV090"] }),
  change("TD056", TYPE, { volume: added({ name: "launch", configure_at_launch: true }) }, { also: ["SV090"] }),
  change("TD058", TYPE, { tags: Object.fromEntries(list(51, (i) => [`k${i}`, ""])) }),
  ...each("TD059", TYPE, "tags", [{ [long(129)]: "" }, { a: long(257) }]),
  ...each("TD060", TYPE, "tags", [{ "aws:a": "" }, { "AWS:a": "" }]),
  change("TD061", TYPE, { "container_definitions.cpu": "64" }, { also: ["TD041"] }),
  change("TD061", TYPE, { "container_definitions.command": "sh" }),
  change("TD062", TYPE, { "container_definitions.portMapping": [] }),
  change("TD065", TYPE, { volume: added(docker({ scope: "all" })) }, instances),
];
