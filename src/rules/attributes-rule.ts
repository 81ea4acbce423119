import { type AttributeRule, attributeRule } from "./attribute-rule";
import type { Constraint } from "./constraint";
import type { Condition, Finding, Rule } from "./rule";

export interface AttributesRule extends Omit<AttributeRule, "attribute" | "constraint"> {
  /** What each of some attributes has to be, by the blocks that it stands in and its name. */
  readonly attributes: Readonly<Record<string, Constraint>>;
}

/** One rule about the values of several attributes. */
export function attributesRule({ attributes, ...rule }: AttributesRule): Rule {
  const parts = Object.entries(attributes).map(([attribute, constraint]) =>
    attributeRule({ ...rule, attribute, constraint }),
  );
  return {
    ...rule,
    check: (...args): Finding[] => parts.flatMap((part) => [...part.check(...args)]),
    *conditions(...args): Iterable<Condition> {
      for (const part of parts) yield* part.conditions?.(...args) ?? [];
    },
  };
}
