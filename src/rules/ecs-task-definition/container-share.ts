import { knownNumber, type Resource } from "../configuration";
import { type Container, knownContainersOf, withMember } from "../ecs-container/container-document";
import type { Finding, Rule } from "../rule";
import { where } from "../where";
import { isWindows } from "./network-mode";
import { isFargate } from "./task-definition";
import { taskOf } from "./task-example";
import { sizeOf } from "./task-size";

const CONTAINER = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html";

/** Whether the task's own size counts: on instances with Windows, it does not. */
function hasSize(resource: Resource): boolean {
  return isFargate(resource) || isWindows(resource) === false;
}

/** The container with which the shares that are known are more than the task has, and how much that is. */
function firstTooMuch(
  containers: readonly Container[],
  shareOf: (container: Container["container"]) => number | undefined,
  has: number,
): { property: string; sum: number } | undefined {
  let sum = 0;
  for (const { property, container } of containers) {
    sum += shareOf(container) ?? 0;
    if (sum > has) return { property, sum };
  }
  return undefined;
}

/** What AWS refuses in what the containers take of their task. */
export const containerShareRules: readonly Rule[] = where(withMember("cpu", "memory", "memoryReservation"), [
  {
    id: "TD041",
    resourceType: "aws_ecs_task_definition",
    title: "the containers of a task take no more CPU than it has",
    explanation: "What containers reserve is taken out of what the task has; ECS refuses to register more.",
    fix: "Give the task more CPU, or the containers less.",
    source: CONTAINER,
    *check(resource): Iterable<Finding> {
      const { cpu: units } = sizeOf(resource);
      if (units === undefined || !hasSize(resource)) return;
      const found = firstTooMuch(knownContainersOf(resource), ({ cpu }) => knownNumber(cpu), units);
      if (found === undefined) return;
      const got = `${found.sum} with the containers before it`;
      yield { property: `${found.property}.cpu`, got, allowed: `at most ${units}, the CPU units of the task` };
    },
    examples: {
      failing: taskOf({ cpu: "256" }, { cpu: 128 }, { cpu: 129 }),
      passing: taskOf({ cpu: "256" }, { cpu: 128 }, { cpu: 128 }),
    },
  },
  {
    id: "TD042",
    resourceType: "aws_ecs_task_definition",
    title: "the containers of a task take no more memory than it has",
    explanation: `ECS answers for example "The 'memory' setting for container 'web' is greater than for the task." at the apply.`,
    fix: "Give the task more memory, or the containers less.",
    source: CONTAINER,
    *check(resource): Iterable<Finding> {
      const { memory: mib } = sizeOf(resource);
      if (mib === undefined || !hasSize(resource)) return;
      const allowed = `at most ${mib}, the MiB of the task`;
      const containers = knownContainersOf(resource);
      const own = containers.flatMap(({ property, container }) => {
        const got = knownNumber(container.memory);
        return got === undefined || got <= mib ? [] : [{ property: `${property}.memory`, got, allowed }];
      });
      yield* own;
      const found = firstTooMuch(containers, reservedMemory, mib);
      if (own.length > 0 || found === undefined) return;
      const got = `${found.sum} with the containers before it`;
      yield { property: `${found.property}.memory`, got, allowed };
    },
    examples: {
      failing: taskOf({ memory: "256" }, { memory: 128 }, { memory: 129 }),
      passing: taskOf({ memory: "256" }, { memory: 256, memoryReservation: 128 }, { memory: 128 }),
    },
  },
]);

/** What is kept free for a container: its reservation, else its limit. */
function reservedMemory({ memory, memoryReservation }: Container["container"]): number | undefined {
  return memoryReservation === undefined || memoryReservation === null
    ? knownNumber(memory)
    : knownNumber(memoryReservation);
}
