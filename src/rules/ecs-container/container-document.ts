import { readJsonTemplate } from "../../core/read-json-template";
import { blocks, type Concerns, isKnown, type Resource } from "../configuration";
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
  /** The members that some of these have. */
  readonly members: ReadonlySet<string>;
}

/** A container that is known to be one, and where it stands. */
export interface Container {
  readonly property: string;
  readonly container: Readonly<Record<string, unknown>>;
}

/** The container definitions of a task definition, read once. */
export function containerDocumentOf({ attributes }: Resource): ContainerDocument {
  let document = read.get(attributes);
  if (document === undefined) {
    document = documentOf(attributes.container_definitions);
    read.set(attributes, document);
  }
  return document;
}

/** Many rules look into the containers of one task definition, some of them from its service. */
const read = new WeakMap<Resource["attributes"], ContainerDocument>();

function documentOf(text: unknown): ContainerDocument {
  const written = typeof text === "string" ? readJsonTemplate(text) : undefined;
  if (!Array.isArray(written)) return { written, containers: [], known: [], members: new Set() };
  const containers = written.map((item: unknown) => blocks(named(item, CONTAINER))[0] ?? { name: UNKNOWN_NAME });
  const known = containers.flatMap((container, i) =>
    blocks(written[i]).length === 0 ? [] : [{ property: `container_definitions[${i}]`, container }],
  );
  const members = known.flatMap(({ container }) => Object.keys(container).filter((key) => container[key] !== null));
  return { written, containers, known, members: new Set(members) };
}

const UNKNOWN_NAME = "${unknown}";

/** `value` with the keys of the API, however the case of their letters. */
function named(value: unknown, shape: Shape): unknown {
  if (typeof shape === "string") return value;
  if (isList(shape)) return Array.isArray(value) ? value.map((item) => named(item, shape[0])) : value;
  const [object] = Array.isArray(value) ? [] : blocks(value);
  if (object === undefined) return value;
  const members = Object.entries(object).map(([key, member]) => {
    const name = memberOf(shape, key);
    const inside = name === undefined ? undefined : shape[name];
    return inside === undefined ? [key, member] : [name, named(member, inside)];
  });
  return Object.fromEntries(members);
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

/** Whether a container of a task definition says something by one of these members: the same function for the same names. */
export const withMember: (...names: readonly string[]) => Concerns = byNames((names) => (task) => {
  const { members } = containerDocumentOf(task);
  return names.some((name) => members.has(name));
});
