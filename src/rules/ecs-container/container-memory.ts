import { isKnown, knownList, knownNumber, type Resource } from "../configuration";
import { containersOf } from "../ecs-task-definition/task-definition";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === "" || knownNumber(value) === 0;
}

/** Whether a task definition is for instances alone; on Fargate, the task has the memory. */
function isForInstances({ attributes: { requires_compatibilities: compatibilities = [] } }: Resource): boolean {
  return knownList(compatibilities)?.every((each) => each === "EC2" || each === "EXTERNAL") ?? false;
}

/** What AWS refuses in the memory of containers. */
export const containerMemoryRules: readonly Rule[] = [
  {
    id: "CD005",
    resourceType: "aws_ecs_task_definition",
    title: "on instances, a task has memory, or each of its containers",
    fix: "Give the container memoryLimitMiB or memoryReservationMiB, or the task memoryLimitMiB.",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html",
    *check(resource) {
      if (!isForInstances(resource) || !isUnset(resource.attributes.memory)) return;
      for (const [i, { name, memory, memoryReservation }] of containersOf(resource).entries()) {
        // A container that is known to Terraform only has no name here.
        if (!isKnown(name) || !isUnset(memory) || !isUnset(memoryReservation)) continue;
        const allowed = "a number of MiB here, as memoryReservation, or for the task";
        yield { property: `container_definitions[${i}].memory`, got: memory ?? undefined, allowed };
      }
    },
    examples: {
      failing: taskOf({}, { memory: undefined }),
      passing: taskOf({}, { memory: undefined, memoryReservation: 128 }),
    },
  },
];
