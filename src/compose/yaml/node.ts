import type { Location } from "../location";

/** The variables that a file sees: those of whoever loads it, and of the `.env` beside it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A file that values come from. */
export interface Source {
  readonly file: string;
  /** What relative paths in the file are relative to. */
  readonly directory: string;
  readonly environment: Environment;
}

/** A value of a YAML file, with the place that it comes from. Merging and shorthands make new nodes, and keep the places. */
export type Node = Scalar | Mapping | Sequence;

interface Placed {
  readonly at: Location;
  readonly source: Source;
  /** `!reset` takes away what an earlier file says, `!override` replaces it. */
  readonly tag?: "reset" | "override";
}

export interface Scalar extends Placed {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** As it is written, without quotes. */
  readonly text: string;
}

export interface Mapping extends Placed {
  readonly kind: "mapping";
  readonly entries: ReadonlyMap<string, Entry>;
  /** The short syntax that it is written in: `8080:80` */
  readonly short?: string;
}

export interface Sequence extends Placed {
  readonly kind: "sequence";
  readonly items: readonly Node[];
}

/** A key of a mapping. */
export interface Entry {
  /** Where the key stands. */
  readonly at: Location;
  readonly value: Node;
}

/** A text that stands where `place` does. */
export function scalar(place: Node, value: Scalar["value"]): Scalar {
  return { kind: "scalar", at: place.at, source: place.source, value, text: String(value ?? "") };
}

/** A mapping that stands where `place` does; keys without a value are left out. */
export function mapping(place: Node, values: Readonly<Record<string, Scalar["value"] | Node | undefined>>): Mapping {
  const entries = new Map<string, Entry>();
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const node = value !== null && typeof value === "object" ? value : scalar(place, value);
    entries.set(key, { at: node.at, value: node });
  }
  return { kind: "mapping", at: place.at, source: place.source, entries };
}

/** A list that stands where `place` does. */
export function sequence(place: Node, items: readonly Node[]): Sequence {
  return { kind: "sequence", at: place.at, source: place.source, items };
}

/** The value of a key, if the node is a mapping that has it. */
export function child(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === "mapping" ? node.entries.get(key)?.value : undefined;
}

/** The text of a scalar; `undefined` for anything else. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" && node.value !== null ? String(node.value) : undefined;
}

/** The node with the tag of what it stands for. */
export function withTagOf(node: Node, { tag }: Node): Node {
  return tag === undefined ? node : { ...node, tag };
}

/** The mapping with a key set. */
export function withEntry(node: Mapping, key: string, entry: Entry): Mapping {
  return { ...node, entries: new Map(node.entries).set(key, entry) };
}

/** The mapping without a key. */
export function withoutEntry(node: Mapping, key: string): Mapping {
  const entries = new Map(node.entries);
  entries.delete(key);
  return { ...node, entries };
}

/** The value as JSON has it. */
export function plain(node: Node): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "sequence") return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plain(value)]));
}
