import { isKnown, knownList, knownNumber, type Resource } from "../configuration";
import { type Constraint, wholeNumber } from "../constraint";
import { containersOf } from "../ecs-task-definition/task-definition";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";
import { knownContainersOf } from "./container-document";
import { containerRule } from "./container-rule";

const CONTAINER = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html";

const LEAST = wholeNumber(6, undefined, "MiB");
/** 0 is as good as none. */
const MEMORY: Constraint = {
  ...LEAST,
  holds: (value) => knownNumber(value) === 0 || LEAST.holds(value),
  condition: (expression) => `try(tonumber(${expression}) == 0, false) || ${LEAST.condition(expression)}`,
};

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
    source: CONTAINER,
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
  {
    id: "CD006",
    resourceType: "aws_ecs_task_definition",
    title: "a container has no more memory kept free than it may use",
    fix: "Raise memoryLimitMiB, or lower memoryReservationMiB.",
    source: CONTAINER,
    *check(resource) {
      for (const { property, container } of knownContainersOf(resource)) {
        const [most, got] = [knownNumber(container.memory), knownNumber(container.memoryReservation)];
        // AWS writes that memory is more, and takes the same.
        if (most === undefined || most === 0 || got === undefined || got <= most) continue;
        yield { property: `${property}.memoryReservation`, got, allowed: `at most memory, which is ${most}` };
      }
    },
    examples: {
      failing: taskOf({}, { memory: 128, memoryReservation: 129 }),
      passing: taskOf({}, { memory: 128, memoryReservation: 128 }),
    },
  },
  containerRule({
    id: "CD007",
    title: "a container has at least 6 MiB of memory",
    fix: "Take more memory: Docker starts nothing with less.",
    source: CONTAINER,
    properties: { memory: MEMORY },
    examples: { failing: taskOf({}, { memory: 5 }), passing: taskOf({}, { memory: 6 }) },
  }),
];
