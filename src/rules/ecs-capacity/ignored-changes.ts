import { blocks, type Resource } from "../configuration";

/** Whether Terraform leaves `attribute` as it finds it, whatever others made of it. */
export function ignoresChangesOf({ attributes }: Resource, attribute: string): boolean {
  const ignored = blocks(attributes.lifecycle).flatMap(({ ignore_changes }) => ignore_changes);
  return ignored.includes("all") || ignored.includes(attribute);
}
