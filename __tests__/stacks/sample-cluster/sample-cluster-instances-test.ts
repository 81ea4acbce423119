import { SampleClusterStack } from "../../../src/stacks/sample-cluster/sample-cluster-stack";
import { synthesiseApp } from "../../support/synth";

const stack = synthesiseApp((app) => new SampleClusterStack(app, "sample-cluster")).stack("sample-cluster");
const POLICY = "AmazonEC2ContainerServiceforEC2Role";

describe("the instances of sample-cluster", () => {
  it("form a cluster by the document's name", () => {
    expect(stack.resource("aws_ecs_cluster", "cluster")).toEqual({ name: "sample-cluster" });
  });

  it("are of the type, with the disk and the key pair of the variables, have public addresses and join the cluster", () => {
    const tags = { Name: "sample-cluster-instance" };
    expect(stack.resource("aws_launch_template", "instance")).toEqual({
      name: "sample-cluster-instance",
      update_default_version: true,
      image_id: "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
      instance_type: "${var.instance_type}",
      key_name: '${var.key_name == "" ? null : var.key_name}',
      user_data:
        '${base64encode("#!/bin/bash\\necho \\"ECS_CLUSTER=${aws_ecs_cluster.cluster.name}\\" >> /etc/ecs/ecs.config\\n")}',
      iam_instance_profile: { arn: "${aws_iam_instance_profile.ecs_instance_profile.arn}" },
      network_interfaces: [
        { associate_public_ip_address: "true", security_groups: ["${aws_security_group.instances.id}"] },
      ],
      block_device_mappings: [
        {
          device_name: "/dev/xvda",
          ebs: {
            volume_size: "${var.root_volume_gib}",
            volume_type: "gp3",
            encrypted: "true",
            delete_on_termination: "true",
          },
        },
      ],
      metadata_options: { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
      tag_specifications: [
        { resource_type: "instance", tags },
        { resource_type: "volume", tags },
      ],
    });
  });

  it("are as many as the variable says, in both zones, and start when they reach ECS and may", () => {
    expect(stack.resource("aws_autoscaling_group", "group")).toEqual({
      name: "sample-cluster-group",
      min_size: "${var.instance_count}",
      desired_capacity: "${var.instance_count}",
      max_size: "${var.instance_count}",
      vpc_zone_identifier: ["${aws_subnet.public_1a.id}", "${aws_subnet.public_1c.id}"],
      launch_template: { id: "${aws_launch_template.instance.id}", version: "$Latest" },
      depends_on: [
        "aws_route.public",
        "aws_route_table_association.public_1a",
        "aws_route_table_association.public_1c",
        `aws_iam_role_policy_attachment.ecs_instance_${POLICY}`,
      ],
    });
  });

  it("have the role ecsInstanceRole, with what the agent needs", () => {
    const { assume_role_policy, ...role } = stack.resource("aws_iam_role", "ecs_instance");
    expect(role).toEqual({ name: "ecsInstanceRole" });
    expect(JSON.parse(String(assume_role_policy)).Statement).toMatchObject([
      { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } },
    ]);
    expect(stack.resource("aws_iam_role_policy_attachment", `ecs_instance_${POLICY}`)).toEqual({
      role: "${aws_iam_role.ecs_instance.name}",
      policy_arn: `arn:aws:iam::aws:policy/service-role/${POLICY}`,
    });
    expect(stack.resource("aws_iam_instance_profile", "ecs_instance_profile")).toEqual({
      name: "sample-cluster-ecs-instance-profile",
      role: "${aws_iam_role.ecs_instance.name}",
    });
  });
});
