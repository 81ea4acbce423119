import type { ResourceMap } from "../configuration";

/** A task definition with containers that have an image and memory enough, for the examples of rules; one container, if none is given. */
export function taskOf(attributes: Record<string, unknown>, ...containers: object[]): ResourceMap {
  const container_definitions = JSON.stringify(
    (containers.length === 0 ? [{}] : containers).map((container, i) => ({
      name: `c${i}`,
      image: "app:1",
      memory: 128,
      ...container,
    })),
  );
  return { aws_ecs_task_definition: { web: { ...attributes, container_definitions } } };
}

/** The same, for Fargate. */
export function fargateTaskOf(attributes: Record<string, unknown>, ...containers: object[]): ResourceMap {
  return taskOf({ ...FARGATE, ...attributes }, ...containers);
}

/** What each task definition for Fargate has. */
export const FARGATE = {
  requires_compatibilities: ["FARGATE"],
  network_mode: "awsvpc",
  cpu: "1024",
  memory: "2048",
};

/** What each task definition for Windows has. */
export const WINDOWS = { runtime_platform: { operating_system_family: "WINDOWS_SERVER_2022_CORE" } };
