import { describe } from "../core/errors";
import { type Concerns, Configuration, type Resource, type TerraformJson } from "./configuration";
import type { Rule, Severity, Violation } from "./rule";
import { checksOf } from "./security/security-rule";
import { suppressionsOf } from "./suppression";

/** A rule that says nothing of a resource, and would say nothing anyway. */
export interface VainSuppression {
  readonly resource: Resource;
  readonly id: string;
  readonly reason: string;
}

/** What rules find in a configuration. */
export interface Findings {
  /** In the order of the rules. */
  readonly violations: readonly Violation[];
  /** Violations that a resource suppresses, and why. */
  readonly suppressed: readonly (Violation & { readonly reason: string })[];
  readonly vain: readonly VainSuppression[];
}

/** All violations of `rules` in a configuration, in the order of the rules, but for those that a resource suppresses. */
export function check(json: TerraformJson, rules: readonly Rule[]): readonly Violation[] {
  return findings(json, rules).violations;
}

/** What `rules` find in a configuration. */
export function findings(json: TerraformJson, rules: readonly Rule[]): Findings {
  const configuration = new Configuration(json);
  const found: Violation[] = [];
  // One question for all rules that have the same.
  for (const [type, groups] of rulesByConcerns(rules)) {
    for (const resource of configuration.resources(type)) {
      for (const [concerns, some] of groups) {
        if (concerns === undefined || concerns(resource)) askAll(some, resource, configuration, found);
      }
    }
  }
  const order = new Map(rules.map((rule, i) => [rule, i]));
  found.sort((a, b) => (order.get(a.rule) ?? 0) - (order.get(b.rule) ?? 0));
  const violations: Violation[] = [];
  const suppressed: (Violation & { reason: string })[] = [];
  for (const violation of found) {
    const reason = suppressionsOf(violation.resource).get(violation.rule.id);
    if (reason === undefined) violations.push(violation);
    else suppressed.push({ ...violation, reason });
  }
  return { violations, suppressed, vain: vainIn(configuration, rules, suppressed) };
}

type RuleGroups = ReadonlyMap<Concerns | undefined, readonly Rule[]>;

function rulesByConcerns(rules: readonly Rule[]): ReadonlyMap<string, RuleGroups> {
  const types = new Map<string, Map<Concerns | undefined, Rule[]>>();
  for (const rule of rules) {
    const groups = types.get(rule.resourceType) ?? new Map<Concerns | undefined, Rule[]>();
    types.set(rule.resourceType, groups);
    const group = groups.get(rule.concerns);
    if (group === undefined) groups.set(rule.concerns, [rule]);
    else group.push(rule);
  }
  return types;
}

function askAll(
  rules: readonly Rule[],
  resource: Resource,
  configuration: Configuration,
  violations: Violation[],
): void {
  for (const rule of rules) {
    const found = rule.check(resource, configuration);
    // Nearly always; to go through nothing costs as much as many a check.
    if (Array.isArray(found) && found.length === 0) continue;
    for (const finding of found) violations.push({ ...finding, rule, resource });
  }
}

function vainIn(
  configuration: Configuration,
  rules: readonly Rule[],
  suppressed: readonly Violation[],
): VainSuppression[] {
  const ids = new Set(rules.map(({ id }) => id));
  return configuration.all().flatMap((resource) =>
    [...suppressionsOf(resource)].flatMap(([id, reason]) => {
      const isUsed = suppressed.some((each) => each.resource === resource && each.rule.id === id);
      const isInVain = ids.has(id) && !isUsed && !rules.some((rule) => rule.id === id && mayAsk(rule, resource));
      return isInVain ? [{ resource, id, reason }] : [];
    }),
  );

  /** Whether a module would have Terraform ask the same of the resource. */
  function mayAsk({ resourceType, conditions }: Rule, resource: Resource): boolean {
    if (resourceType !== resource.type || conditions === undefined) return false;
    return [...conditions(resource, configuration)].length > 0;
  }
}

/** A violation in one line, beginning with the rule's id; a warning says that it is one. Behind it, the same check in other tools. */
export function message(violation: Violation): string {
  const { rule, resource, ...finding } = violation;
  const checks = checksOf(rule);
  const same = checks.length === 0 ? "" : ` (${checks.join(", ")})`;
  const text = `${rule.id} [${placeOf(resource)}] ${describe({ ...finding, fix: rule.fix })}${same}`;
  return severityOf(violation) === "warning" ? `Warning: ${text}` : text;
}

/** A suppression in vain in one line. */
export function vainMessage({ resource, id, reason }: VainSuppression): string {
  return `Warning: ${id} [${placeOf(resource)}] is suppressed (${JSON.stringify(reason)}), but finds nothing. Take the suppression away.`;
}

export function severityOf({ rule }: Violation): Severity {
  return rule.severity ?? "error";
}

/** The construct that a resource comes from, which cdktf writes beside the attributes; else its address. */
export function placeOf(resource: Resource): string {
  const comment = resource.attributes["//"] as { metadata?: { path?: string } } | undefined;
  return comment?.metadata?.path ?? `${resource.type}.${resource.name}`;
}
