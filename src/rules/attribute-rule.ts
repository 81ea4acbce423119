import { blocks, isKnown, type Resource } from "./configuration";
import type { Constraint } from "./constraint";
import type { Condition, Finding, Rule } from "./rule";
import { withAttribute } from "./where";

export interface AttributeRule extends Omit<Rule, "check" | "conditions" | "concerns"> {
  /** The attribute, after the blocks that it stands in: `health_check.interval`. */
  readonly attribute: string;
  readonly constraint: Constraint;
}

/** A rule about the value of one attribute, which Terraform checks where it alone knows the value. */
export function attributeRule({ attribute, constraint, ...rule }: AttributeRule): Rule {
  const path = attribute.split(".");
  const [first = "", ...inside] = path;
  const found = ({ property, value }: Value): readonly Finding[] =>
    value === undefined || value === null || !isKnown(value) || constraint.holds(value)
      ? []
      : [{ property, got: value, allowed: constraint.allowed }];

  return {
    ...rule,
    concerns: withAttribute(first),
    check: ({ attributes }: Resource): readonly Finding[] =>
      inside.length === 0
        ? found({ property: first, value: attributes[first] })
        : valuesAt(attributes, path).flatMap(found),
    *conditions({ attributes }: Resource): Iterable<Condition> {
      for (const { property, value } of valuesAt(attributes, path)) {
        if (isKnown(value)) continue;
        yield { property, value, allowed: constraint.allowed, holds: constraint.condition };
      }
    },
  };
}

interface Value {
  readonly property: string;
  readonly value: unknown;
}

/** The values of an attribute in each of its blocks. Those of blocks that Terraform makes are not there. */
function valuesAt(attributes: Readonly<Record<string, unknown>>, path: readonly string[], prefix = ""): Value[] {
  const [name = "", ...rest] = path;
  if (rest.length === 0) return [{ property: `${prefix}${name}`, value: attributes[name] }];
  return blocks(attributes[name]).flatMap((block, i) => valuesAt(block, rest, `${prefix}${name}[${i}].`));
}
