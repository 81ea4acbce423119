import { type AttributeRule, attributeRule } from "./attribute-rule";
import type { Constraint } from "./constraint";
import { joinedRule } from "./joined-rule";
import type { Rule } from "./rule";

export interface AttributesRule extends Omit<AttributeRule, "attribute" | "constraint"> {
  /** What each of some attributes has to be, by the blocks that it stands in and its name; one at least. */
  readonly attributes: Readonly<Record<string, Constraint>>;
}

/** One rule about the values of several attributes. */
export function attributesRule({ attributes, ...rule }: AttributesRule): Rule {
  const [first, ...others] = Object.entries(attributes).map(([attribute, constraint]) =>
    attributeRule({ ...rule, attribute, constraint }),
  );
  if (first === undefined) throw new TypeError(`${rule.id} is about no attribute.`);
  return joinedRule(first, ...others);
}
