import { blocks, knownList, knownString, type Resource } from "../configuration";
import { oneOf } from "../constraint";
import { containersOf } from "../ecs-task-definition/task-definition";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";
import { where } from "../where";
import { withMember } from "./container-document";
import { containerRule } from "./container-rule";

const DEPENDENCY = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html";
const CONTAINER = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html";

interface Dependency {
  readonly property: string;
  readonly condition: string | undefined;
  /** The container that is waited for; `undefined` if there is none of the name. */
  readonly other: Record<string, unknown> | undefined;
  readonly name: string;
}

/** What containers wait for, as far as all names are known. */
function dependenciesOf(resource: Resource): Dependency[] {
  const containers = containersOf(resource);
  if (!containers.every(({ name }) => knownString(name) !== undefined)) return [];
  return containers.flatMap(({ dependsOn }, i) =>
    (knownList(dependsOn) ?? []).flatMap((entry, j) => {
      const { containerName, condition } = blocks(entry)[0] ?? {};
      const name = knownString(containerName);
      if (name === undefined) return [];
      const property = `container_definitions[${i}].dependsOn[${j}]`;
      return [
        { property, condition: knownString(condition), name, other: containers.find((one) => one.name === name) },
      ];
    }),
  );
}

function waiting(condition: string, other: object, containerName = "db") {
  return taskOf({}, { dependsOn: [{ containerName, condition }] }, { name: "db", ...other });
}

const HEALTH_CHECK = { command: ["CMD-SHELL", "true"] };

/** What each container needs of others before it starts, by their names. */
function edgesOf(container: Record<string, unknown>): string[] {
  const members = (list: unknown, key: string) => (knownList(list) ?? []).map((entry) => blocks(entry)[0]?.[key]);
  const linked = (knownList(container.links) ?? []).map((link) => knownString(link)?.split(":")[0]);
  return [
    ...members(container.dependsOn, "containerName"),
    ...members(container.volumesFrom, "sourceContainer"),
    ...linked,
  ].flatMap((name) => knownString(name) ?? []);
}

/** The shortest way from `start` back to it; `undefined` if there is none. */
function cycleFrom(start: string, edges: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const seen = new Set<string>();
  const paths = [[start]];
  for (const path of paths) {
    for (const next of edges.get(path.at(-1) as string) ?? []) {
      if (next === start) return [...path, start];
      if (seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return undefined;
}

/** What AWS refuses in the order in which containers start. */
export const containerOrderRules: readonly Rule[] = where(withMember("dependsOn", "links", "volumesFrom"), [
  {
    id: "CD046",
    resourceType: "aws_ecs_task_definition",
    title: "a container waits for one that there is",
    explanation:
      "A container can wait for others of its own task only. ECS refuses other names at the apply; the plan takes them.",
    fix: "Name another container of the task definition.",
    source: DEPENDENCY,
    *check(resource) {
      const names = containersOf(resource).map(({ name }) => name);
      for (const { property, name, other } of dependenciesOf(resource)) {
        if (other !== undefined) continue;
        yield { property: `${property}.containerName`, got: name, allowed: names.join(", ") };
      }
    },
    examples: { failing: waiting("START", {}, "database"), passing: waiting("START", {}) },
  },
  containerRule({
    id: "CD047",
    title: "a container waits for a start, an end, a success or the health of another",
    explanation:
      "ECS has no default for it, and knows these conditions only. It refuses others at the apply; the plan takes them.",
    fix: "Take one of these, in capital letters.",
    source: DEPENDENCY,
    properties: { "dependsOn.condition": oneOf("START", "COMPLETE", "SUCCESS", "HEALTHY") },
    required: true,
    examples: { failing: waiting("STARTED", {}), passing: waiting("START", {}) },
  }),
  {
    id: "CD048",
    resourceType: "aws_ecs_task_definition",
    title: "a container whose end is waited for is not essential",
    explanation:
      'ECS answers "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container" at the apply.',
    fix: "Set essential to false for the container that ends: the end of an essential one ends the task.",
    source: DEPENDENCY,
    *check(resource) {
      for (const { property, name, condition, other } of dependenciesOf(resource)) {
        if (condition !== "COMPLETE" && condition !== "SUCCESS") continue;
        if (other === undefined || (other.essential !== undefined && other.essential !== true)) continue;
        const allowed = `START or HEALTHY, as ${name} is essential`;
        yield { property: `${property}.condition`, got: condition, allowed };
      }
    },
    examples: { failing: waiting("SUCCESS", {}), passing: waiting("SUCCESS", { essential: false }) },
  },
  {
    id: "CD049",
    resourceType: "aws_ecs_task_definition",
    title: "a container whose health is waited for has a health check",
    explanation:
      "ECS looks at checks in the task definition, not at those in images. Without one, the other container would never be healthy.",
    fix: "Give the other container a health check, or wait for its START.",
    source: DEPENDENCY,
    *check(resource) {
      for (const { property, name, condition, other } of dependenciesOf(resource)) {
        if (condition !== "HEALTHY" || other === undefined || other.healthCheck !== undefined) continue;
        const allowed = `START, COMPLETE or SUCCESS, as ${name} has no health check`;
        yield { property: `${property}.condition`, got: condition, allowed };
      }
    },
    examples: { failing: waiting("HEALTHY", {}), passing: waiting("HEALTHY", { healthCheck: HEALTH_CHECK }) },
  },
  {
    id: "CD050",
    resourceType: "aws_ecs_task_definition",
    title: "containers do not wait for each other in a circle",
    explanation: "Each of them would start after the next, so that none would start.",
    fix: "Leave out one of dependsOn, links and volumesFrom on the way.",
    source: CONTAINER,
    *check(resource) {
      const containers = containersOf(resource).map((container) => [knownString(container.name), container] as const);
      const edges = new Map(containers.flatMap(([name, container]) => (name ? [[name, edgesOf(container)]] : [])));
      const reported = new Set<string>();
      for (const [i, [name]] of containers.entries()) {
        if (name === undefined || reported.has(name)) continue;
        const cycle = cycleFrom(name, edges);
        if (cycle === undefined) continue;
        for (const member of cycle) reported.add(member);
        yield { property: `container_definitions[${i}]`, got: cycle.join(" -> "), allowed: "no way back" };
      }
    },
    examples: {
      failing: taskOf({}, { name: "web", links: ["db"] }, { name: "db", volumesFrom: [{ sourceContainer: "web" }] }),
      passing: taskOf({}, { name: "web", links: ["db:database"] }, { name: "db" }),
    },
  },
  {
    id: "CD071",
    resourceType: "aws_ecs_task_definition",
    title: "a container is linked to one that there is",
    explanation: "A link gives a container the address of another one of its task, by name. ECS knows no others.",
    fix: "Name another container of the task definition, with an alias behind a colon if it needs one: db:database.",
    source: CONTAINER,
    *check(resource) {
      const containers = containersOf(resource);
      const names = containers.map(({ name }) => knownString(name));
      if (names.includes(undefined)) return;
      for (const [i, { links }] of containers.entries()) {
        for (const [j, link] of (knownList(links) ?? []).entries()) {
          const got = knownString(link);
          if (got === undefined || names.includes(got.split(":")[0])) continue;
          yield { property: `container_definitions[${i}].links[${j}]`, got, allowed: names.join(", ") };
        }
      }
    },
    examples: {
      failing: taskOf({}, { name: "web", links: ["database"] }, { name: "db" }),
      passing: taskOf({}, { name: "web", links: ["db:database"] }, { name: "db" }),
    },
  },
]);
