import { blocks, isKnown, type Resource } from "../configuration";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Finding, Rule } from "../rule";
import { where } from "../where";
import { containerDocumentOf } from "./container-document";
import { CONTAINER, MOST, memberOf, type Shape } from "./container-shape";

const SOURCE = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html";
const DEFINITIONS = "container_definitions";

/** What `value` should be, if it is something else; `undefined` if it is right, or only Terraform knows. */
function otherType(value: unknown, shape: Shape): string | undefined {
  if (value === null || !isKnown(value)) return undefined;
  if (shape === "string") return typeof value === "string" ? undefined : "a text";
  if (shape === "boolean") return typeof value === "boolean" ? undefined : "true or false";
  if (shape === "integer") {
    const isWhole = Number.isInteger(value) && Math.abs(Number(value)) < MOST;
    return isWhole ? undefined : "a whole number below 2147483648, not in quotes";
  }
  if (Array.isArray(shape)) return Array.isArray(value) ? undefined : "a list";
  return isObject(value) ? undefined : "an object";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return !Array.isArray(value) && blocks(value).length > 0;
}

/** The values in `value` that are of another type than in the API. */
function* wrongTypes(value: unknown, shape: Shape, property: string): Iterable<Finding> {
  const allowed = otherType(value, shape);
  if (allowed !== undefined) yield { property, got: value, allowed };
  else if (Array.isArray(value)) {
    for (const [i, item] of value.entries())
      yield* wrongTypes(item, (shape as readonly [Shape])[0], `${property}[${i}]`);
  } else if (isObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      const inside = insideOf(shape, key);
      if (inside !== undefined) yield* wrongTypes(member, inside, `${property}.${key}`);
    }
  }
}

/** The keys in `value` that the API does not have. */
function* wrongKeys(value: unknown, shape: Shape, property: string): Iterable<Finding> {
  if (shape === "texts") return;
  if (Array.isArray(value) && Array.isArray(shape)) {
    for (const [i, item] of value.entries()) yield* wrongKeys(item, shape[0] as Shape, `${property}[${i}]`);
  } else if (isObject(value)) {
    const members = membersOf(shape);
    for (const [key, member] of Object.entries(value)) {
      const name = memberOf(members, key);
      const inside = name === undefined ? undefined : members[name];
      if (inside !== undefined) yield* wrongKeys(member, inside, `${property}.${key}`);
      else if (isKnown(key))
        yield { property: `${property}.${key}`, got: key, allowed: Object.keys(members).join(", ") };
    }
  }
}

/** The shape of what `key` names; `undefined` for what the API does not have. */
function insideOf(shape: Shape, key: string): Shape | undefined {
  return shape === "texts" ? "string" : membersOf(shape)[memberOf(membersOf(shape), key) ?? ""];
}

function membersOf(shape: Shape): Readonly<Record<string, Shape>> {
  return typeof shape === "string" || Array.isArray(shape) ? {} : (shape as Readonly<Record<string, Shape>>);
}

/** Whether there may be something to find. */
function mayBeWrong(task: Resource): boolean {
  return !containerDocumentOf(task).isExact;
}

/** What the provider refuses, or leaves out, of container definitions that are written by hand. */
export const containerTypeRules: readonly Rule[] = where(mayBeWrong, [
  {
    id: "TD061",
    resourceType: "aws_ecs_task_definition",
    title: "container definitions are a list in JSON, of objects with values of the right types",
    explanation: "The provider reads the text into the types of the API, and fails where it is of another type.",
    fix: "Write the value as the API has it; all of it as one text, by jsonencode.",
    source: SOURCE,
    *check(resource) {
      const { [DEFINITIONS]: got } = resource.attributes;
      const { written } = containerDocumentOf(resource);
      if (Array.isArray(written)) {
        for (const [i, item] of written.entries()) {
          const property = `${DEFINITIONS}[${i}]`;
          if (item === null) yield { property, got: item, allowed: "an object" };
          else yield* wrongTypes(item, CONTAINER, property);
        }
      } else if (got !== undefined && got !== null && isKnown(got)) {
        yield { property: DEFINITIONS, got, allowed: "a text with a list in JSON" };
      }
    },
    examples: {
      failing: taskOf({}, { cpu: "128" }),
      passing: taskOf({}, { cpu: 128, command: ["serve", "--verbose"], dockerLabels: { team: "shop" } }),
    },
  },
  {
    id: "TD062",
    resourceType: "aws_ecs_task_definition",
    title: "container definitions have the keys of the API and no others",
    explanation:
      "The provider shows no error: the container runs without the setting, and nothing in the plan says so.",
    fix: "Spell the key as the API does, such as portMappings: what it does not know is left out without a word.",
    source: SOURCE,
    *check(resource) {
      const { written } = containerDocumentOf(resource);
      if (Array.isArray(written)) yield* wrongKeys(written, [CONTAINER], DEFINITIONS);
    },
    examples: {
      failing: taskOf({}, { port_mappings: [{ containerPort: 80 }] }),
      passing: taskOf({}, { portMappings: [{ containerPort: 80 }] }),
    },
  },
]);
