import { type Mapping, scalar, withEntry } from "../yaml/node";

/** `external: { name: x }` is the older way to write `external: true` and `name: x`. */
export function externalName(node: Mapping): Mapping {
  const external = node.entries.get("external");
  if (external?.value.kind !== "mapping") return node;
  const name = external.value.entries.get("name");
  const modern = withEntry(node, "external", { at: external.at, value: scalar(external.value, true) });
  return name === undefined ? modern : withEntry(modern, "name", name);
}
