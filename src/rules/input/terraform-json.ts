import type { ResourceMap, TerraformJson } from "../configuration";

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A configuration with its blocks as objects. Terraform takes lists of blocks on each level as well:
 * https://developer.hashicorp.com/terraform/language/syntax/json#nested-block-mapping
 */
export function normalised(json: JsonObject): TerraformJson {
  const { output, module, locals } = json;
  return { resource: byType(json.resource), data: byType(json.data), output, module, locals };
}

function byType(types: unknown): ResourceMap {
  return Object.fromEntries(
    Object.entries(merged(types)).map(([type, named]) => {
      const resources = Object.entries(merged(named)).map(([name, body]) => [name, merged(body)]);
      return [type, Object.fromEntries(resources)];
    }),
  );
}

function merged(value: unknown): JsonObject {
  if (!Array.isArray(value)) return isObject(value) ? value : {};
  const all: Record<string, unknown> = {};
  for (const [key, member] of value.filter(isObject).flatMap((block) => Object.entries(block))) {
    const other = all[key];
    // Two lists may have resources of one type.
    all[key] = isObject(other) && isObject(member) ? { ...other, ...member } : member;
  }
  return all;
}
