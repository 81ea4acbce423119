import type { ResourceMap } from "../configuration";
import { taskOf } from "../ecs-task-definition/task-example";

/** A service by itself, for the examples of rules. */
export function serviceOf(attributes: Record<string, unknown>): ResourceMap {
  return { aws_ecs_service: { web: attributes } };
}

/** A service of a task definition. */
export function serviceOfTask(attributes: Record<string, unknown>, task: ResourceMap): ResourceMap {
  return { ...task, ...serviceOf({ task_definition: "${aws_ecs_task_definition.web.arn}", ...attributes }) };
}

/** What a service of tasks in awsvpc mode has. */
export const AWSVPC_SERVICE = { network_configuration: { subnets: ["subnet-1"] } };

/** A service on Fargate, of a task definition for it. */
export function fargateServiceOf(
  attributes: Record<string, unknown>,
  task: Record<string, unknown> = {},
  ...containers: object[]
): ResourceMap {
  const fargate = { requires_compatibilities: ["FARGATE"], network_mode: "awsvpc", cpu: "1024", memory: "2048" };
  return serviceOfTask(
    { launch_type: "FARGATE", ...AWSVPC_SERVICE, ...attributes },
    taskOf({ ...fargate, ...task }, ...containers),
  );
}
