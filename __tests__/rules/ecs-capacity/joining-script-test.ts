import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const LINUX = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";
const SHOP = "${aws_ecs_cluster.shop.name}";
const list = (cluster_name: string): Attributes => ({
  cluster_name,
  capacity_providers: ["${aws_ecs_capacity_provider.web.name}"],
});

function capacity(script: string | undefined, template: Attributes = {}, others: ResourceMap = {}): ResourceMap {
  const user_data = script === undefined ? undefined : Buffer.from(script).toString("base64");
  return {
    aws_ecs_cluster: { shop: { name: "shop" }, other: { name: "other" } },
    aws_launch_template: {
      web: { iam_instance_profile: { name: "web" }, image_id: LINUX, user_data, ...template },
    },
    aws_autoscaling_group: {
      web: { launch_template: { id: "${aws_launch_template.web.id}" }, vpc_zone_identifier: ["subnet-1"] },
    },
    aws_ecs_capacity_provider: {
      web: { name: "web", auto_scaling_group_provider: { auto_scaling_group_arn: "${aws_autoscaling_group.web.arn}" } },
    },
    aws_ecs_cluster_capacity_providers: { shop: list(SHOP) },
    ...others,
  };
}

describe("the script of instances that are a cluster's capacity", () => {
  it.each([
    "echo ECS_CLUSTER=shop >> /etc/ecs/ecs.config",
    "Initialize-ECSAgent -Cluster shop -EnableTaskIAMRole",
    "aws s3 cp s3://shop/ecs.config /etc/ecs/ecs.config",
    '[settings.ecs]\ncluster = "shop"',
    "echo ECS_CLUSTER=$CLUSTER >> /etc/ecs/ecs.config",
  ])("may be %j", (script) => {
    expect(violated(capacity(script))).toEqual([]);
  });

  it("joins this cluster, and no other", () => {
    expect(messages(capacity("echo ECS_CLUSTER=other >> /etc/ecs/ecs.config"))).toEqual([
      'Warning: CL020 [aws_autoscaling_group.web] user_data of aws_launch_template.web is "a script that joins another cluster"; ' +
        "allowed: a script that joins shop. Write ECS_CLUSTER= and the cluster's name into /etc/ecs/ecs.config by the user " +
        "data, or on Windows, run Initialize-ECSAgent.",
    ]);
    const user_data = '${base64encode("ECS_CLUSTER=${aws_ecs_cluster.other.name}")}';
    const named = { aws_ecs_cluster: { shop: { name: "${var.name}" }, other: { name: "other" } } };
    expect(messages(capacity(undefined, { user_data }, named))).toEqual([
      expect.stringContaining("allowed: a script that joins aws_ecs_cluster.shop."),
    ]);
  });

  it("joins one at all, where nothing but a script does", () => {
    expect(messages(capacity("yum update"))).toEqual([
      expect.stringContaining('is "a script that joins none"; allowed: a script that joins shop.'),
    ]);
    expect(messages(capacity(undefined))).toEqual([
      expect.stringContaining("user_data of aws_launch_template.web is not set; allowed: a script that joins shop."),
    ]);
    for (const image of ["ami-windows-latest/x", "ami-amazon-linux-latest/x"]) {
      const image_id = `resolve:ssm:/aws/service/${image}`;
      expect(violated(capacity("yum update", { image_id }))).toEqual(["CL020"]);
    }
  });

  it.each<[string, Attributes, ResourceMap?]>([
    ["of another image", { image_id: "ami-01234567" }],
    ["of an image that only Terraform knows", { image_id: "${var.image}" }],
    ["of another image of AWS", { image_id: "resolve:ssm:/aws/service/bottlerocket/x" }],
    ["known to Terraform only", { user_data: "${var.script}" }],
    ["for the cluster default", {}, { aws_ecs_cluster: { shop: { name: "default" } } }],
    ["for a cluster that only Terraform knows", {}, { aws_ecs_cluster: { shop: { name: "${var.name}" } } }],
    ["for a cluster of elsewhere", {}, { aws_ecs_cluster_capacity_providers: { shop: list("shop") } }],
    ["for a provider of no cluster", {}, { aws_ecs_cluster_capacity_providers: {} }],
    [
      "for two clusters",
      {},
      { aws_ecs_cluster_capacity_providers: { shop: list(SHOP), other: list("${aws_ecs_cluster.other.name}") } },
    ],
    ["for a group of no provider", {}, { aws_ecs_capacity_provider: {} }],
    [
      "for a group without a template",
      {},
      { aws_autoscaling_group: { web: { launch_template: { name: "web" }, vpc_zone_identifier: ["subnet-1"] } } },
    ],
  ])("is not judged %s", (_, template, others = {}) => {
    expect(violated(capacity("yum update", template, others))).toEqual([]);
  });
});
