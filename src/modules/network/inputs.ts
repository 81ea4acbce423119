import type { TerraformVariable } from "cdktf";
import type { ModuleStack } from "../../module/module-stack";

/** Adds a variable that is true or false. */
export function addFlag(module: ModuleStack, name: string, description: string, value = false): TerraformVariable {
  return module.addInput(name, { type: "bool", description, default: value });
}

/** Adds a text that may be left out. */
export function addText(module: ModuleStack, name: string, description: string): TerraformVariable {
  return module.addInput(name, { type: "string", description, default: null });
}

/** Adds a list of texts. */
export function addTexts(
  module: ModuleStack,
  name: string,
  description: string,
  value: readonly string[] = [],
): TerraformVariable {
  return module.addInput(name, { type: "list(string)", description, default: value });
}

/** Adds tags of some resources. */
export function addTags(module: ModuleStack, name: string, of: string): TerraformVariable {
  return module.addInput(name, { type: "map(string)", description: `Further tags of ${of}`, default: {} });
}
