import { long } from "../edge";
import { adding, change, each, type Mutation } from "./mutation";

const [CLUSTER, PROVIDER, PROVIDERS, GROUP] = [
  "aws_ecs_cluster",
  "aws_ecs_capacity_provider",
  "aws_ecs_cluster_capacity_providers",
  "aws_autoscaling_group",
];
const SERVICE = "aws_service_discovery_service";
const managed = "auto_scaling_group_provider.managed_scaling";
const execute = (more: object) => ({ configuration: [{ execute_command_configuration: [more] }] });
const group = (id: string, attributes: object, also: string[] = []) =>
  adding(id, { aws_security_group: { more: { name: "more", vpc_id: "${aws_vpc.main.id}", ...attributes } } }, { also });
const ingress = (id: string, attributes: object, also: string[] = []) =>
  adding(
    id,
    {
      aws_vpc_security_group_ingress_rule: {
        more: {
          security_group_id: "${aws_security_group.balancers.id}",
          ip_protocol: "tcp",
          from_port: 80,
          to_port: 80,
          cidr_ipv4: "10.0.0.0/8",
          ...attributes,
        },
      },
    },
    { also },
  );
const logs = (id: string, attributes: object) =>
  adding(id, { aws_cloudwatch_log_group: { more: { name: "/more", ...attributes } } });
const repository = (id: string, attributes: object) =>
  adding(id, { aws_ecr_repository: { more: { name: "more", ...attributes } } });
const dns = (type: string, more: object = {}) => ({
  dns_config: [
    {
      namespace_id: "${aws_service_discovery_private_dns_namespace.main.id}",
      dns_records: [{ type, ttl: 60 }],
      ...more,
    },
  ],
});
const named = (id: string, attributes: object, also: string[] = []) =>
  adding(id, { [SERVICE]: { more: { name: "more", ...dns("A"), ...attributes } } }, { also });

/** Mistakes in what services share: clusters, groups, logs, repositories and namespaces. */
export const sharedMutations: readonly Mutation[] = [
  ...each("CL001", CLUSTER, "name", ["a b", long(256), "é"]),
  change("CL002", CLUSTER, { setting: [{ name: "insights", value: "enabled" }] }),
  change("CL003", CLUSTER, { setting: [{ name: "containerInsights", value: "on" }] }),
  change("CL004", CLUSTER, execute({ logging: "OVERRIDE" })),
  change("CL004", CLUSTER, execute({ logging: "DEFAULT", log_configuration: [{ cloud_watch_log_group_name: "a" }] })),
  change(
    "CL005",
    CLUSTER,
    execute({
      logging: "OVERRIDE",
      log_configuration: [{ cloud_watch_encryption_enabled: true, s3_bucket_name: "a" }],
    }),
  ),
  change(
    "CL006",
    CLUSTER,
    execute({
      logging: "OVERRIDE",
      log_configuration: [{ s3_bucket_encryption_enabled: true, cloud_watch_log_group_name: "a" }],
    }),
  ),
  change("CL007", PROVIDERS, { default_capacity_provider_strategy: [{ capacity_provider: "nobody", weight: 1 }] }),
  change("CL008", PROVIDERS, {
    default_capacity_provider_strategy: ["FARGATE", "${aws_ecs_capacity_provider.main.name}"].map(
      (capacity_provider) => ({ capacity_provider, weight: 1 }),
    ),
  }),
  ...each("CL010", PROVIDER, "name", ["a b", long(256)]),
  change("CL011", PROVIDER, { "auto_scaling_group_provider.auto_scaling_group_arn": "instances" }, { also: ["SV103"] }),
  ...each("CL013", PROVIDER, `${managed}.minimum_scaling_step_size`, [0, 10001]),
  ...each("CL014", PROVIDER, `${managed}.instance_warmup_period`, [-1, 10001]),
  change("CL017", GROUP, { tag: [] }),
  change("CL018", GROUP, { max_size: 0 }, { also: ["SV103"] }),
  change("AS015", GROUP, { desired_capacity: 0, lifecycle: undefined }),
  logs("CW001", { name: "a b" }),
  logs("CW003", { retention_in_days: 2 }),
  logs("CW004", { kms_key_id: "key" }),
  logs("CW005", { log_group_class: "CHEAP" }),
  logs("CW006", { log_group_class: "DELIVERY", retention_in_days: 7 }),
  repository("ER002", { image_tag_mutability: "FIXED" }),
  repository("ER004", { encryption_configuration: [{ encryption_type: "AES" }] }),
  named("SD001", dns("CNAME", { routing_policy: "MULTIVALUE" })),
  named("SD002", { health_check_config: [{ type: "TCP" }], health_check_custom_config: [{ failure_threshold: 1 }] }, [
    "SD003",
  ]),
  named("SD003", { health_check_config: [{ type: "TCP" }] }),
  named("SD004", { health_check_config: [{ type: "TCP", failure_threshold: 11 }] }, ["SD003"]),
  named("SD005", dns("MX")),
  named("SD007", { name: "a b" }),
  change("SD008", "aws_service_discovery_private_dns_namespace", { name: "a b" }),
  group("SG001", { name: "sg-a" }),
  group("SG002", { name: long(256) }),
  group("SG003", { name: "a?" }),
  group("SG004", { name: "default" }),
  group("SG005", { description: "" }),
  group("SG010", { ingress: [{ protocol: "tcp", from_port: 80, to_port: 80 }] }),
  ingress("SG006", { from_port: 81 }),
  ingress("SG007", { ip_protocol: "http" }),
  ingress("SG008", { ip_protocol: "-1" }),
  ingress("SG009", { from_port: undefined, to_port: undefined }),
  ingress("SG011", { cidr_ipv6: "::/0" }),
  ingress("SG012", { cidr_ipv4: "10.0.0.1/8" }),
  ingress("SG015", { description: long(256) }),
  change("SG013", "aws_security_group", {
    ingress: [{ protocol: "tcp", from_port: 80, to_port: 80, cidr_blocks: ["10.0.0.0/8"] }],
  }),
];
