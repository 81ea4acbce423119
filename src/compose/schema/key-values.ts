import type { Problems } from "../problems";
import { type Mapping, type Node, type Scalar, scalar, withTagOf } from "../yaml/node";
import { record } from "./record";
import type { Type } from "./type";

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
    entries.set(key, { at: item.at, value: withTagOf(value, item) });
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
      const entries = keys.map((key) => [key.text, { at: key.at, value: withTagOf(missing(key), key) }] as const);
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
