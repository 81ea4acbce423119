import type { Location } from "../location";
import { formatPath, type Path } from "../path";
import { type Entry, type Mapping, type Node, withEntry } from "../yaml/node";

/** A key of the files that says something: a value, an item, something in short syntax, or nothing below it. */
export interface PresentKey {
  /** Where it stands in the model. */
  readonly path: Path;
  /** `services.web.ports[0]` */
  readonly name: string;
  readonly at: Location;
}

/**
 * All keys of the files, merged, so that whoever translates the model can account for each: an account of a path is one of all keys below it. What
 * reading the files has used up is not among them: `include`, `extends`, anchors.
 */
export function presentKeys(file: Mapping): PresentKey[] {
  return keysBelow(file, [], file.at);
}

function keysBelow(node: Node, path: Path, at: Location): PresentKey[] {
  const own = { path, name: formatPath(path), at };
  if (isWhole(node, path)) return [own];
  if (node.kind === "sequence") return node.items.flatMap((item, index) => keysBelow(item, [...path, index], item.at));
  if (node.kind === "scalar") return [own];
  return [...node.entries].flatMap(([key, entry]) => keysBelow(entry.value, [...path, key], entry.at));
}

function isWhole(node: Node, path: Path): boolean {
  if (String(path.at(-1) ?? "").startsWith("x-")) return true;
  if (node.kind === "sequence") return node.items.length === 0;
  return node.kind === "mapping" && (node.short !== undefined || (node.entries.size === 0 && path.length > 0));
}

/** Where a value of the model comes from: its key if it is a mapping or a list. What is not in the files is where the nearest thing around it is. */
export function locate(file: Mapping, path: Path): Location {
  let at = file.at;
  let node: Node | undefined = file;
  for (const step of path) {
    const found: Entry | undefined = stepInto(node, step);
    if (found === undefined) return at;
    at = found.value.kind === "scalar" ? found.value.at : found.at;
    node = found.value;
  }
  return at;
}

/** The node at a path, if there is one. */
export function nodeAt(file: Mapping, path: Path): Node | undefined {
  let node: Node | undefined = file;
  for (const step of path) node = node && stepInto(node, step)?.value;
  return node;
}

/** The file without some services. */
export function withoutServices(file: Mapping, names: readonly string[]): Mapping {
  const services = file.entries.get("services");
  if (services?.value.kind !== "mapping") return file;
  const entries = [...services.value.entries].filter(([name]) => !names.includes(name));
  return withEntry(file, "services", { at: services.at, value: { ...services.value, entries: new Map(entries) } });
}

function stepInto(node: Node, step: string | number): Entry | undefined {
  if (node.kind === "mapping") return node.entries.get(String(step));
  const item = node.kind === "sequence" && typeof step === "number" ? node.items[step] : undefined;
  return item === undefined ? undefined : { at: item.at, value: item };
}
