import { WrongTypeError } from "../errors";
import type { Path } from "../path";
import type { Problems } from "../problems";
import { type Entry, type Mapping, type Node, plain } from "../yaml/node";

/**
 * What a value of a Compose file looks like, how two of its kind merge, and what the model makes of it. The specification is a tree of these, written
 * down once. A JSON schema would check the same, but knows no places, no short syntax and no merging.
 */
export interface Type<T> {
  /** For errors: `a list of ports`. */
  readonly is: string;
  /** A later file replaces the whole of it, even by nothing. */
  readonly replaces?: boolean;
  /** Writes the short syntax out. What it does not understand stays as it is: reading reports it. */
  canonical(node: Node, problems: Problems): Node;
  /** Merges two canonical nodes; use `mergeNodes`, which knows the tags. */
  merge(base: Node, over: Node): Node;
  /** Reads a canonical node. `undefined` for what is wrong and has been reported. */
  read(node: Node, path: Path, problems: Problems): T | undefined;
}

/** Writes the short syntax out, and keeps tags. */
export function canonicalNode(type: Type<unknown>, node: Node, problems: Problems): Node {
  const canonical = type.canonical(node, problems);
  return node.tag === undefined ? canonical : { ...canonical, tag: node.tag };
}

/** Merges what a later file says into what an earlier one says, both canonical. */
export function mergeNodes(type: Type<unknown>, base: Node, over: Node): Node {
  if (over.tag !== undefined) return over;
  // A tag stays until all files are merged, so that it does not matter which two of them are merged first.
  if (base.tag === "reset") return { ...over, tag: "override" };
  const merged = mergeUntagged(type, base, over);
  return base.tag === undefined ? merged : { ...merged, tag: base.tag };
}

function mergeUntagged(type: Type<unknown>, base: Node, over: Node): Node {
  if (type.replaces) return over;
  if (over.kind === "scalar" && over.value === null) return base;
  return base.kind === over.kind ? type.merge(base, over) : over;
}

/** Merges the entries of two mappings. */
export function mergeEntries(base: Mapping, over: Mapping, typeOf: (key: string) => Type<unknown>): Mapping {
  const entries = new Map<string, Entry>(base.entries);
  for (const [key, entry] of over.entries) {
    const earlier = entries.get(key);
    const merged = earlier === undefined ? entry.value : mergeNodes(typeOf(key), earlier.value, entry.value);
    entries.set(key, { at: merged === earlier?.value ? earlier.at : entry.at, value: merged });
  }
  return { ...base, entries };
}

/** Takes away what `!reset` marks, and the tags. */
export function settleTags(node: Node): Node {
  const { tag: _, ...settled } = node;
  if (settled.kind === "sequence") {
    return { ...settled, items: settled.items.filter(({ tag }) => tag !== "reset").map(settleTags) };
  }
  if (settled.kind === "scalar") return settled;
  const kept = [...settled.entries].filter(([, { value }]) => value.tag !== "reset");
  return { ...settled, entries: new Map(kept.map(([key, { at, value }]) => [key, { at, value: settleTags(value) }])) };
}

/** Reports a value of the wrong type. */
export function refuseType(type: { readonly is: string }, node: Node, path: Path, problems: Problems): undefined {
  const empty = node.kind === "scalar" && node.value === null;
  const fix = empty ? "Write a value, or leave the key out." : `Write ${type.is}.`;
  problems.error(new WrongTypeError({ at: node.at, path, got: plain(node), allowed: type.is, fix }));
}
