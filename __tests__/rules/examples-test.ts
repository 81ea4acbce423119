import { allRules } from "../../src/rules/all-rules";
import type { Rule } from "../../src/rules/rule";
import { securityRules } from "../../src/rules/security/security-rules";
import { holdsExamples } from "../support/rule-examples";

const named = <R extends Rule>(rules: readonly R[]) =>
  rules.map((rule) => [`${rule.id} (${rule.resourceType}): ${rule.title}`, rule] as const);

describe.each(named(allRules))("%s", (_name, rule) => {
  holdsExamples(rule, allRules);
});

describe.each(named(securityRules))("%s", (_name, rule) => {
  const same = securityRules.filter(({ level }) => level === rule.level);
  holdsExamples(rule, same);
});
