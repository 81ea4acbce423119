import { knownList, knownNumber, type Resource } from "../configuration";
import { type Constraint, wholeNumber } from "../constraint";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";
import { where } from "../where";
import { knownContainersOf, withMember } from "./container-document";
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

/** Whether a task definition without memory is for instances alone; on Fargate, the task has to have it. */
function needsMemory({ attributes: { memory, requires_compatibilities: compatibilities = [] } }: Resource): boolean {
  if (!isUnset(memory)) return false;
  return knownList(compatibilities)?.every((each) => each === "EC2" || each === "EXTERNAL") ?? false;
}

/** What AWS refuses in the memory of containers. */
export const containerMemoryRules: readonly Rule[] = [
  ...where(needsMemory, [
    {
      id: "CD005",
      resourceType: "aws_ecs_task_definition",
      title: "on instances, a task has memory, or each of its containers",
      explanation: `ECS answers "Invalid setting for container 'web'. At least one of 'memory' or 'memoryReservation' must be specified.": by these it finds room on an instance.`,
      fix: "Give the container memoryLimitMiB or memoryReservationMiB, or the task memoryLimitMiB.",
      source: CONTAINER,
      *check(resource) {
        for (const { property, container } of knownContainersOf(resource)) {
          const { memory, memoryReservation } = container;
          if (!isUnset(memory) || !isUnset(memoryReservation)) continue;
          const allowed = "a number of MiB here, as memoryReservation, or for the task";
          yield { property: `${property}.memory`, got: memory ?? undefined, allowed };
        }
      },
      examples: {
        failing: taskOf({}, { memory: undefined }),
        passing: taskOf({}, { memory: undefined, memoryReservation: 128 }),
      },
    },
  ]),
  ...where(withMember("memoryReservation"), [
    {
      id: "CD006",
      resourceType: "aws_ecs_task_definition",
      title: "a container has no more memory kept free than it may use",
      explanation:
        "A container is ended when it uses more than memory, so ECS refuses to reserve more than that for it.",
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
  ]),
  containerRule({
    id: "CD007",
    title: "a container has at least 6 MiB of memory",
    explanation: "Since version 20.10, Docker reserves 6 MiB for a container at least; before, it was 4 MiB.",
    fix: "Take more memory: Docker starts nothing with less.",
    source: CONTAINER,
    properties: { memory: MEMORY },
    examples: { failing: taskOf({}, { memory: 5 }), passing: taskOf({}, { memory: 6 }) },
  }),
];
