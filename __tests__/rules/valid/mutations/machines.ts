import { long } from "../edge";
import { adding, change, each, type Mutation } from "./mutation";

const [GROUP, TEMPLATE, ROLE, INLINE] = [
  "aws_autoscaling_group",
  "aws_launch_template",
  "aws_iam_role",
  "aws_iam_role_policy",
];
const document = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const allow = { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: "*" };
const instances = { of: ({ name }: Readonly<Record<string, unknown>>) => name === "instances" };

/** Mistakes in the machines of a cluster, and in what it may do. */
export const machineMutations: readonly Mutation[] = [
  change("AS004", GROUP, { launch_configuration: "web" }),
  change("AS005", GROUP, { availability_zones: ["ap-northeast-1a"] }),
  change("AS006", GROUP, { health_check_type: "ALB" }),
  ...each("AS007", GROUP, "max_instance_lifetime", [86399, 31536001]),
  ...each("AS008", GROUP, "name", ["a:b", long(256)]),
  change("AS009", GROUP, {
    instance_maintenance_policy: [{ min_healthy_percentage: 50, max_healthy_percentage: 151 }],
  }),
  change("AS011", GROUP, { termination_policies: ["Oldest"] }),
  ...each("LT001", TEMPLATE, "name", ["ab", "a b"]),
  change("LT004", TEMPLATE, { network_interfaces: [{ security_groups: ["sg-1"] }] }),
  ...each("LT005", TEMPLATE, "metadata_options.http_put_response_hop_limit", [0, 65]),
  change("LT010", TEMPLATE, { "iam_instance_profile.name": "instances" }),
  change("LT011", TEMPLATE, { image_id: "amazon-linux" }),
  ...each("IA001", ROLE, "name", ["a b", long(65)], instances),
  change("IA003", ROLE, { path: "a" }),
  ...each("IA004", ROLE, "max_session_duration", [3599, 43201]),
  change("IA007", INLINE, { policy: document({ ...allow, Action: undefined }) }),
  change("IA008", INLINE, { policy: document({ ...allow, Sid: "a b" }) }),
  change("IA010", "aws_iam_role_policy_attachment", { policy_arn: "AmazonS3ReadOnlyAccess" }, { also: ["CL021"] }),
  change("IA011", ROLE, { description: long(1001) }),
  change("IA012", INLINE, { name: "a b" }),
  change("IA013", "aws_iam_instance_profile", { name: "a b" }),
  adding("VO006", {
    aws_ebs_volume: {
      data: {
        availability_zone: "ap-northeast-1a",
        size: 8,
        encrypted: false,
        kms_key_id: "arn:aws:kms:ap-northeast-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      },
    },
  }),
];
