import { changed } from "../edge";
import type { System } from "../system/system";

type Attributes = Readonly<Record<string, unknown>>;

/** One thing that is wrong in a system, and who has to say so. */
export interface Mutation {
  readonly id: string;
  /** What is changed, to what. */
  readonly what: string;
  /** Rules that see the same mistake from another side, and may complain as well. */
  readonly also: readonly string[];
  /** The system with the mistake; `undefined` if it has nothing in which it could be made. */
  readonly apply: (system: System) => System | undefined;
}

/** Changes by the paths of attributes; a function makes the value of what was there. */
export type Changes = Readonly<Record<string, unknown | ((before: unknown) => unknown)>>;

export interface Where {
  /** Which resources the mistake can be made in. @default each */
  readonly of?: (attributes: Attributes, system: System) => boolean;
  /** @default none */
  readonly also?: readonly string[];
}

/** Changes the first resource of a type of which `of` holds. */
export function change(
  id: string,
  type: string,
  changes: Changes,
  { of = () => true, also = [] }: Where = {},
): Mutation {
  return {
    id,
    what: `${type}: ${shown(changes)}`,
    also,
    apply(system) {
      const [name, attributes] = Object.entries(system[type] ?? {}).find(([, each]) => of(each, system)) ?? [];
      if (name === undefined || attributes === undefined) return undefined;
      return { ...system, [type]: { ...system[type], [name]: applied(attributes, changes) } };
    },
  };
}

/** The same mistake in values of one attribute, each by itself. */
export function each(
  id: string,
  type: string,
  path: string,
  values: readonly unknown[],
  where: Where = {},
): Mutation[] {
  return values.map((value) => change(id, type, { [path]: value }, where));
}

/** Adds resources. */
export function adding(id: string, resources: System, where: Pick<Where, "also"> = {}): Mutation {
  return {
    id,
    what: `with ${shown(resources)}`,
    also: where.also ?? [],
    apply: (system) => {
      const types = Object.entries(resources).map(([type, named]) => [type, { ...system[type], ...named }]);
      return { ...system, ...Object.fromEntries(types) };
    },
  };
}

function applied(attributes: Attributes, changes: Changes): Attributes {
  return Object.entries(changes).reduce((before, [path, value]) => {
    const keys = path.split(".");
    return changed(before, keys, typeof value === "function" ? value(at(before, keys)) : value) as Attributes;
  }, attributes);
}

function at(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return value;
  const holder = Array.isArray(value) ? value[0] : value;
  return at((holder as Attributes | undefined)?.[key], rest);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value, (_, each) => (typeof each === "function" ? "changed" : (each ?? null)));
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
