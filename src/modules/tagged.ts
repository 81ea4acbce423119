import type { TerraformResource } from "cdktf";

/**
 * Gives `resource` a Name and the tags of a variable, which win over the tags of all resources.
 *
 * @param name an expression in HCL
 * @param further the map, an expression in HCL
 */
export function tagged<T extends TerraformResource>(resource: T, name: string, further: string): T {
  resource.addOverride("tags", `\${merge({ Name = ${name} }, ${further})}`);
  return resource;
}
