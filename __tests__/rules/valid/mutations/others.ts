import { list, long } from "../edge";
import { adding, change, each, type Mutation } from "./mutation";

const [PROVIDER, GROUP, TEMPLATE] = ["aws_ecs_capacity_provider", "aws_autoscaling_group", "aws_launch_template"];
const [TARGET, POLICY, ALARM, LOGS] = [
  "aws_appautoscaling_target",
  "aws_appautoscaling_policy",
  "aws_cloudwatch_metric_alarm",
  "aws_cloudwatch_log_group",
];
const [REPOSITORY, LIFECYCLE] = ["aws_ecr_repository", "aws_ecr_lifecycle_policy"];
const scaling = "auto_scaling_group_provider.managed_scaling";
const disk = (id: string, ebs: object) =>
  change(id, TEMPLATE, { block_device_mappings: [{ device_name: "/dev/xvda", ebs: [ebs] }] });
const policy = (id: string, ...rules: object[]) => change(id, LIFECYCLE, { policy: JSON.stringify({ rules }) });
const expire = (rulePriority: number, selection: object) => ({ rulePriority, selection, action: { type: "expire" } });
const images = { countType: "imageCountMoreThan", countNumber: 1 };
const isTracking = ({ policy_type }: Readonly<Record<string, unknown>>) => policy_type === "TargetTrackingScaling";
const isStepping = ({ policy_type }: Readonly<Record<string, unknown>>) => policy_type === "StepScaling";
const tracking = { of: isTracking };
const stepping = { of: isStepping };
const steps = (...step_adjustment: object[]) => ({ adjustment_type: "ChangeInCapacity", step_adjustment });
const TRACKING = "target_tracking_scaling_policy_configuration";
const vpc = "${aws_vpc.main.id}";

