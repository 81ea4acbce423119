import { message, severityOf, vainMessage } from "../check";
import type { CheckedInput } from "./checked-input";

/** The violations for people: errors first, then how many there are. */
export function asText(inputs: readonly CheckedInput[]): string {
  const lines = inputs.flatMap(({ name, violations, vain }) => {
    const prefix = inputs.length > 1 ? `${name}: ` : "";
    const errors = violations.filter((each) => severityOf(each) === "error");
    const warnings = violations.filter((each) => severityOf(each) === "warning");
    return [...errors.map(message), ...warnings.map(message), ...vain.map(vainMessage)].map((line) => prefix + line);
  });
  return [...lines, summary(inputs)].join("\n");
}

function summary(inputs: readonly CheckedInput[]): string {
  const violations = inputs.flatMap((input) => input.violations);
  const errors = violations.filter((each) => severityOf(each) === "error").length;
  const suppressed = inputs.reduce((sum, input) => sum + input.suppressed.length, 0);
  return `${errors} errors, ${violations.length - errors} warnings, ${suppressed} suppressed.`;
}
