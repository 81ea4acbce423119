import { check } from "../../src/rules/check";
import type { ResourceMap } from "../../src/rules/configuration";
import type { Rule } from "../../src/rules/rule";

/** What the rule `id` among `rules` finds: where, and what. */
export function found(rules: readonly Rule[], id: string, resource: ResourceMap): [string, unknown][] {
  const own = rules.filter((rule) => rule.id === id);
  return check({ resource }, own).map(({ property, got }) => [property, got]);
}
