import * as fc from "fast-check";
import type { NetworkPlan } from "./network";
import { subnetsOf } from "./network";
import { between, name, oneOf, some } from "./values";

export interface SharedPlan {
  readonly cluster: string;
  readonly insights: string;
  readonly scaling: object;
  readonly most: number;
  readonly volume: object;
  readonly mutability: string;
  readonly kept: number;
  readonly days: number;
}

export const shared: fc.Arbitrary<SharedPlan> = fc.record({
  cluster: name,
  insights: oneOf("enabled", "disabled", "enhanced"),
  scaling: some({
    target_capacity: between(1, 100),
    minimum_scaling_step_size: between(1, 100),
    maximum_scaling_step_size: between(100, 10000),
    instance_warmup_period: between(0, 10000),
  }),
  most: between(20, 100),
  volume: fc.oneof(
    fc.record({ volume_type: oneOf("gp2"), volume_size: between(1, 16384) }),
    fc.record({
      volume_type: oneOf("gp3"),
      volume_size: between(6, 16384),
      iops: between(3000, 3000),
      throughput: between(125, 750),
    }),
    fc.record({ volume_type: oneOf("io2"), volume_size: between(100, 16384), iops: between(100, 64000) }),
  ),
  mutability: oneOf("MUTABLE", "IMMUTABLE"),
  kept: between(1, 1000),
  days: between(1, 365),
});

function trusting(service: string): string {
  const Statement = [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }];
  return JSON.stringify({ Version: "2012-10-17", Statement });
}

const AWS = "arn:aws:iam::aws:policy";

/** The cluster, instances for it, roles, a repository, and what services share beside. */
export function sharedResources(plan: SharedPlan, network: NetworkPlan): Record<string, Record<string, object>> {
  const expire = (rulePriority: number, selection: object) => ({ rulePriority, selection, action: { type: "expire" } });
  return {
    aws_ecs_cluster: { main: { name: plan.cluster, setting: [{ name: "containerInsights", value: plan.insights }] } },
    aws_ecs_capacity_provider: {
      main: {
        name: "instances",
        auto_scaling_group_provider: [
          {
            auto_scaling_group_arn: "${aws_autoscaling_group.main.arn}",
            managed_termination_protection: "ENABLED",
            managed_scaling: [{ status: "ENABLED", ...plan.scaling }],
          },
        ],
      },
    },
    aws_ecs_cluster_capacity_providers: {
      main: {
        cluster_name: "${aws_ecs_cluster.main.name}",
        capacity_providers: ["FARGATE", "FARGATE_SPOT", "${aws_ecs_capacity_provider.main.name}"],
        default_capacity_provider_strategy: [{ capacity_provider: "FARGATE", weight: 1 }],
      },
    },
    aws_autoscaling_group: {
      main: {
        name: "instances",
        min_size: 0,
        max_size: plan.most,
        vpc_zone_identifier: subnetsOf(network, "private"),
        protect_from_scale_in: true,
        launch_template: [{ id: "${aws_launch_template.main.id}", version: "$Latest" }],
        tag: [{ key: "AmazonECSManaged", value: "", propagate_at_launch: true }],
        lifecycle: { ignore_changes: ["desired_capacity"] },
      },
    },
    aws_launch_template: {
      main: {
        name: "instances",
        image_id: "ami-1234567890abcdef0",
        instance_type: "m7i.large",
        user_data:
          '${base64encode("#!/bin/bash\\necho ECS_CLUSTER=${aws_ecs_cluster.main.name} >> /etc/ecs/ecs.config\\n")}',
        vpc_security_group_ids: ["${aws_security_group.tasks.id}"],
        iam_instance_profile: [{ arn: "${aws_iam_instance_profile.instances.arn}" }],
        metadata_options: [{ http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 }],
        block_device_mappings: [{ device_name: "/dev/xvda", ebs: [{ encrypted: "true", ...plan.volume }] }],
      },
    },
    aws_iam_instance_profile: { instances: { name: "instances", role: "${aws_iam_role.instances.name}" } },
    aws_iam_role: {
      instances: { name: "instances", assume_role_policy: trusting("ec2.amazonaws.com") },
      execution: { name: "execution", assume_role_policy: trusting("ecs-tasks.amazonaws.com") },
      task: { name: "task", assume_role_policy: trusting("ecs-tasks.amazonaws.com") },
    },
    aws_iam_role_policy_attachment: {
      instances: {
        role: "${aws_iam_role.instances.name}",
        policy_arn: `${AWS}/service-role/AmazonEC2ContainerServiceforEC2Role`,
      },
      execution: {
        role: "${aws_iam_role.execution.name}",
        policy_arn: `${AWS}/service-role/AmazonECSTaskExecutionRolePolicy`,
      },
    },
    aws_iam_role_policy: {
      secrets: {
        name: "secrets",
        role: "${aws_iam_role.execution.name}",
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: "*" }],
        }),
      },
    },
    aws_ecr_repository: {
      app: {
        name: "shop/app",
        image_tag_mutability: plan.mutability,
        encryption_configuration: [{ encryption_type: "AES256" }],
      },
    },
    aws_ecr_lifecycle_policy: {
      app: {
        repository: "${aws_ecr_repository.app.name}",
        policy: JSON.stringify({
          rules: [
            expire(1, {
              tagStatus: "untagged",
              countType: "sinceImagePushed",
              countUnit: "days",
              countNumber: plan.days,
            }),
            expire(2, { tagStatus: "any", countType: "imageCountMoreThan", countNumber: plan.kept }),
          ],
        }),
      },
    },
    aws_sns_topic: { alarms: { name: "alarms" } },
    aws_service_discovery_private_dns_namespace: { main: { name: "shop.local", vpc: "${aws_vpc.main.id}" } },
  };
}
