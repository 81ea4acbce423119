import { UnknownKeyError } from "../errors";
import type { Problems } from "../problems";
import type { Mapping } from "../yaml/node";
import { canonicalNode, mergeEntries, refuseType, type Type } from "./type";

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
