import { oneOf } from "../../constraint";
import { secureValue } from "../secure-value";
import type { SecurityRule } from "../security-rule";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html";

const publicAddress = {
  level: "baseline",
  explanation: "With a public address, a task is one mistake in a security group away from everybody on the internet.",
  fix: "Leave assignPublicIp out and run in private subnets, with a NAT gateway or VPC endpoints for images and logs.",
  attribute: "network_configuration.assign_public_ip",
  constraint: oneOf("false"),
} as const;

function inSubnets(type: string, assign_public_ip: boolean, attributes: object = {}) {
  return { [type]: { web: { ...attributes, network_configuration: { subnets: ["subnet-1"], assign_public_ip } } } };
}

function onPlatform(platform_version: string) {
  return { aws_ecs_service: { web: { launch_type: "FARGATE", platform_version } } };
}

function protection(managed_termination_protection?: string) {
  const auto_scaling_group_provider = { auto_scaling_group_arn: "${aws_autoscaling_group.main.arn}" };
  return {
    aws_ecs_capacity_provider: {
      main: { auto_scaling_group_provider: { ...auto_scaling_group_provider, managed_termination_protection } },
    },
  };
}

/** Where tasks run, and who reaches them there. */
export const exposureSecurityRules: readonly SecurityRule[] = [
  secureValue({
    ...publicAddress,
    id: "SEC131",
    checks: ["CKV_AWS_333", "ECS.2"],
    resourceType: "aws_ecs_service",
    title: "the tasks of a service have no public address",
    source: `${CONTROLS}#ecs-2`,
    examples: { failing: inSubnets("aws_ecs_service", true), passing: inSubnets("aws_ecs_service", false) },
  }),
  secureValue({
    ...publicAddress,
    id: "SEC132",
    checks: ["ECS.16"],
    resourceType: "aws_ecs_task_set",
    title: "the tasks of a task set have no public address",
    source: `${CONTROLS}#ecs-16`,
    examples: { failing: inSubnets("aws_ecs_task_set", true), passing: inSubnets("aws_ecs_task_set", false) },
  }),
  secureValue({
    id: "SEC133",
    level: "baseline",
    checks: ["CKV_AWS_332", "ECS.10"],
    resourceType: "aws_ecs_service",
    title: "a service on Fargate is on the newest platform",
    explanation: "A service stays on the version that it names, also when AWS mends a hole by another one.",
    fix: "Leave platformVersion out, or set it to LATEST.",
    source: `${CONTROLS}#ecs-10`,
    attribute: "platform_version",
    constraint: oneOf("LATEST"),
    examples: { failing: onPlatform("1.3.0"), passing: onPlatform("LATEST") },
  }),
  secureValue({
    id: "SEC141",
    level: "baseline",
    checks: ["ECS.19"],
    resourceType: "aws_ecs_capacity_provider",
    title: "instances with tasks are not terminated by scaling",
    explanation:
      "Without it, the Auto Scaling group takes any instance when it shrinks, and the tasks there end at once.",
    fix: "Set managed_termination_protection to ENABLED, and protect_from_scale_in in the Auto Scaling group.",
    source: `${CONTROLS}#ecs-19`,
    within: "auto_scaling_group_provider",
    attribute: "managed_termination_protection",
    constraint: oneOf("ENABLED"),
    otherwise: "DISABLED, as nothing is said",
    examples: { failing: protection(), passing: protection("ENABLED") },
  }),
];
