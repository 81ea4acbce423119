import type { Concerns } from "./configuration";
import type { Condition, Finding, Rule } from "./rule";

const NOTHING: readonly Finding[] = [];

/** One rule of several parts, of which the first says what it is. */
export function joinedRule(rule: Rule, ...others: readonly Pick<Rule, "check" | "conditions" | "concerns">[]): Rule {
  const parts = [rule, ...others];
  return {
    ...rule,
    concerns: oneOf(parts.map(({ concerns }) => concerns)),
    check(resource, configuration): readonly Finding[] {
      let all = NOTHING;
      for (const { concerns, check } of parts) {
        if (concerns !== undefined && !concerns(resource)) continue;
        const found = [...check(resource, configuration)];
        if (found.length > 0) all = [...all, ...found];
      }
      return all;
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
