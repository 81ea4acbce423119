import type { TerraformVariableValidationConfig } from "cdktf";
import { literal } from "../core/template-code";
import { allRules } from "../rules/all-rules";
import { Configuration } from "../rules/configuration";
import type { Constraint } from "../rules/constraint";
import { preconditionOf, shown } from "./preconditions";

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

/** What a rule refuses, in a module where it stands inside of variables. */
export interface Wrong {
  /** Where, as the caller writes it: `container_definitions[*].dependsOn`. */
  readonly property: string;
  /** The values that are wrong, as a list in HCL. */
  readonly wrong: string;
  /** What would be right, as the text of a template. */
  readonly allowed: string;
}

/**
 * Has no value be wrong, in the words of a rule.
 * @throws Error if there is no such rule
 */
export function validationListing(id: string, { property, wrong, allowed }: Wrong): TerraformVariableValidationConfig {
  const rule = allRules.find((each) => each.id === id);
  if (rule === undefined) throw new Error(`There is no rule ${id}.`);
  return {
    condition: `\${length(${wrong}) == 0}`,
    errorMessage: `${id} ${property} is ${shown(`join(", ", ${wrong})`)}; allowed: ${allowed}. ${literal(rule.fix)}`,
  };
}

/** Has the variable `name` be what `constraint` says, for what no rule sees. */
export function validationOf(name: string, constraint: Constraint, fix: string): TerraformVariableValidationConfig[] {
  const value = `var.${name}`;
  const condition = `\${${value} == null ? true : ${constraint.condition(value)}}`;
  const got = shown(`jsonencode(${value})`);
  return [{ condition, errorMessage: `${name} is ${got}; allowed: ${constraint.allowed}. ${fix}` }];
}
