import type { Concerns } from "./configuration";
import type { Condition, Finding, Rule } from "./rule";

/** One rule of several parts, of which the first says what it is. */
export function joinedRule(rule: Rule, ...others: readonly Pick<Rule, "check" | "conditions" | "concerns">[]): Rule {
  const parts = [rule, ...others];
  return {
    ...rule,
    concerns: oneOf(parts.map(({ concerns }) => concerns)),
    check(resource, configuration): Finding[] {
      const found: Finding[] = [];
      for (const { concerns, check } of parts) {
        if (concerns === undefined || concerns(resource)) found.push(...check(resource, configuration));
      }
      return found;
    },
    *conditions(...args): Iterable<Condition> {
      for (const part of parts) yield* part.conditions?.(...args) ?? [];
    },
  };
}

/** Whether one of the parts is concerned; `undefined` if one always is. */
function oneOf(all: readonly (Concerns | undefined)[]): Concerns | undefined {
  const known = [...new Set(all)].filter((concerns) => concerns !== undefined);
  if (all.includes(undefined)) return undefined;
  return known.length === 1 ? known[0] : (resource) => known.some((concerns) => concerns(resource));
}
