import { join } from "node:path";
import { ROOT } from "./markdown";

const SAMPLES = join(ROOT, "__tests__/compose/samples");

/** Files of a sample, by their absolute paths. */
export function sampleFiles(name: string, ...files: readonly string[]): string[] {
  return ["compose.yaml", ...files].map((file) => join(SAMPLES, name, file));
}

/** The second file of those that ECS takes with one. */
export const FOR_ECS = "compose.ecs.yaml";

/** The samples that become stacks, with the files that they take. */
export const CONVERTED: Readonly<Record<string, readonly string[]>> = {
  django: [FOR_ECS],
  "ecs-cli": [],
  elk: [FOR_ECS],
  ghost: [],
  gitea: [FOR_ECS],
  kafka: [],
  keycloak: [FOR_ECS],
  minecraft: [FOR_ECS],
  "node-redis": [FOR_ECS],
  postgres: [FOR_ECS],
  rails: [FOR_ECS],
  spring: [FOR_ECS],
  traefik: [FOR_ECS],
  voting: [FOR_ECS],
  wordpress: [],
};

/** The second file of those that run in one task with one. */
export const FOR_ONE_TASK = "compose.one-task.yaml";

/** The samples that become one task, with the files that they take. */
export const ONE_TASK: Readonly<Record<string, readonly string[]>> = {
  django: [FOR_ONE_TASK],
  "ecs-cli": [],
  elk: [FOR_ECS],
  ghost: [],
  gitea: [FOR_ECS],
  kafka: [],
  keycloak: [FOR_ECS],
  laravel: [FOR_ONE_TASK],
  minecraft: [FOR_ECS],
  nextcloud: [FOR_ONE_TASK],
  postgres: [FOR_ECS],
  rails: [FOR_ECS],
  spring: [FOR_ECS],
  traefik: [FOR_ECS],
  wordpress: [],
};
