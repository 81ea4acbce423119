import type { Condition, Finding, Rule } from "./rule";

/** One rule of several parts, of which the first says what it is. */
export function joinedRule(rule: Rule, ...others: readonly Pick<Rule, "check" | "conditions">[]): Rule {
  const parts = [rule, ...others];
  return {
    ...rule,
    check: (...args): Finding[] => parts.flatMap((part) => [...part.check(...args)]),
    *conditions(...args): Iterable<Condition> {
      for (const part of parts) yield* part.conditions?.(...args) ?? [];
    },
  };
}
