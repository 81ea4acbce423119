import { UnknownKeyError } from "../errors";
import type { Path } from "../path";
import type { Problems } from "../problems";
import { type Mapping, type Node, type Scalar, type Sequence, scalar, sequence, textOf } from "../yaml/node";
import { canonicalNode, mergeEntries, refuseType, type Type } from "./type";

/** What makes a list a list of its own. */
export interface ListOptions {
  /** An item of a later file takes the place of one with the same key; without it, lists are appended. */
  readonly key?: (item: Node) => string | undefined;
  /** Writes an item out, as several if it is a range. */
  readonly expand?: (item: Node) => readonly Node[];
  /** A single value stands for a list of it. */
  readonly single?: boolean;
}

/** A list. */
export function list<T>(item: Type<T>, options: ListOptions = {}): Type<readonly T[]> {
  const { key = () => undefined, expand = (node) => [node], single = false } = options;
  const type: Type<readonly T[]> = {
    is: single ? `${item.is}, or a list` : `a list; each item ${item.is}`,
    canonical(node, problems) {
      const isSingle = single && node.kind === "scalar" && node.value !== null;
      const items = node.kind === "sequence" ? node.items : isSingle ? [node] : undefined;
      if (items === undefined) return node;
      const expanded = items.flatMap((each) => expand(each).map((part) => withTag(part, each)));
      return sequence(
        node,
        expanded.map((each) => canonicalNode(item, each, problems)),
      );
    },
    merge: (base, over) => sequence(over, append((base as Sequence).items, (over as Sequence).items, key)),
    read: (node, path, problems) =>
      node.kind === "sequence" ? readItems(node, item, path, problems) : refuseType(type, node, path, problems),
  };
  return type;
}

function withTag(part: Node, { tag }: Node): Node {
  return tag === undefined ? part : { ...part, tag };
}

function append(base: readonly Node[], over: readonly Node[], key: (item: Node) => string | undefined): Node[] {
  const items = [...base];
  for (const item of over) {
    const own = key(item);
    const index = own === undefined ? -1 : items.findIndex((earlier) => key(earlier) === own);
    if (index < 0) items.push(item);
    else items[index] = item;
  }
  return items;
}

/** With one item that is wrong, the list is: the places of the others would be counted wrong. */
function readItems<T>(node: Sequence, item: Type<T>, path: Path, problems: Problems): T[] | undefined {
  const values = node.items.map((each, index) => item.read(each, [...path, index], problems));
  return values.includes(undefined) ? undefined : (values as T[]);
}

/** A list of texts in which each stands once, whatever files are merged. */
export function setOf<T>(item: Type<T>, options: Pick<ListOptions, "single"> = {}): Type<readonly T[]> {
  return list(item, { ...options, key: textOf });
}

/** What the user's keys may be. */
export interface Names {
  readonly pattern: RegExp;
  readonly allowed: string;
}

/** A mapping whose keys are the user's. */
export function record<T>(
  value: Type<T>,
  is = `a mapping; each value ${value.is}`,
  names?: Names,
): Type<Readonly<Record<string, T>>> {
  const type: Type<Readonly<Record<string, T>>> = {
    is,
    canonical: (node, problems) => (node.kind === "mapping" ? canonicalEntries(node, () => value, problems) : node),
    merge: (base, over) => mergeEntries(base as Mapping, over as Mapping, () => value),
    read(node, path, problems) {
      if (node.kind !== "mapping") return refuseType(type, node, path, problems);
      const values = [...node.entries].flatMap(([key, entry]): [string, T][] => {
        if (names !== undefined && !names.pattern.test(key)) {
          const mistake = { at: entry.at, path: [...path, key], got: key, allowed: names.allowed };
          problems.error(new UnknownKeyError({ ...mistake, fix: "Choose another name." }));
        }
        const read = value.read(entry.value, [...path, key], problems);
        return read === undefined ? [] : [[key, read]];
      });
      return Object.fromEntries(values);
    },
  };
  return type;
}

/** The mapping with each value canonical. */
export function canonicalEntries(node: Mapping, typeOf: (key: string) => Type<unknown>, problems: Problems): Mapping {
  const entries = [...node.entries].map(
    ([key, { at, value }]) => [key, { at, value: canonicalNode(typeOf(key), value, problems) }] as const,
  );
  return { ...node, entries: new Map(entries) };
}

/**
 * A mapping of texts that may be written as a list of `key=value`; a key alone has no value.
 * @param separator a pattern; `:` as well for extra_hosts
 */
export function keyValues<T>(value: Type<T>, separator = /=/): Type<Readonly<Record<string, T>>> {
  const mapped = record(value, "a mapping, or a list of KEY=value");
  return {
    ...mapped,
    canonical: (node, problems) => mapped.canonical(pairs(node, separator, problems) ?? node, problems),
  };
}

/** `undefined` for what is no list of texts. */
function pairs(node: Node, separator: RegExp, problems: Problems): Mapping | undefined {
  if (node.kind !== "sequence") return undefined;
  const entries = new Map<string, { at: Node["at"]; value: Node }>();
  for (const item of node.items) {
    const text = item.kind === "scalar" && typeof item.value === "string" ? item.value : undefined;
    if (text === undefined) return undefined;
    const split = text.search(separator);
    const key = split < 0 ? text : text.slice(0, split);
    const value: Scalar = scalar(item, split < 0 ? null : text.slice(split + 1));
    if (entries.has(key)) problems.warn(item.at, `${key} is set twice in one list; the last value counts.`);
    entries.set(key, { at: item.at, value: withTag(value, item) });
  }
  return { kind: "mapping", at: node.at, source: node.source, entries };
}

/** A mapping of some settings that may be written as a list of its keys. */
export function keyed<T>(
  value: Type<T>,
  is: string,
  missing: (key: Scalar) => Node,
): Type<Readonly<Record<string, T>>> {
  const mapped = record(value, is);
  return {
    ...mapped,
    canonical(node, problems) {
      if (node.kind !== "sequence" || node.items.some((item) => typeof plainText(item) !== "string")) {
        return mapped.canonical(node, problems);
      }
      const keys = node.items.filter((item) => item.kind === "scalar");
      const entries = keys.map((key) => [key.text, { at: key.at, value: withTag(missing(key), key) }] as const);
      return mapped.canonical(
        { kind: "mapping", at: node.at, source: node.source, entries: new Map(entries) },
        problems,
      );
    },
  };
}

function plainText(node: Node): string | undefined {
  return node.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}
