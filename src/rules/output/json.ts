import { placeOf, severityOf } from "../check";
import { addressOf } from "../configuration";
import type { Violation } from "../rule";
import { checksOf } from "../security/security-rule";
import type { CheckedInput } from "./checked-input";

/** The violations as JSON, for programs. */
export function asJson(inputs: readonly CheckedInput[]): string {
  const entries = inputs.map(({ name, violations, suppressed, vain }) => ({
    input: name,
    violations: violations.map(entryOf),
    suppressed: suppressed.map((violation) => ({ ...entryOf(violation), reason: violation.reason })),
    vainSuppressions: vain.map(({ resource, id, reason }) => ({ id, resource: addressOf(resource), reason })),
  }));
  return JSON.stringify(entries, null, 2);
}

function entryOf(violation: Violation) {
  const { rule, resource, property, got, allowed } = violation;
  return {
    id: rule.id,
    severity: severityOf(violation),
    resource: addressOf(resource),
    path: placeOf(resource),
    title: rule.title,
    explanation: rule.explanation,
    property,
    got: got ?? null,
    allowed,
    fix: rule.fix,
    source: rule.source,
    ...(checksOf(rule).length > 0 && { checks: checksOf(rule) }),
  };
}
