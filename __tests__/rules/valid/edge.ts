import type { ResourceMap } from "../../../src/rules/configuration";

type Attributes = Readonly<Record<string, unknown>>;

/** Values at the limits of what AWS takes, of one resource: `main`, of the type `type`. */
export interface Edges {
  readonly title: string;
  readonly type: string;
  /** The attributes of `main`, which are valid. Container definitions are a list. */
  readonly base: Attributes;
  /** What `main` needs beside it. */
  readonly beside?: ResourceMap;
  /** Values of an attribute, each by itself: `health_check.interval`. Of several blocks, it is that of the first. */
  readonly values?: Readonly<Record<string, readonly unknown[]>>;
  /** Attributes that are only valid together, by what they are about. */
  readonly together?: Readonly<Record<string, Attributes>>;
  /** The ids of warnings that are right about some of this, by why. */
  readonly warned?: Readonly<Record<string, string>>;
}

/** A valid configuration, and which of the values in it stands at a limit. */
export interface Edge {
  readonly name: string;
  readonly resource: ResourceMap;
}

/** The configurations of `edges`: the base, and one for each value. */
export function configurationsOf({ type, base, beside = {}, values = {}, together = {} }: Edges): Edge[] {
  const edge = (name: string, attributes: Attributes): Edge => ({
    name,
    resource: { ...beside, [type]: { ...beside[type], main: written(attributes) } },
  });
  return [
    edge("base", base),
    ...Object.entries(values).flatMap(([path, each]) =>
      each.map((value) => edge(`${path} = ${shown(value)}`, changed(base, path.split("."), value) as Attributes)),
    ),
    ...Object.entries(together).map(([name, attributes]) => edge(name, { ...base, ...attributes })),
  ];
}

/** `value` with `replacement` at `path`; of a list, in its first item. */
export function changed(value: unknown, path: readonly string[], replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (Array.isArray(value)) return [changed(value[0], path, replacement), ...value.slice(1)];
  const members = (value ?? {}) as Attributes;
  return { ...members, [key]: changed(members[key], rest, replacement) };
}

/** The resources with container definitions as texts, as Terraform wants them; as lists, they are easier to change. */
export function withTexts(resources: ResourceMap): ResourceMap {
  const entries = Object.entries(resources.aws_ecs_task_definition ?? {});
  const tasks = Object.fromEntries(entries.map(([name, attributes]) => [name, written(attributes)]));
  return { ...resources, aws_ecs_task_definition: tasks };
}

function written(attributes: Attributes): Attributes {
  const { container_definitions: containers } = attributes;
  return Array.isArray(containers) ? { ...attributes, container_definitions: JSON.stringify(containers) } : attributes;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 50)}… (${text.length} characters)` : text;
}

/** A text of `length` characters. */
export function long(length: number, character = "a"): string {
  return character.repeat(length);
}

/** A list of `length` items. */
export function list<T>(length: number, item: (index: number) => T): T[] {
  return Array.from({ length }, (_, i) => item(i));
}

/** The values of an enum of the SDK, but for those that are not valid in this place. */
export function valuesOf(values: Readonly<Record<string, string>>, ...but: readonly string[]): string[] {
  const all = Object.values(values);
  for (const each of but) if (!all.includes(each)) throw new Error(`${each} is not one of ${all.join(", ")}`);
  return all.filter((value) => !but.includes(value));
}
