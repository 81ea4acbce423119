import {
  AssignPublicIp,
  FlexibleTimeWindowMode,
  LaunchType,
  PlacementConstraintType,
  PlacementStrategyType,
  PropagateTags,
  ScheduleState,
} from "@aws-sdk/client-scheduler";
import { type Edges, list, long, valuesOf } from "../edge";

const definition = "arn:aws:ecs:ap-northeast-1:123456789012:task-definition/batch:1";
const target = {
  arn: "arn:aws:ecs:ap-northeast-1:123456789012:cluster/shop",
  role_arn: "arn:aws:iam::123456789012:role/scheduler",
  ecs_parameters: {
    task_definition_arn: definition,
    launch_type: "FARGATE",
    network_configuration: { subnets: ["subnet-1"] },
  },
};
const onInstances = { task_definition_arn: definition, launch_type: "EC2" };

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html and the types that it names */
const schedules: Edges = {
  title: "a schedule",
  type: "aws_scheduler_schedule",
  base: { schedule_expression: "rate(1 hour)", flexible_time_window: { mode: "OFF" }, target },
  values: {
    name: ["a", long(64), "aZ_9.-"],
    description: [long(512)],
    group_name: ["default", long(64)],
    schedule_expression: [
      "rate(1 minute)",
      "rate(5 minutes)",
      "rate(7 days)",
      "cron(0 10 * * ? *)",
      "cron(0/15 8-17 ? * MON-FRI 2026-2030)",
      "cron(15 10 L * ? *)",
      "cron(15 10 ? * 6L 2026)",
      "cron(0 0 1W * ? *)",
      "cron(0 9 ? * 2#1 *)",
      "at(2030-01-01T00:00:00)",
    ],
    schedule_expression_timezone: ["UTC", "Asia/Tokyo", "America/Argentina/Buenos_Aires"],
    state: valuesOf(ScheduleState),
    start_date: ["2030-01-01T01:00:00Z"],
    end_date: ["2030-01-01T01:00:00Z"],
    flexible_time_window: [
      // FLEXIBLE says how far.
      ...valuesOf(FlexibleTimeWindowMode, "FLEXIBLE").map((mode) => ({ mode })),
      ...[1, 1440].map((maximum_window_in_minutes) => ({ mode: "FLEXIBLE", maximum_window_in_minutes })),
    ],
    "target.ecs_parameters.launch_type": valuesOf(LaunchType),
    "target.ecs_parameters.task_count": [1, 10],
    "target.ecs_parameters.platform_version": ["LATEST", "1.4.0"],
    "target.ecs_parameters.propagate_tags": valuesOf(PropagateTags),
    "target.ecs_parameters.enable_execute_command": [true, false],
    "target.ecs_parameters.enable_ecs_managed_tags": [true, false],
    "target.ecs_parameters.network_configuration": [
      ...valuesOf(AssignPublicIp).map((each) => ({ subnets: ["subnet-1"], assign_public_ip: each === "ENABLED" })),
      { subnets: list(16, (i) => `subnet-${i}`), security_groups: list(5, (i) => `sg-${i}`) },
    ],
    "target.ecs_parameters": [
      onInstances,
      {
        task_definition_arn: definition,
        capacity_provider_strategy: [{ capacity_provider: "FARGATE_SPOT", weight: 1, base: 0 }],
        network_configuration: { subnets: ["subnet-1"] },
      },
      {
        ...onInstances,
        placement_constraints: valuesOf(PlacementConstraintType, "memberOf").map((type) => ({ type })),
      },
      { ...onInstances, placement_constraints: [{ type: "memberOf", expression: "attribute:a == b" }] },
      ...valuesOf(PlacementStrategyType).map((type) => ({
        ...onInstances,
        placement_strategy: [
          { type, ...(type === "random" ? {} : { field: type === "binpack" ? "memory" : "instanceId" }) },
        ],
      })),
    ],
    "target.retry_policy": [
      { maximum_retry_attempts: 0, maximum_event_age_in_seconds: 60 },
      { maximum_retry_attempts: 185, maximum_event_age_in_seconds: 86400 },
    ],
    "target.dead_letter_config.arn": ["arn:aws:sqs:ap-northeast-1:123456789012:failed"],
    "target.input": [JSON.stringify({ containerOverrides: [{ name: "a", command: ["b"] }] })],
  },
};

export const schedulerEdges: readonly Edges[] = [schedules];
