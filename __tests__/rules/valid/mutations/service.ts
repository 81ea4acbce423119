import { list, long } from "../edge";
import type { System } from "../system/system";
import { change, each, type Mutation, type Where } from "./mutation";

const TYPE = "aws_ecs_service";

type Attributes = Parameters<NonNullable<Where["of"]>>[0];

/** The network mode of a service's task definition. */
function modeOf({ task_definition }: Attributes, system: System): unknown {
  const [, name = ""] = /\.(\w+)\.arn\}/.exec(String(task_definition)) ?? [];
  return system.aws_ecs_task_definition?.[name]?.network_mode;
}

const isOnFargate = ({ ordered_placement_strategy }: Attributes) => ordered_placement_strategy === undefined;
const isOnInstances = (service: Attributes) => !isOnFargate(service);
const isLaunched = ({ launch_type }: Attributes) => launch_type === "FARGATE";
const isSpot = (service: Attributes) => isOnFargate(service) && !isLaunched(service);
const isRouted = ({ load_balancer }: Attributes) => load_balancer !== undefined;
const isNamed = ({ service_registries }: Attributes) => service_registries !== undefined;
const isScaled = ({ lifecycle }: Attributes) => lifecycle !== undefined;
const inMode =
  (...modes: string[]) =>
  (service: Attributes, system: System) =>
    modes.includes(String(modeOf(service, system)));

/** Whether neither a load balancer nor a health check asks the service's tasks. */
const isUnasked = (service: Attributes, system: System) =>
  !isRouted(service) && !JSON.stringify(system.aws_ecs_task_definition).includes("healthCheck");

const instances = { of: isOnInstances };
const fargate = { of: isOnFargate };
const spot = { of: isSpot };
const routed = { of: isRouted };
const awsvpc = { of: inMode("awsvpc") };
const bridge = { of: inMode("bridge") };
const strategies = (...items: object[]) => items.map((item) => ({ capacity_provider: "FARGATE", weight: 1, ...item }));
const connect = (more: object) => [{ enabled: true, namespace: "shop", ...more }];
const memberOf = { type: "memberOf", expression: "attribute:a == b" };