export const otherMutations: readonly Mutation[] = [
  ...each("NW001", "aws_vpc", "cidr_block", ["10.0.0.0/15", "10.0.0.0/29", "10.0.0.1/16"], { also: ["NW003"] }),
  change("NW002", "aws_subnet", { cidr_block: "10.0.0.0/29" }, { also: ["NW003", "NW004"] }),
  adding("NW003", { aws_subnet: { outside: { vpc_id: vpc, cidr_block: "192.168.0.0/24" } } }),
  {
    id: "NW004",
    what: "the same subnet twice",
    also: [],
    apply: (system) => {
      const [first = {}] = Object.values(system.aws_subnet ?? {});
      return { ...system, aws_subnet: { ...system.aws_subnet, twin: first } };
    },
  },
  change("SG014", "aws_vpc_security_group_ingress_rule", { to_port: 65536 }),
  change("CL009", PROVIDER, { name: "aws-instances" }),
  change("CL009", PROVIDER, { name: "Fargate" }, { also: ["SV018", "CL008"] }),
  ...each("CL012", PROVIDER, `${scaling}.target_capacity`, [0, 101]),
  change("CL015", PROVIDER, { [`${scaling}.status`]: "DISABLED" }),
  change("CL016", GROUP, { protect_from_scale_in: false }),
  change("CL021", "aws_iam_role_policy_attachment", { policy_arn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" }),
  change("AS001", GROUP, { min_size: 101 }, { also: ["AS018"] }),
  change("AS002", GROUP, { desired_capacity: 101 }, { also: ["AS018"] }),
  change("AS003", GROUP, { min_size: -1 }),
  change("AS016", GROUP, { tag: list(2, () => ({ key: "AmazonECSManaged", value: "", propagate_at_launch: true })) }),
  change("AS018", GROUP, { min_size: 1 }),
  adding("AS017", {
    aws_autoscaling_policy: {
      more: {
        name: "more",
        autoscaling_group_name: "${aws_autoscaling_group.main.name}",
        adjustment_type: "ChangeInCapacity",
        scaling_adjustment: 1,
      },
    },
  }),
  disk("LT006", { volume_type: "io2", volume_size: 100 }),
  disk("LT007", { volume_type: "gp3", volume_size: 100, iops: 2999 }),
  disk("LT007", { volume_type: "io1", volume_size: 10, iops: 501 }),
  disk("LT008", { volume_type: "gp3", volume_size: 100, throughput: 124 }),
  disk("LT015", { volume_type: "st1", volume_size: 124 }),
  disk("LT015", { volume_type: "gp2", volume_size: 16385 }),
  ...each("ER001", REPOSITORY, "name", ["A", "a", "a//b", long(257)]),
  change("ER003", REPOSITORY, {
    encryption_configuration: [{ encryption_type: "AES256", kms_key: "arn:aws:kms:ap-northeast-1:123456789012:key/1" }],
  }),
  policy("ER005", expire(1, { tagStatus: "tagged", ...images })),
  policy("ER006", expire(1, { tagStatus: "any", tagPrefixList: ["a"], ...images })),
  policy("ER007", expire(1, { tagStatus: "tagged", tagPatternList: ["*a*b*c*d*"], ...images })),
  policy("ER008", expire(1, { tagStatus: "any", ...images }), expire(2, { tagStatus: "untagged", ...images })),
  policy(
    "ER009",
    expire(1, { tagStatus: "untagged", ...images }),
    expire(1, { tagStatus: "tagged", tagPrefixList: ["a"], ...images }),
  ),
  policy("ER010", expire(1, { tagStatus: "untagged", countType: "sinceImagePushed", countNumber: 1 })),
  adding("ER011", {
    aws_ecr_pull_through_cache_rule: {
      hub: { ecr_repository_prefix: "hub", upstream_registry_url: "registry-1.docker.io" },
    },
  }),
  adding("ER012", {
    aws_ecr_pull_through_cache_rule: {
      hub: {
        ecr_repository_prefix: "hub",
        upstream_registry_url: "registry-1.docker.io",
        credential_arn: "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:hub-AbCdEf",
      },
    },
  }),
  change("CW002", LOGS, { name: "aws/a" }, { also: ["CD036"] }),
  ...each("CW008", ALARM, "period", [15, 61, 0]),
  change("AA001", TARGET, { min_capacity: 30 }, { also: ["SV103"] }),
  change("AA002", TARGET, { min_capacity: -1 }),
  change("AA003", TARGET, { resource_id: "service/shop" }, { also: ["SV096", "SV103"] }),
  change("AA005", POLICY, { [`${TRACKING}.predefined_metric_specification`]: undefined }, tracking),
  change(
    "AA006",
    POLICY,
    { [`${TRACKING}.predefined_metric_specification`]: [{ predefined_metric_type: "ALBRequestCountPerTarget" }] },
    tracking,
  ),
  change("AA007", POLICY, { [`${TRACKING}.predefined_metric_specification.resource_label`]: "a" }, tracking),
  change("AA008", POLICY, { policy_type: "StepScaling" }, tracking),
  change(
    "AA009",
    POLICY,
    { [`${TRACKING}.predefined_metric_specification.predefined_metric_type`]: "RDSReaderAverageCPUUtilization" },
    tracking,
  ),
  change("AA010", POLICY, { [`${TRACKING}.target_value`]: 101 }, tracking),
  change(
    "AA011",
    POLICY,
    {
      step_scaling_policy_configuration: steps(
        { scaling_adjustment: 1, metric_interval_lower_bound: 0, metric_interval_upper_bound: 10 },
        { scaling_adjustment: 2, metric_interval_lower_bound: 20 },
      ),
    },
    stepping,
  ),
  change(
    "AA017",
    POLICY,
    { step_scaling_policy_configuration: steps({ scaling_adjustment: 1.5, metric_interval_lower_bound: 0 }) },
    stepping,
  ),
  adding("NM001", { aws_ecs_cluster: { one: { name: "twins" }, two: { name: "twins" } } }),
  adding("NM001", { aws_cloudwatch_log_group: { one: { name: "/twins" }, two: { name: "/twins" } } }),
  adding("NM001", {
    aws_iam_role: Object.fromEntries(
      ["one", "two"].map((key) => [
        key,
        { name: "twins", assume_role_policy: "${data.aws_iam_policy_document.trust.json}" },
      ]),
    ),
  }),
  adding("VO001", { aws_ebs_volume: { data: { availability_zone: "ap-northeast-1a", type: "st1", size: 124 } } }),
  adding("VO002", { aws_ebs_volume: { data: { availability_zone: "ap-northeast-1a", type: "io2", size: 8 } } }),
  adding("VO003", {
    aws_ebs_volume: { data: { availability_zone: "ap-northeast-1a", type: "gp3", size: 8, iops: 4001 } },
  }),
  adding("VO004", {
    aws_ebs_volume: { data: { availability_zone: "ap-northeast-1a", type: "gp3", size: 8, throughput: 751 } },
  }),
];
