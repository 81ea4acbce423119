import { readJsonTemplate } from "../../core/read-json-template";
import { type Concerns, isKnown, type Resource } from "../configuration";
import { remembered } from "../remembered";
import { byNames } from "../where";
import { CONTAINER, isExact, memberOf, type Shape } from "./container-shape";

/** The container definitions of a task; an expression as in Terraform's JSON, where only Terraform knows. */
export interface ContainerDocument {
  /** What stands in the JSON, with the keys as they are written; `undefined` for what is no JSON, or not known to be. */
  readonly written: unknown;
  /** The containers, with the keys of the API; an expression, and whatever is no container, has a name that is not known. */
  readonly containers: Record<string, unknown>[];
  /** Those that are known to be containers. */
  readonly known: readonly Container[];
  /** Whether all of it is written as in the API. */
  readonly isExact: boolean;
}

/** A container that is known to be one, and where it stands. */
export interface Container {
  readonly property: string;
  readonly container: Readonly<Record<string, unknown>>;
}

/** The container definitions of a task definition, read once: many rules look into them, some of them from the service. */
export function containerDocumentOf({ attributes }: Resource): ContainerDocument {
  return documentOf(attributes);
}

const documentOf = remembered(({ container_definitions: text }: Resource["attributes"]): ContainerDocument => {
  const written = typeof text === "string" ? readJsonTemplate(text) : undefined;
  if (!Array.isArray(written)) return { written, containers: [], known: [], isExact: false };
  const containers: Record<string, unknown>[] = [];
  const known: Container[] = [];
  let areExact = true;
  for (const [i, item] of written.entries()) {
    const isAsInApi = isExact(item, CONTAINER);
    areExact &&= isAsInApi && item !== null;
    if (!isObject(item)) {
      containers.push({ name: UNKNOWN_NAME });
      continue;
    }
    const container = isAsInApi ? (item as Record<string, unknown>) : namedMembers(item, CONTAINER);
    containers.push(container);
    known.push({ property: `container_definitions[${i}]`, container });
  }
  return { written, containers, known, isExact: areExact };
});

const UNKNOWN_NAME = "${unknown}";

/** `value` with the keys of the API, however the case of their letters. */
function named(value: unknown, shape: Shape): unknown {
  if (typeof shape === "string") return value;
  if (isList(shape)) return Array.isArray(value) ? value.map((item) => named(item, shape[0])) : value;
  return isObject(value) ? namedMembers(value, shape) : value;
}

function namedMembers(object: object, shape: Readonly<Record<string, Shape>>): Record<string, unknown> {
  const members = Object.entries(object).map(([key, member]) => {
    const name = memberOf(shape, key);
    const inside = name === undefined ? undefined : shape[name];
    return inside === undefined ? [key, member] : [name, named(member, inside)];
  });
  return Object.fromEntries(members);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

/** The containers that are known to be there, each with what is known of it. */
export function knownContainersOf(resource: Resource): readonly Container[] {
  return containerDocumentOf(resource).known;
}

/** Like `knownContainersOf`; `undefined` where there may be other containers, or others in their places. */
export function allContainersOf(resource: Resource): readonly Container[] | undefined {
  const { written, known } = containerDocumentOf(resource);
  return Array.isArray(written) && written.every(isKnown) ? known : undefined;
}

/**
 * Whether a container of a task definition says something by one of these members, or inside of them: `portMappings.name`. The same
 * function for the same names.
 */
export const withMember: (...names: readonly string[]) => Concerns = byNames((names) => {
  const paths = names.map((name) => name.split("."));
  return (task) => knownContainersOf(task).some(({ container }) => paths.some((path) => says(container, path)));
});

/** Whether there is something at `path` in `value`, or in an item of it. */
function says(value: unknown, path: readonly string[], depth = 0): boolean {
  if (depth === path.length) return value !== undefined && value !== null;
  if (Array.isArray(value)) return value.some((item) => says(item, path, depth));
  return isObject(value) && says((value as Readonly<Record<string, unknown>>)[path[depth] ?? ""], path, depth + 1);
}
