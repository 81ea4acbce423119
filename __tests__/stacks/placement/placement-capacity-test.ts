import { PlacementStack } from "../../../src/stacks/placement/placement-stack";
import { synthesiseApp } from "../../support/synth";

const stack = synthesiseApp((app) => new PlacementStack(app, "placement")).stack("placement");
const POLICY = "AmazonEC2ContainerServiceforEC2Role";
const NAME = "${aws_ecs_cluster.cluster.name}";
const SSM = "resolve:ssm:/aws/service";
const ENCRYPTED = { volume_type: "gp3", encrypted: "true", delete_on_termination: "true" };

describe("the cluster of the placement stack", () => {
  it("is on Linux and on Windows instances", () => {
    expect(stack.resource("aws_ecs_cluster", "cluster")).toEqual({ name: "placement-cluster" });
    expect(stack.resource("aws_ecs_cluster_capacity_providers", "cluster")).toEqual({
      cluster_name: NAME,
      capacity_providers: [
        "${aws_ecs_capacity_provider.linux_provider.name}",
        "${aws_ecs_capacity_provider.windows_provider.name}",
      ],
    });
  });
});

describe.each([
  {
    system: "linux",
    most: 4,
    device_name: "/dev/xvda",
    instance_type: "${var.instance_type}",
    image_id: `\${coalesce(var.ami_id, "${SSM}/ecs/optimized-ami/amazon-linux-2023/recommended/image_id")}`,
    script: `#!/bin/bash\\necho \\"ECS_CLUSTER=${NAME}\\" >> /etc/ecs/ecs.config\\n`,
  },
  {
    system: "windows",
    most: 2,
    device_name: "/dev/sda1",
    instance_type: "${var.windows_instance_type}",
    image_id: `${SSM}/ami-windows-latest/Windows_Server-2022-English-Core-ECS_Optimized/image_id`,
    script:
      "<powershell>\\nImport-Module ECSTools\\n" +
      `Initialize-ECSAgent -Cluster ${NAME} -EnableTaskIAMRole\\n</powershell>\\n`,
  },
])("the $system instances", ({ system, most, device_name, instance_type, image_id, script }) => {
  it("start from the image for ECS, join the cluster, and give metadata by token only", () => {
    const tags = { Name: `placement-${system}-template` };
    expect(stack.resource("aws_launch_template", `${system}_template`)).toEqual({
      name: `placement-${system}-template`,
      update_default_version: true,
      image_id,
      instance_type,
      user_data: `\${base64encode("${script}")}`,
      iam_instance_profile: { arn: `\${aws_iam_instance_profile.${system}_profile.arn}` },
      vpc_security_group_ids: [`\${aws_security_group.${system}_instances.id}`],
      block_device_mappings: [{ device_name, ebs: ENCRYPTED }],
      metadata_options: { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
      tag_specifications: [
        { resource_type: "instance", tags },
        { resource_type: "volume", tags },
      ],
    });
  });

  it("are started and ended by ECS, in both zones", () => {
    expect(stack.resource("aws_autoscaling_group", `${system}_group`)).toMatchObject({
      name: `placement-${system}-group`,
      min_size: 0,
      max_size: most,
      vpc_zone_identifier: ["${aws_subnet.private_1a.id}", "${aws_subnet.private_1c.id}"],
      protect_from_scale_in: true,
    });
    expect(stack.resource("aws_ecs_capacity_provider", `${system}_provider`)).toEqual({
      name: `placement-${system}-provider`,
      auto_scaling_group_provider: {
        auto_scaling_group_arn: `\${aws_autoscaling_group.${system}_group.arn}`,
        managed_draining: "ENABLED",
        managed_termination_protection: "ENABLED",
        managed_scaling: { status: "ENABLED", target_capacity: 100 },
      },
    });
  });

  it("have the role that the agent needs", () => {
    expect(stack.resource("aws_iam_role_policy_attachment", `${system}_instance_${POLICY}`)).toEqual({
      role: `\${aws_iam_role.${system}_instance.name}`,
      policy_arn: `arn:aws:iam::aws:policy/service-role/${POLICY}`,
    });
    expect(stack.resource("aws_iam_instance_profile", `${system}_profile`)).toEqual({
      name: `placement-${system}-profile`,
      role: `\${aws_iam_role.${system}_instance.name}`,
    });
  });
});
