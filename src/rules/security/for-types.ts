import type { Rule } from "../rule";
import type { SecurityRule } from "./security-rule";

/** One rule about several types of resources: one for each type that has examples. */
export function forTypes(
  rule: Omit<SecurityRule, "resourceType" | "examples">,
  examples: Readonly<Record<string, Rule["examples"]>>,
): readonly SecurityRule[] {
  return Object.entries(examples).map(([resourceType, own]) => ({ ...rule, resourceType, examples: own }));
}
