import { blocks, isKnown } from "../configuration";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Finding, Rule } from "../rule";
import { containerDocumentOf } from "./container-document";
import { CONTAINER, memberOf, type Shape } from "./container-shape";
import { foundAt } from "./found-at";

const SOURCE = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html";
const DEFINITIONS = "container_definitions";
/** What the provider reads whole numbers into. */
const MOST = 2 ** 31;

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

/** The values in `value` that are of another type than in the API, by their places in it. */
function wrongTypes(value: unknown, shape: Shape): readonly Finding[] {
  const allowed = otherType(value, shape);
  if (allowed !== undefined) return [{ property: "", got: value, allowed }];
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => foundAt(i, wrongTypes(item, (shape as readonly [Shape])[0])));
  }
  if (!isObject(value)) return NONE;
  return Object.entries(value).flatMap(([key, member]) => {
    const inside = shape === "texts" ? "string" : membersOf(shape)[memberOf(membersOf(shape), key) ?? ""];
    return inside === undefined ? NONE : foundAt(key, wrongTypes(member, inside));
  });
}

/** The keys in `value` that the API does not have, by their places in it. */
function wrongKeys(value: unknown, shape: Shape): readonly Finding[] {
  if (shape === "texts") return NONE;
  if (Array.isArray(value) && Array.isArray(shape)) {
    return value.flatMap((item, i) => foundAt(i, wrongKeys(item, shape[0] as Shape)));
  }
  if (!isObject(value)) return NONE;
  const members = membersOf(shape);
  return Object.entries(value).flatMap(([key, member]) => {
    const name = memberOf(members, key);
    const inside = name === undefined ? undefined : members[name];
    if (inside !== undefined) return foundAt(key, wrongKeys(member, inside));
    return isKnown(key) ? [{ property: `.${key}`, got: key, allowed: Object.keys(members).join(", ") }] : NONE;
  });
}

const NONE: readonly Finding[] = [];

/** What is found in the definitions of a task, by its place in the task. */
function inDefinitions(found: readonly Finding[]): readonly Finding[] {
  return found.map((each) => ({ ...each, property: `${DEFINITIONS}${each.property}` }));
}

function membersOf(shape: Shape): Readonly<Record<string, Shape>> {
  return typeof shape === "string" || Array.isArray(shape) ? {} : (shape as Readonly<Record<string, Shape>>);
}

function wrongItem(item: unknown): readonly Finding[] {
  return item === null ? [{ property: "", got: item, allowed: "an object" }] : wrongTypes(item, CONTAINER);
}

/** What the provider refuses, or leaves out, of container definitions that are written by hand. */
export const containerTypeRules: readonly Rule[] = [
  {
    id: "TD061",
    resourceType: "aws_ecs_task_definition",
    title: "container definitions are a list in JSON, of objects with values of the right types",
    explanation: "The provider reads the text into the types of the API, and fails where it is of another type.",
    fix: "Write the value as the API has it; all of it as one text, by jsonencode.",
    source: SOURCE,
    check(resource) {
      const { [DEFINITIONS]: got } = resource.attributes;
      const { written } = containerDocumentOf(resource);
      if (Array.isArray(written)) return inDefinitions(written.flatMap((item, i) => foundAt(i, wrongItem(item))));
      const isWrong = got !== undefined && got !== null && isKnown(got);
      return isWrong ? [{ property: DEFINITIONS, got, allowed: "a text with a list in JSON" }] : NONE;
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
    check(resource) {
      const { written } = containerDocumentOf(resource);
      return Array.isArray(written) ? inDefinitions(wrongKeys(written, [CONTAINER])) : NONE;
    },
    examples: {
      failing: taskOf({}, { port_mappings: [{ containerPort: 80 }] }),
      passing: taskOf({}, { portMappings: [{ containerPort: 80 }] }),
    },
  },
];
