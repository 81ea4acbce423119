import { allRules } from "../../src/rules/all-rules";
import { check, message } from "../../src/rules/check";
import type { ResourceMap } from "../../src/rules/configuration";

/** The ids of the rules that `resource` violates, once for each violation, errors and warnings. */
export function violated(resource: ResourceMap): string[] {
  return check({ resource }, allRules).map(({ rule }) => rule.id);
}

/** The messages of all violations in `resource`; those of warnings begin with "Warning: ". */
export function messages(resource: ResourceMap): string[] {
  return check({ resource }, allRules).map(message);
}

/** The ids of the rules that `resource` violates, each with the place: `CD001 container_definitions[0].name`. */
export function places(resource: ResourceMap): string[] {
  return check({ resource }, allRules).map(({ rule, property }) => `${rule.id} ${property}`);
}
