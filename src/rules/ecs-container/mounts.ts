import { blocks, knownList, knownString, type Resource } from "../configuration";
import { containersOf } from "../ecs-task-definition/task-definition";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";
import { where } from "../where";
import { withMember } from "./container-document";

const STORAGE =
  "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definition_storage";

/** The objects in the list `member` of every container, and where they stand. */
function entriesOf(resource: Resource, member: string) {
  return containersOf(resource).flatMap((container, i) =>
    (knownList(container[member]) ?? []).map((entry, j) => ({
      container: i,
      property: `container_definitions[${i}].${member}[${j}]`,
      entry: blocks(entry)[0] ?? {},
    })),
  );
}

/** `undefined` if one of them is known only to Terraform. */
function knownNames(values: readonly unknown[]): string[] | undefined {
  const names = values.map(knownString);
  return names.every((name) => name !== undefined) ? names : undefined;
}

function volumeNames({ attributes }: Resource): string[] | undefined {
  if (attributes.dynamic !== undefined || typeof attributes.volume === "string") return undefined;
  return knownNames(blocks(attributes.volume).map(({ name }) => name));
}

const DATA = { sourceVolume: "data", containerPath: "/data" };
const LOGS = { sourceVolume: "logs", containerPath: "/logs" };
const VOLUME = { volume: [{ name: "data" }, { name: "logs" }] };

/** What AWS refuses in the mounts of containers. */
export const mountRules: readonly Rule[] = where(withMember("mountPoints", "volumesFrom"), [
  {
    id: "CD051",
    resourceType: "aws_ecs_task_definition",
    title: "a container mounts volumes that the task definition has",
    explanation: `ECS answers for example "Unknown volume 'data'." when the task definition is registered.`,
    fix: "Add the volume to the task definition, or mount one that is there.",
    source: STORAGE,
    *check(resource) {
      const names = volumeNames(resource);
      if (names === undefined) return;
      for (const { property, entry } of entriesOf(resource, "mountPoints")) {
        const name = knownString(entry.sourceVolume);
        if (name === undefined || names.includes(name)) continue;
        yield {
          property: `${property}.sourceVolume`,
          got: name,
          allowed: names.join(", ") || "none, as there is none",
        };
      }
    },
    examples: {
      failing: taskOf({ volume: [{ name: "logs" }] }, { mountPoints: [DATA] }),
      passing: taskOf(VOLUME, { mountPoints: [DATA] }),
    },
  },
  {
    id: "CD052",
    resourceType: "aws_ecs_task_definition",
    title: "a container mounts one volume at a path",
    explanation: "Docker takes one mount at a path, and does not create a container that has two there.",
    fix: "Mount one of the volumes at another path.",
    source: STORAGE,
    *check(resource) {
      const taken = new Set<string>();
      for (const { container, property, entry } of entriesOf(resource, "mountPoints")) {
        const path = knownString(entry.containerPath);
        if (path === undefined) continue;
        const key = JSON.stringify([container, path]);
        if (taken.has(key)) yield { property: `${property}.containerPath`, got: path, allowed: "a path of its own" };
        taken.add(key);
      }
    },
    examples: {
      failing: taskOf(VOLUME, { mountPoints: [DATA, { ...LOGS, containerPath: "/data" }] }),
      passing: taskOf(VOLUME, { mountPoints: [DATA, LOGS] }, { mountPoints: [DATA] }),
    },
  },
  {
    id: "CD053",
    resourceType: "aws_ecs_task_definition",
    title: "a container takes the volumes of a container that there is",
    explanation:
      "Docker mounts the volumes of another container beside this one; ECS knows those of the task definition only.",
    fix: "Name another container of the task definition.",
    source: STORAGE,
    *check(resource) {
      const names = knownNames(containersOf(resource).map(({ name }) => name));
      if (names === undefined) return;
      for (const { property, entry } of entriesOf(resource, "volumesFrom")) {
        const name = knownString(entry.sourceContainer);
        if (name === undefined || names.includes(name)) continue;
        yield { property: `${property}.sourceContainer`, got: name, allowed: names.join(", ") };
      }
    },
    examples: {
      failing: taskOf({}, { volumesFrom: [{ sourceContainer: "data" }] }),
      passing: taskOf({}, { volumesFrom: [{ sourceContainer: "data" }] }, { name: "data" }),
    },
  },
]);
