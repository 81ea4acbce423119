import type { TaskDefinition } from "../../src/task-definition/task-definition";

/** A task definition with the container that AWS wants, where the test is about something else. */
export function withContainer<T extends TaskDefinition>(taskDefinition: T): T {
  taskDefinition.addContainer("app", { image: "app:1", memoryLimitMiB: 128 });
  return taskDefinition;
}
