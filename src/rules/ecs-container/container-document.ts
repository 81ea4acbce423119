import { readJsonTemplate } from "../../core/read-json-template";
import { type Concerns, isKnown, type Resource } from "../configuration";
import { remembered } from "../remembered";
import { byNames } from "../where";
import { CONTAINER, memberOf, type Shape } from "./container-shape";

/** The container definitions of a task; an expression as in Terraform's JSON, where only Terraform knows. */
export interface ContainerDocument {
  /** What stands in the JSON, with the keys as they are written; `undefined` for what is no JSON, or not known to be. */
  readonly written: unknown;
  /** The containers, with the keys of the API; an expression, and whatever is no container, has a name that is not known. */
  readonly containers: Record<string, unknown>[];
  /** Those that are known to be containers. */
  readonly known: readonly Container[];
  /** The members that some of these have, and those of their objects and of the objects in their lists: `portMappings.name`. */
  readonly members: ReadonlySet<string>;
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
  if (!Array.isArray(written)) return { written, containers: [], known: [], members: new Set() };
  const containers: Record<string, unknown>[] = [];
  const known: Container[] = [];
  const members = new Set<string>();
  for (const [i, item] of written.entries()) {
    if (!isObject(item)) {
      containers.push({ name: UNKNOWN_NAME });
      continue;
    }
    const container = namedMembers(item, CONTAINER);
    containers.push(container);
    known.push({ property: `container_definitions[${i}]`, container });
    addMembers(members, container);
  }
  return { written, containers, known, members };
});

const UNKNOWN_NAME = "${unknown}";

function addMembers(members: Set<string>, container: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(container)) {
    if (value === null) continue;
    members.add(name);
    for (const item of Array.isArray(value) ? value : [value]) {
      if (isObject(item)) for (const inside of Object.keys(item)) members.add(`${name}.${inside}`);
    }
  }
}

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
export const withMember: (...names: readonly string[]) => Concerns = byNames((names) => (task) => {
  const { members } = containerDocumentOf(task);
  return names.some((name) => members.has(name));
});
