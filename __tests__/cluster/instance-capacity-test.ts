import { TerraformOutput } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { INSTANCE_POLICY, InstanceCapacity, type InstanceCapacityProps } from "../../src/cluster/instance-capacity";
import { MachineImage } from "../../src/compute/machine-image";
import { ConfigurationError } from "../../src/core/errors";
import { Network } from "../../src/network/network";
import { synthesiseFully } from "../support/synth";

const existing = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a"] });

function capacity(props: Partial<InstanceCapacityProps> = {}, use: (made: InstanceCapacity) => void = () => {}) {
  return synthesiseFully((stack) => {
    const cluster = new Cluster(stack, "cluster");
    const required = { cluster, network: existing, instanceType: "t3.medium", maxCapacity: 4 };
    use(new InstanceCapacity(stack, "ec2", { ...required, ...props }));
  });
}

describe("instances for a cluster, by default", () => {
  const stack = capacity();

  it("are everything that it takes, at readable addresses", () => {
    expect(stack.addresses()).toEqual([
      "aws_autoscaling_group.ec2_group",
      "aws_ecs_capacity_provider.ec2_provider",
      "aws_ecs_cluster.cluster",
      "aws_ecs_cluster_capacity_providers.cluster",
      "aws_iam_instance_profile.ec2_profile",
      "aws_iam_role.ec2_instance",
      "aws_iam_role_policy_attachment.ec2_instance_AmazonEC2ContainerServiceforEC2Role",
      "aws_launch_template.ec2_template",
      "aws_security_group.ec2_instances",
      "aws_vpc_security_group_egress_rule.ec2_instances_all",
    ]);
  });

  it("are none before there are tasks", () => {
    expect(stack.resource("aws_autoscaling_group", "ec2_group")).toMatchObject({ min_size: 0, max_size: 4 });
    expect(stack.resource("aws_autoscaling_group", "ec2_group")).not.toHaveProperty("desired_capacity");
  });

  it("join the cluster, which therefore is there before them and goes after them", () => {
    expect(stack.resource("aws_launch_template", "ec2_template").user_data).toBe(
      '${base64encode("#!/bin/bash\\necho \\"ECS_CLUSTER=${aws_ecs_cluster.cluster.name}\\" >> /etc/ecs/ecs.config\\n")}',
    );
  });

  it("run the newest image for ECS, in a role and a security group of their own", () => {
    expect(stack.resource("aws_launch_template", "ec2_template")).toMatchObject({
      image_id: MachineImage.ecsOptimized().atLaunch,
      instance_type: "t3.medium",
      iam_instance_profile: { arn: "${aws_iam_instance_profile.ec2_profile.arn}" },
      vpc_security_group_ids: ["${aws_security_group.ec2_instances.id}"],
    });
  });

  it("let nobody in", () => {
    expect(stack.resources("aws_vpc_security_group_ingress_rule")).toEqual({});
  });

  it("may do what the agent of ECS does, before the first of them starts", () => {
    const attachment = "ec2_instance_AmazonEC2ContainerServiceforEC2Role";
    expect(stack.resource("aws_iam_role_policy_attachment", attachment)).toEqual({
      role: "${aws_iam_role.ec2_instance.name}",
      policy_arn: INSTANCE_POLICY,
    });
    expect(stack.resource("aws_autoscaling_group", "ec2_group").depends_on).toEqual([
      `aws_iam_role_policy_attachment.${attachment}`,
    ]);
    const { assume_role_policy } = stack.resource("aws_iam_role", "ec2_instance");
    expect(JSON.parse(String(assume_role_policy)).Statement).toMatchObject([
      { Principal: { Service: "ec2.amazonaws.com" } },
    ]);
  });

  it("are a capacity provider of the cluster, which ECS scales", () => {
    expect(stack.resource("aws_ecs_cluster_capacity_providers", "cluster").capacity_providers).toEqual([
      "${aws_ecs_capacity_provider.ec2_provider.name}",
    ]);
    expect(stack.resource("aws_ecs_capacity_provider", "ec2_provider").auto_scaling_group_provider).toMatchObject({
      auto_scaling_group_arn: "${aws_autoscaling_group.ec2_group.arn}",
      managed_termination_protection: "ENABLED",
      managed_scaling: { status: "ENABLED", target_capacity: 100 },
    });
  });
});

describe("instances for a cluster", () => {
  it("are as many, as full and of such an image and disk as is said", () => {
    const stack = capacity({
      minCapacity: 2,
      targetCapacityPercent: 80,
      machineImage: MachineImage.fromId("ami-11111111"),
      blockDevices: [{ deviceName: "/dev/xvda", sizeGiB: 50 }],
    });
    expect(stack.resource("aws_autoscaling_group", "ec2_group")).toMatchObject({ min_size: 2, max_size: 4 });
    expect(stack.resource("aws_launch_template", "ec2_template")).toMatchObject({
      image_id: "ami-11111111",
      block_device_mappings: [{ device_name: "/dev/xvda", ebs: { volume_size: 50, encrypted: "true" } }],
    });
    expect(stack.resource("aws_ecs_capacity_provider", "ec2_provider").auto_scaling_group_provider).toMatchObject({
      managed_scaling: { target_capacity: 80 },
    });
  });

  it("wait for their way to the internet", () => {
    const stack = synthesiseFully((scope) => {
      const network = new Network(scope, "main", { availabilityZones: ["ap-northeast-1a"] });
      const cluster = new Cluster(scope, "cluster");
      new InstanceCapacity(scope, "ec2", { cluster, network, instanceType: "t3.medium", maxCapacity: 4 });
    });
    expect(stack.resource("aws_autoscaling_group", "ec2_group").depends_on).toContain("aws_route.private_1a");
  });

  it("are not given a shell script on Windows, where it would not make them join", () => {
    const userData = () => {
      try {
        const stack = capacity({ machineImage: MachineImage.ecsOptimizedWindows() });
        return stack.resource("aws_launch_template", "ec2_template").user_data;
      } catch (error) {
        if (error instanceof ConfigurationError) return "refused";
        throw error;
      }
    };
    expect(userData()).not.toContain("#!/bin/bash");
  });

  it("tell the name of their provider, for the strategies of services", () => {
    const stack = capacity({}, (made) => {
      new TerraformOutput(made, "name", { value: made.capacityProviderName }).overrideLogicalId("name");
    });
    expect(stack.output("name").value).toBe("${aws_ecs_capacity_provider.ec2_provider.name}");
  });
});
