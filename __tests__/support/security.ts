import { check } from "../../src/rules/check";
import type { ResourceMap } from "../../src/rules/configuration";
import { securityRules } from "../../src/rules/security/security-rules";

/** Where the rule `id` about security finds something in `resource`: `web.volume[0].name`. */
export function insecure(id: string, resource: ResourceMap): string[] {
  const rules = securityRules.filter((rule) => rule.id === id);
  return check({ resource }, rules).map(({ resource: { name }, property }) => `${name}.${property}`);
}

/** What the rule `id` about security shows of what it finds. */
export function shown(id: string, resource: ResourceMap): unknown[] {
  const rules = securityRules.filter((rule) => rule.id === id);
  return check({ resource }, rules).map(({ got }) => got);
}
