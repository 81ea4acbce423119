import { TerraformLocal } from "cdktf";
import { hcl } from "../module/hcl";
import type { ModuleStack } from "../module/module-stack";

/** Names an expression in HCL: `local.<name>`. */
export function addLocal(module: ModuleStack, name: string, expression: string): void {
  new TerraformLocal(module, `local_${name}`, hcl(expression).value).overrideLogicalId(name);
}
