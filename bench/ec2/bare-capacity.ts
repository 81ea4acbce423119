import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { EcsCapacityProvider } from "@cdktf/provider-aws/lib/ecs-capacity-provider";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { TerraformStack } from "cdktf";
import type { BarePlatform } from "../bare-platform";

/** Instances for the tasks of all services: a handful of resources. Returns the name of the capacity provider. */
export function bareCapacity(stack: TerraformStack, { vpc, subnets, cluster }: BarePlatform): string {
  const role = new IamRole(stack, "instance-role", {
    name: "instance",
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
    }),
  });
  new IamRolePolicyAttachment(stack, "instance-policy", {
    role: role.name,
    policyArn: "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role",
  });
  const profile = new IamInstanceProfile(stack, "instance-profile", { name: "instance", role: role.name });
  const securityGroup = new SecurityGroup(stack, "instances", { name: "instances", vpcId: vpc.id });
  const template = new LaunchTemplate(stack, "template", {
    name: "template",
    imageId: "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
    instanceType: "m5.large",
    vpcSecurityGroupIds: [securityGroup.id],
    iamInstanceProfile: { arn: profile.arn },
    userData: Buffer.from('#!/bin/bash\necho "ECS_CLUSTER=bench" >> /etc/ecs/ecs.config\n').toString("base64"),
  });
  const group = new AutoscalingGroup(stack, "group", {
    name: "group",
    minSize: 0,
    maxSize: 10,
    vpcZoneIdentifier: subnets.map(({ id }) => id),
    launchTemplate: { id: template.id, version: "$Latest" },
    tag: [{ key: "AmazonECSManaged", value: "true", propagateAtLaunch: true }],
    protectFromScaleIn: true,
  });
  const provider = new EcsCapacityProvider(stack, "provider", {
    name: "provider",
    autoScalingGroupProvider: {
      autoScalingGroupArn: group.arn,
      managedTerminationProtection: "ENABLED",
      managedScaling: { status: "ENABLED", targetCapacity: 100 },
    },
  });
  new EcsClusterCapacityProviders(stack, "providers", {
    clusterName: cluster.name,
    capacityProviders: [provider.name],
  });
  return provider.name;
}
