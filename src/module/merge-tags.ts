import type { TerraformElement } from "cdktf";
import { TerraformResource } from "cdktf";
import { hclOf } from "../core/hcl-of-json";
import type { ModuleJson } from "./repeat";

/** Adds the tags of `expression` to every resource that can have tags. */
export function mergeTags(json: ModuleJson, elements: readonly TerraformElement[], expression: string): void {
  for (const element of elements) {
    if (!(element instanceof TerraformResource) || !("tagsInput" in element)) continue;
    const own = json.resource?.[element.terraformResourceType]?.[element.friendlyUniqueId];
    if (own === undefined) continue;
    own.tags = own.tags === undefined ? `\${${expression}}` : `\${merge(${hclOf(own.tags)}, ${expression})}`;
  }
}
