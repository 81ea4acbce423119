import type { ResourceMap } from "../../../src/rules/configuration";
import { allEdges } from "./edges";

type Attributes = Readonly<Record<string, unknown>>;
/** @param key the attribute that the value is of, or is in a list of */
type Rewrite = (value: unknown, key: string) => unknown;

/** Ways to write the same configuration, or less that is known of it. */
export const rewritings: Readonly<Record<string, (resources: ResourceMap) => ResourceMap>> = {
  "numbers as texts": (resources) =>
    everywhere(resources, (value) => (typeof value === "number" ? String(value) : value)),
  "true and false as texts": (resources) =>
    everywhere(resources, (value) => (typeof value === "boolean" ? String(value) : value)),
  "single blocks as objects": (resources) =>
    everywhere(resources, (value) =>
      Array.isArray(value) && value.length === 1 && isObject(value[0]) ? value[0] : value,
    ),
  "what is not set as null": (resources) =>
    eachResource(resources, (attributes, type) => ({ ...nothingOf(type), ...attributes })),
  "references to other configurations": (resources) => everywhere(resources, withoutReferences),
  "resources that there are several of": (resources) =>
    eachResource(everywhere(resources, counted), (attributes) => ({ count: 2, ...attributes })),
};

/** Every value in the attributes of resources, from inside to outside. What stands in a JSON text is left as it is. */
function everywhere(resources: ResourceMap, rewrite: Rewrite): ResourceMap {
  return eachResource(resources, (attributes) => inside(attributes, rewrite) as Attributes);
}

function inside(value: unknown, rewrite: Rewrite, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => rewritten(item, rewrite, key));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rewritten(member, rewrite, key)]));
}

function rewritten(value: unknown, rewrite: Rewrite, key: string): unknown {
  return rewrite(inside(value, rewrite, key), key);
}

/** The resources with each value that `isUnknown` says as a variable. */
export function withUnknowns(resources: ResourceMap, isUnknown: () => boolean): ResourceMap {
  let count = 0;
  return everywhere(resources, (value, key) =>
    isBlocks(value) || LITERAL.has(key) || !isUnknown() ? value : `\${var.unknown_${count++}}`,
  );
}

/** The resources with each kind of blocks that `isMade` says made by a `dynamic` block. */
export function withDynamicBlocks(resources: ResourceMap, isMade: () => boolean): ResourceMap {
  const dynamic = (members: Attributes): Attributes => {
    const made = Object.entries(members).filter(([key, value]) => isBlocks(value) && key !== "lifecycle" && isMade());
    if (made.length === 0) return members;
    const contents = made.map(([key, value]) => [key, [{ for_each: "${var.unknown}", content: [value].flat()[0] }]]);
    const rest = Object.entries(members).filter(([key]) => !made.some(([name]) => name === key));
    return { ...Object.fromEntries(rest), dynamic: Object.fromEntries(contents) };
  };
  const inBlocks = everywhere(resources, (value) => (isObject(value) ? dynamic(value) : value));
  return eachResource(inBlocks, dynamic);
}

/** What Terraform takes no expression for. */
const LITERAL = new Set(["ignore_changes", "depends_on"]);

function isBlocks(value: unknown): boolean {
  return isObject(value) || (Array.isArray(value) && value.length > 0 && value.every(isObject));
}

function eachResource(
  resources: ResourceMap,
  rewrite: (attributes: Attributes, type: string) => Attributes,
): ResourceMap {
  return Object.fromEntries(
    Object.entries(resources).map(([type, named]) => [
      type,
      Object.fromEntries(Object.entries(named).map(([name, attributes]) => [name, rewrite(attributes, type)])),
    ]),
  );
}

/** All attributes that a type is known to have. */
function nothingOf(type: string): Attributes {
  const keys = allEdges
    .filter((edges) => edges.type === type)
    .flatMap(({ base, values = {}, together = {} }) => [
      ...Object.keys(base),
      ...Object.keys(values).map((path) => path.split(".")[0] ?? ""),
      ...Object.values(together).flatMap(Object.keys),
    ]);
  return Object.fromEntries(keys.map((key) => [key, null]));
}

function withoutReferences(value: unknown): unknown {
  return typeof value === "string" && value.startsWith("${aws_") ? value.replace("${aws_", "${local.") : value;
}

function counted(value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll(/\$\{(aws_\w+\.\w+)\./g, "${$1[count.index].") : value;
}

function isObject(value: unknown): value is Attributes {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
