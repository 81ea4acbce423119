import { knownString, type Resource } from "../configuration";
import { matching } from "../constraint";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";
import { where } from "../where";
import { allContainersOf, containerDocumentOf, knownContainersOf, withMember } from "./container-document";
import { containerRule } from "./container-rule";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const CONTAINER = `${API}/API_ContainerDefinition.html`;
const resourceType = "aws_ecs_task_definition";
const MOST_CONTAINERS = 10;
const LONGEST_NAME = 255;

function containers(count: number) {
  return Array.from({ length: count }, () => ({}));
}

function hasSeveral(task: Resource): boolean {
  return knownContainersOf(task).length > 1;
}

/** What AWS refuses in which containers a task has. */
export const containerListRules: readonly Rule[] = [
  {
    id: "TD003",
    resourceType,
    title: "a task definition has a container",
    explanation: 'ECS answers "Container list cannot be empty." at the apply; the plan knows nothing of it.',
    fix: "Add one with addContainer().",
    source: `${API}/API_RegisterTaskDefinition.html`,
    check(resource) {
      const { written } = containerDocumentOf(resource);
      if (!Array.isArray(written) || written.length > 0) return [];
      return [{ property: "container_definitions", got: written, allowed: "at least one container" }];
    },
    examples: {
      failing: { aws_ecs_task_definition: { web: { container_definitions: "[]" } } },
      passing: taskOf({}, {}),
    },
  },
  {
    id: "TD004",
    resourceType,
    title: `a task definition has at most ${MOST_CONTAINERS} containers`,
    explanation: 'ECS answers "Too many containers" when the task definition is registered.',
    fix: "Make several task definitions of it.",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html",
    check(resource) {
      const { length } = containerDocumentOf(resource).containers;
      if (length <= MOST_CONTAINERS) return [];
      const allowed = `at most ${MOST_CONTAINERS}`;
      return [{ property: "container_definitions", got: `${length} containers`, allowed }];
    },
    examples: {
      failing: taskOf({}, ...containers(MOST_CONTAINERS + 1)),
      passing: taskOf({}, ...containers(MOST_CONTAINERS)),
    },
  },
  ...where(withMember("essential"), [
    {
      id: "TD005",
      resourceType,
      title: "a container of the task is essential",
      explanation: `ECS answers "Task definition doesn't have any essential container.": by these it knows when a task has ended.`,
      fix: "Leave essential out for the container without which the task makes no sense.",
      source: CONTAINER,
      *check(resource) {
        const all = allContainersOf(resource) ?? [];
        if (all.length === 0 || !all.every(({ container }) => container.essential === false)) return;
        yield { property: "container_definitions[0].essential", got: false, allowed: "true in one container at least" };
      },
      examples: {
        failing: taskOf({}, { essential: false }, { essential: false }),
        passing: taskOf({}, { essential: false }, {}),
      },
    },
  ]),
  containerRule({
    id: "CD001",
    title: "a container has a name",
    explanation: 'ECS answers "Container.name should not be null or empty." at the apply, and not before.',
    fix: "Name the container.",
    source: CONTAINER,
    properties: { name: matching(/.+/, "a name") },
    required: true,
    examples: { failing: taskOf({}, { name: "" }), passing: taskOf({}, { name: "w" }) },
  }),
  containerRule({
    id: "CD002",
    title: `a container's name is at most ${LONGEST_NAME} letters, digits, - and _`,
    explanation: 'ECS answers "Container.name contains invalid characters." at the apply, and not before.',
    fix: "Take another name.",
    source: CONTAINER,
    properties: { name: matching(/[A-Za-z0-9_-]{0,255}/, `at most ${LONGEST_NAME} letters, digits, - and _`) },
    examples: { failing: taskOf({}, { name: "shop.web" }), passing: taskOf({}, { name: "shop-web_1" }) },
  }),
  ...where(hasSeveral, [
    {
      id: "CD003",
      resourceType,
      title: "the containers of a task have different names",
      explanation:
        "Load balancers, dependencies and links refer to a container by its name, so ECS refuses two of one name.",
      fix: "Name one of them differently.",
      source: CONTAINER,
      *check(resource) {
        const names = new Set<string>();
        for (const { property, container } of knownContainersOf(resource)) {
          const name = knownString(container.name);
          if (name === undefined) continue;
          if (names.has(name)) yield { property: `${property}.name`, got: name, allowed: "a name of its own" };
          names.add(name);
        }
      },
      examples: {
        failing: taskOf({}, { name: "web" }, { name: "web" }),
        passing: taskOf({}, { name: "web" }, { name: "Web" }),
      },
    },
  ]),
  containerRule({
    id: "CD004",
    title: "a container has an image",
    explanation: 'ECS answers "Container.image should not be null or empty." at the apply, and not before.',
    fix: "Name the image that the container is started from.",
    source: CONTAINER,
    properties: { image: matching(/.+/, "an image") },
    required: true,
    examples: { failing: taskOf({}, { image: "" }), passing: taskOf({}, { image: "nginx:1.27" }) },
  }),
];
