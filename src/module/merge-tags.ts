import type { TerraformElement } from "cdktf";
import { TerraformResource } from "cdktf";
import { hclOf } from "../core/hcl-of-json";
import type { ModuleJson } from "./repeat";

/**
 * Adds the tags of `expression` to every resource that can have tags. They win over what a construct says, as its `Name`; what the caller says of the
 * one resource, an expression too, wins over them.
 */
export function mergeTags(json: ModuleJson, elements: readonly TerraformElement[], expression: string): void {
  for (const element of elements) {
    if (!(element instanceof TerraformResource) || !("tagsInput" in element)) continue;
    const own = json.resource?.[element.terraformResourceType]?.[element.friendlyUniqueId];
    if (own === undefined) continue;
    own.tags = `\${${merged(own.tags, expression)}}`;
  }
}

function merged(own: unknown, expression: string): string {
  if (own === undefined) return expression;
  const tags = hclOf(own);
  return typeof own === "string" ? `merge(${expression}, ${tags})` : `merge(${tags}, ${expression})`;
}