export const serviceMutations: readonly Mutation[] = [
  ...each("SV001", TYPE, "name", ["a b", long(256), "é"]),
  change("SV002", TYPE, { capacity_provider_strategy: strategies({}) }, { of: isLaunched }),
  change("SV003", TYPE, { launch_type: "LAMBDA", platform_version: undefined }, { of: isLaunched }),
  change(
    "SV004",
    TYPE,
    { launch_type: "FARGATE", capacity_provider_strategy: undefined, ordered_placement_strategy: undefined },
    { of: inMode("bridge", "host"), also: ["SV006"] },
  ),
  change("SV006", TYPE, { network_configuration: undefined }, awsvpc),
  change(
    "SV007",
    TYPE,
    { network_configuration: [{ subnets: ["${aws_subnet.private_a.id}"] }] },
    { of: inMode("bridge", "host") },
  ),
  change("SV008", TYPE, { "network_configuration.subnets": [] }, awsvpc),
  change(
    "SV008",
    TYPE,
    { "network_configuration.subnets": list(17, (i) => `subnet-${i}`) },
    { ...awsvpc, also: ["SV011"] },
  ),
  change(
    "SV009",
    TYPE,
    { "network_configuration.security_groups": list(6, (i) => `sg-${i}`) },
    { ...awsvpc, also: ["SG016"] },
  ),
  change(
    "SV010",
    TYPE,
    { "network_configuration.assign_public_ip": true },
    { of: (service, system) => isOnInstances(service) && inMode("awsvpc")(service, system) },
  ),
  change("SV013", TYPE, { capacity_provider_strategy: strategies(...list(21, () => ({}))) }, spot),
  ...each(
    "SV014",
    TYPE,
    "capacity_provider_strategy",
    [-1, 1001].map((weight) => strategies({}, { weight })),
    spot,
  ),
  ...each(
    "SV015",
    TYPE,
    "capacity_provider_strategy",
    [-1, 100001].map((base) => strategies({ base })),
    spot,
  ),
  change(
    "SV016",
    TYPE,
    { capacity_provider_strategy: strategies({ base: 1 }, { base: 1, capacity_provider: "FARGATE_SPOT" }) },
    spot,
  ),
  change("SV017", TYPE, { capacity_provider_strategy: strategies({ weight: 0 }) }, spot),
  change(
    "SV018",
    TYPE,
    { capacity_provider_strategy: strategies({}, { capacity_provider: "${aws_ecs_capacity_provider.main.name}" }) },
    { ...spot, also: ["SV004", "SV005"] },
  ),
  change(
    "SV019",
    TYPE,
    { capacity_provider_strategy: [{ capacity_provider: "nobody", weight: 1 }] },
    { ...instances, also: ["SV103"] },
  ),
  change(
    "SV023",
    TYPE,
    { scheduling_strategy: "DAEMON" },
    { of: (service) => isLaunched(service) && !isScaled(service), also: ["SV026", "SV100"] },
  ),
  change(
    "SV025",
    TYPE,
    {
      scheduling_strategy: "DAEMON",
      desired_count: 2,
      deployment_maximum_percent: 100,
      deployment_minimum_healthy_percent: 0,
      ordered_placement_strategy: undefined,
    },
    { of: (service) => isOnInstances(service) && !isScaled(service) },
  ),
  change(
    "SV027",
    TYPE,
    { scheduling_strategy: "DAEMON", deployment_maximum_percent: 100, deployment_minimum_healthy_percent: 0 },
    { of: (service) => isOnInstances(service) && !isScaled(service) },
  ),
  change(
    "SV026",
    TYPE,
    { scheduling_strategy: "DAEMON", deployment_maximum_percent: 200, ordered_placement_strategy: undefined },
    { of: (service) => isOnInstances(service) && !isScaled(service) },
  ),
  change(
    "SV030",
    TYPE,
    {
      availability_zone_rebalancing: "ENABLED",
      deployment_maximum_percent: 100,
      deployment_minimum_healthy_percent: 0,
    },
    { ...fargate, also: ["SV104"] },
  ),
  change(
    "SV031",
    TYPE,
    { availability_zone_rebalancing: "ENABLED", ordered_placement_strategy: [{ type: "binpack", field: "cpu" }] },
    instances,
  ),
  change("SV034", TYPE, { deployment_minimum_healthy_percent: 100, deployment_maximum_percent: 99 }),
  change(
    "SV035",
    TYPE,
    { deployment_minimum_healthy_percent: 75, deployment_maximum_percent: 125, desired_count: 3 },
    { of: (service) => !isScaled(service), also: ["SV103", "SV104"] },
  ),
  change("SV036", TYPE, { deployment_minimum_healthy_percent: -1 }),
  change("SV037", TYPE, { desired_count: -1 }, { also: ["AA015", "AA016"] }),
  ...each("SV038", TYPE, "health_check_grace_period_seconds", [-1, 2147483648], routed),
  change("SV039", TYPE, { health_check_grace_period_seconds: 60 }, { of: isUnasked }),
  change("SV040", TYPE, { placement_constraints: [memberOf] }, fargate),
  change(
    "SV041",
    TYPE,
    { ordered_placement_strategy: list(6, (i) => ({ type: "spread", field: `attribute:a${i}` })) },
    instances,
  ),
  change("SV042", TYPE, { placement_constraints: list(11, () => memberOf) }, instances),
  change("SV043", TYPE, { ordered_placement_strategy: [{ type: "pack" }] }, instances),
  ...each(
    "SV044",
    TYPE,
    "ordered_placement_strategy",
    [[{ type: "binpack" }], [{ type: "binpack", field: "disk" }]],
    instances,
  ),
  change("SV045", TYPE, { ordered_placement_strategy: [{ type: "spread" }] }, instances),
  change("SV046", TYPE, { ordered_placement_strategy: [{ type: "random", field: "cpu" }] }, instances),
  change("SV047", TYPE, { placement_constraints: [{ type: "sameInstance" }] }, instances),
  ...each(
    "SV048",
    TYPE,
    "placement_constraints",
    [[{ type: "memberOf" }], [{ type: "distinctInstance", expression: "a" }]],
    instances,
  ),
  change("SV049", TYPE, { "load_balancer.target_group_arn": undefined }, { ...routed, also: ["SV039", "SV056"] }),
  change("SV050", TYPE, { "load_balancer.container_name": "nobody" }, routed),
  change("SV051", TYPE, { "load_balancer.container_port": (port: unknown) => (Number(port) === 1 ? 2 : 1) }, routed),
  change("SV052", TYPE, { "load_balancer.container_port": 65536 }, { ...routed, also: ["SV051"] }),
  change("SV053", TYPE, { load_balancer: (before: unknown) => list(6, () => (before as object[])[0]) }, routed),
  change("SV056", TYPE, { depends_on: [] }, routed),
  change(
    "SV063",
    TYPE,
    { deployment_controller: { type: "EXTERNAL" }, deployment_circuit_breaker: { enable: true, rollback: true } },
    { also: ["SV064", "SV068"] },
  ),
  change(
    "SV064",
    TYPE,
    {
      deployment_controller: { type: "CODE_DEPLOY" },
      deployment_circuit_breaker: undefined,
      alarms: { alarm_names: ["a"], enable: true, rollback: true },
    },
    routed,
  ),
  change("SV065", TYPE, { alarms: { alarm_names: [], enable: true, rollback: true } }),
  change(
    "SV066",
    TYPE,
    { deployment_controller: { type: "CODE_DEPLOY" }, deployment_circuit_breaker: undefined },
    { of: (service) => !isRouted(service), also: ["SV100"] },
  ),
  change("SV067", TYPE, { deployment_controller: { type: "SPINNAKER" } }, { also: ["SV063"] }),
  change("SV068", TYPE, { task_definition: undefined }),
  change("SV069", TYPE, { platform_version: "1.4.0" }, instances),
  ...each("SV070", TYPE, "platform_version", ["1.4", "latest"], { of: isLaunched }),
  change(
    "SV072",
    TYPE,
    { service_registries: (before: unknown) => list(2, () => (before as object[])[0]) },
    { of: isNamed },
  ),
  change(
    "SV073",
    TYPE,
    { "service_registries.container_port": undefined, "service_registries.container_name": undefined },
    { of: (service, system) => isNamed(service) && inMode("bridge")(service, system), also: ["SV075"] },
  ),
  change(
    "SV075",
    TYPE,
    { "service_registries.port": 80 },
    { of: (service, system) => isNamed(service) && inMode("bridge")(service, system) },
  ),
  change("SV078", TYPE, { service_connect_configuration: [{ enabled: true }] }, { also: ["SV085"] }),
  change(
    "SV079",
    TYPE,
    { service_connect_configuration: connect({ service: [{ port_name: "nobody", client_alias: [{ port: 80 }] }] }) },
    awsvpc,
  ),
  change(
    "SV081",
    TYPE,
    { service_connect_configuration: connect({ service: [{ port_name: "a", client_alias: [{ port: 0 }] }] }) },
    { ...awsvpc, also: ["SV079"] },
  ),
  change(
    "SV082",
    TYPE,
    {
      service_connect_configuration: connect({
        service: [{ port_name: "a", client_alias: [{ port: 80, dns_name: "-a" }] }],
      }),
    },
    { ...awsvpc, also: ["SV079"] },
  ),
  change(
    "SV083",
    TYPE,
    { service_connect_configuration: connect({ service: [{ port_name: "a", ingress_port_override: 0 }] }) },
    { ...awsvpc, also: ["SV079"] },
  ),
  change(
    "SV084",
    TYPE,
    {
      service_connect_configuration: connect({
        service: [{ port_name: "a", timeout: [{ idle_timeout_seconds: -1 }] }],
      }),
    },
    { ...awsvpc, also: ["SV079"] },
  ),
  change("SV085", TYPE, { service_connect_configuration: connect({}) }, { of: inMode("host") }),
  change("SV086", TYPE, { enable_execute_command: true }, { also: ["SV087"] }),
  change("SV088", TYPE, { enable_ecs_managed_tags: true, propagate_tags: undefined }),
  change("SV089", TYPE, { propagate_tags: "CLUSTER" }),
  change("SV096", TYPE, { lifecycle: undefined }, { of: isScaled }),
  change("SV097", TYPE, { scheduling_strategy: "ONCE" }),
  change("SV097", TYPE, { availability_zone_rebalancing: "ON" }),
  change("SV100", TYPE, { launch_type: "EC2", capacity_provider_strategy: undefined }, { ...bridge, also: ["SV103"] }),
];
