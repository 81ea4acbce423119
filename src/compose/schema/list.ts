import type { Path } from "../path";
import type { Problems } from "../problems";
import { type Node, type Sequence, sequence, textOf, withTagOf } from "../yaml/node";
import { canonicalNode, refuseType, type Type } from "./type";

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
      const expanded = items.flatMap((each) => expand(each).map((part) => withTagOf(part, each)));
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
