import type { TerraformVariableValidationConfig } from "cdktf";
import { allRules } from "../rules/all-rules";
import { Configuration } from "../rules/configuration";
import { preconditionOf } from "./preconditions";

/**
 * What a rule says of a value that comes from the variable `name`, as validation of the variable: for one that something else needs before
 * the resource that the rule is about.
 *
 * @param attributes the resource as far as the rule asks, with the value in it
 */
export function validationBy(
  id: string,
  name: string,
  attributes: (value: string) => Readonly<Record<string, unknown>>,
): TerraformVariableValidationConfig[] {
  const rules = allRules.filter((rule) => rule.id === id);
  return rules.flatMap((rule) => {
    const resource = { type: rule.resourceType, name, attributes: attributes(`\${var.${name}}`) };
    const conditions = rule.conditions?.(resource, new Configuration({})) ?? [];
    return [...conditions].map((each) => {
      const { condition, error_message: errorMessage } = preconditionOf(rule, { ...each, property: name });
      return { condition, errorMessage };
    });
  });
}
