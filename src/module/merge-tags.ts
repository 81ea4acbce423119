import type { TerraformElement } from "cdktf";
import { TerraformResource } from "cdktf";
import { hclOf } from "../core/hcl-of-json";
import type { ModuleJson } from "./repeat";

type Block = Record<string, unknown>;

/**
 * Adds the tags of `expression` to every resource that can have tags, and to the instances and disks that launch templates and Auto Scaling groups
 * start. They win over what a construct says, as its `Name`; what the caller says of the one resource, an expression too, wins over them.
 */
export function mergeTags(json: ModuleJson, elements: readonly TerraformElement[], expression: string): void {
  for (const element of elements) {
    if (!(element instanceof TerraformResource)) continue;
    const own = json.resource?.[element.terraformResourceType]?.[element.friendlyUniqueId];
    if (own === undefined) continue;
    if ("tagsInput" in element) own.tags = `\${${merged(own.tags, expression)}}`;
    if (element.terraformResourceType === "aws_launch_template") tagSpecifications(own, expression);
    if (element.terraformResourceType === "aws_autoscaling_group") tagBlocks(own, expression);
  }
}

function merged(own: unknown, expression: string): string {
  if (own === undefined) return expression;
  const tags = hclOf(own);
  return typeof own === "string" ? `merge(${expression}, ${tags})` : `merge(${tags}, ${expression})`;
}

function tagSpecifications(template: Block, expression: string): void {
  if (!Array.isArray(template.tag_specifications)) return;
  template.tag_specifications = template.tag_specifications.map((each: Block) => ({
    ...each,
    tags: `\${${merged(each.tags, expression)}}`,
  }));
}

/** A group has a block for each tag, and none twice; its own say what they are for, as `AmazonECSManaged`, and stay. */
function tagBlocks(group: Block, expression: string): void {
  const own = hclOf(Array.isArray(group.tag) ? group.tag.map(({ key }: Block) => key) : []);
  const tag = {
    for_each: `\${{ for key, value in ${expression} : key => value if !contains(${own}, key) }}`,
    content: { key: "${tag.key}", value: "${tag.value}", propagate_at_launch: true },
  };
  group.dynamic = { ...(group.dynamic as Block | undefined), tag };
}
