import type { ContainerDefinitionOptions } from "../../src/task-definition/container-options";
import { Ec2TaskDefinition } from "../../src/task-definition/ec2-task-definition";
import type { TaskDefinition } from "../../src/task-definition/task-definition";
import { synthesise } from "./synth";

/** What the tests of single members do not ask about. */
export const BARE = { name: "app", image: "app:1" };

/** The containers that `add` adds, as the ECS API gets them; the rules are not asked. */
export function containers(add: (taskDefinition: TaskDefinition) => void): Record<string, unknown>[] {
  const stack = synthesise((scope) => add(new Ec2TaskDefinition(scope, "web")));
  return JSON.parse(String(stack.resource("aws_ecs_task_definition", "web").container_definitions));
}

/** A container with these options. */
export function container(options: Partial<ContainerDefinitionOptions>): Record<string, unknown> | undefined {
  return containers((web) => web.addContainer("app", { image: "app:1", ...options }))[0];
}
