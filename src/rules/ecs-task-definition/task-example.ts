import type { ResourceMap } from "../configuration";

/** A task definition with containers that have memory enough, for the examples of rules. */
export function taskOf(attributes: Record<string, unknown>, ...containers: object[]): ResourceMap {
  const container_definitions = JSON.stringify(
    containers.map((container, i) => ({ name: `c${i}`, memory: 128, ...container })),
  );
  return { aws_ecs_task_definition: { web: { ...attributes, container_definitions } } };
}

/** The same, for Fargate. */
export function fargateTaskOf(attributes: Record<string, unknown>, ...containers: object[]): ResourceMap {
  return taskOf({ requires_compatibilities: ["FARGATE"], ...attributes }, ...containers);
}
