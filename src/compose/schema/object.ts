import { InvalidValueError, UnknownKeyError, WrongTypeError } from "../errors";
import type { Path } from "../path";
import type { Problems } from "../problems";
import { Flaw } from "../syntax/flaw";
import { type Entry, type Mapping, type Node, plain, type Scalar } from "../yaml/node";
import { nearMiss } from "./near-miss";
import { canonicalEntries } from "./record";
import { mergeEntries, refuseType, type Type } from "./type";

/** What may have keys of its user's own, which begin with `x-`. */
export interface Extensible {
  /** The values of keys that begin with `x-`, as JSON has them. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** A type for each key. */
export type Fields<T> = { readonly [K in Exclude<keyof T, "extensions">]-?: Type<NonNullable<T[K]>> };

/** A way to write a mapping as a single text. */
export interface ShortSyntax {
  readonly is: string;
  /** Whether a number is read as well. */
  readonly numbers?: boolean;
  readonly expand: (node: Scalar) => Mapping | Flaw;
}

export interface ObjectOptions<T> {
  /** Keys that have to be there. */
  readonly required?: readonly (keyof T & string)[];
  /** What keys that are not there are. */
  readonly defaults?: Partial<T>;
  /** Reads the short syntax. */
  readonly short?: ShortSyntax;
  /** Nothing stands for a mapping without keys. */
  readonly optional?: boolean;
  /** Brings an older way to write it up to date. */
  readonly modernise?: (node: Mapping) => Mapping;
}

/**
 * A mapping whose keys are those of the specification, and `x-`.
 * @param is with its article: `a service`
 */
export function object<T extends Extensible>(is: string, fields: Fields<T>, options: ObjectOptions<T> = {}): Type<T> {
  const { required = [], defaults = {}, short, optional = false, modernise = (node) => node } = options;
  const types = new Map<string, Type<unknown>>(Object.entries(fields));
  const typeOf = (key: string) => types.get(key) ?? unknown;
  const type: Type<T> = {
    is: short === undefined ? `${is}, as a mapping` : `${short.is}, or ${is} as a mapping`,
    canonical(node, problems) {
      const written = optional && isNothing(node) ? nothing(node) : expand(node, short);
      return written.kind === "mapping" ? canonicalEntries(modernise(written), typeOf, problems) : written;
    },
    merge: (base, over) => mergeEntries(base as Mapping, over as Mapping, typeOf),
    read(node, path, problems) {
      if (node.kind !== "mapping") return refuse(node, path, problems);
      const values: Record<string, unknown> = { ...defaults };
      for (const [key, entry] of node.entries) {
        if (key.startsWith("x-")) continue;
        const field = types.get(key);
        if (field === undefined) refuseKey(is, types, entry, [...path, key], problems);
        else set(values, key, field.read(entry.value, [...path, key], problems));
      }
      const missing = required.filter((key) => values[key] === undefined);
      for (const key of missing.filter((key) => !node.entries.has(key))) {
        const allowed = typeOf(key).is;
        problems.error(
          new WrongTypeError({ at: node.at, path: [...path, key], got: undefined, allowed, fix: `Add ${key}.` }),
        );
      }
      const extensions = extensionsOf(node);
      if (Object.keys(extensions).length > 0) values.extensions = extensions;
      // `fields` has a type for each key of T, and what is required is there.
      return missing.length === 0 ? (values as unknown as T) : undefined;
    },
  };
  const refuse = (node: Node, path: Path, problems: Problems): undefined => {
    const flaw = short !== undefined && isShort(node, short) ? short.expand(node) : undefined;
    if (!(flaw instanceof Flaw)) return refuseType(type, node, path, problems);
    return problems.error(new InvalidValueError({ at: node.at, path, got: plain(node), ...flaw }));
  };
  return type;
}

function set(values: Record<string, unknown>, key: string, value: unknown): void {
  if (value !== undefined) values[key] = value;
}

function isNothing(node: Node): boolean {
  return node.kind === "scalar" && node.value === null;
}

function nothing({ at, source }: Node): Mapping {
  return { kind: "mapping", at, source, entries: new Map() };
}

function expand(node: Node, short: ShortSyntax | undefined): Node {
  if (short === undefined || !isShort(node, short)) return node;
  const expanded = short.expand(node);
  return expanded instanceof Flaw ? node : { ...expanded, short: node.text };
}

function isShort(node: Node, { numbers }: ShortSyntax): node is Scalar {
  if (node.kind !== "scalar") return false;
  return typeof node.value === "string" || (numbers === true && typeof node.value === "number");
}

function extensionsOf(node: Mapping): Record<string, unknown> {
  const own = [...node.entries].filter(([key]) => key.startsWith("x-"));
  return Object.fromEntries(own.map(([key, { value }]) => [key, plain(value)]));
}

/** More keys than these are not listed in an error. */
const LISTED = 16;

function refuseKey(
  is: string,
  types: ReadonlyMap<string, unknown>,
  entry: Entry,
  path: Path,
  problems: Problems,
): void {
  const key = String(path.at(-1));
  const meant = nearMiss(key, types.keys());
  const all = [...types.keys()];
  const allowed = all.length > LISTED ? `the keys that the Compose specification has for ${is}` : all.join(", ");
  const fix = meant === undefined ? "Remove it, or let its name begin with x-." : `Did you mean ${meant}?`;
  problems.error(new UnknownKeyError({ at: entry.at, path, got: key, allowed, fix }));
}

/** What the specification says nothing of: it merges as YAML does. */
export const unknown: Type<unknown> = {
  is: "anything",
  canonical: (node) => node,
  merge(base, over): Node {
    if (base.kind === "mapping" && over.kind === "mapping") return mergeEntries(base, over, () => unknown);
    if (base.kind === "sequence" && over.kind === "sequence") return { ...over, items: [...base.items, ...over.items] };
    return over;
  },
  read: (node) => plain(node),
};
