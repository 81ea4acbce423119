import { type Findings, findings, severityOf } from "../check";
import type { Input } from "../input/read-input";
import type { Rule } from "../rule";

/** An input, and what rules find in all of its configurations. */
export interface CheckedInput extends Findings {
  readonly name: string;
  readonly text: string;
}

export function checked({ name, text, configurations }: Input, rules: readonly Rule[]): CheckedInput {
  const found = configurations.map((configuration) => findings(configuration, rules));
  return {
    name,
    text,
    violations: found.flatMap(({ violations }) => violations),
    suppressed: found.flatMap(({ suppressed }) => suppressed),
    vain: found.flatMap(({ vain }) => vain),
  };
}

export function hasErrors({ violations }: Findings): boolean {
  return violations.some((violation) => severityOf(violation) === "error");
}
