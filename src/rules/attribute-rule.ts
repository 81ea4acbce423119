import { blocks, isKnown, type Resource } from "./configuration";
import type { Constraint } from "./constraint";
import type { Condition, Finding, Rule } from "./rule";
import { withAttribute } from "./where";

export interface AttributeRule extends Omit<Rule, "check" | "conditions" | "concerns"> {
  /** The attribute, after the blocks that it stands in: `health_check.interval`. */
  readonly attribute: string;
  readonly constraint: Constraint;
}

const NOTHING: readonly Finding[] = [];

/** A rule about the value of one attribute, which Terraform checks where it alone knows the value. */
export function attributeRule({ attribute, constraint, ...rule }: AttributeRule): Rule {
  const path = attribute.split(".");
  const [first = ""] = path;

  /** What is wrong below `parent`, from the attribute or block at `depth` of the path on. */
  function found(parent: Readonly<Record<string, unknown>>, depth: number): readonly Finding[] {
    const name = path[depth] ?? "";
    const value = parent[name];
    if (value === undefined || value === null) return NOTHING;
    if (depth === path.length - 1) {
      if (!isKnown(value) || constraint.holds(value)) return NOTHING;
      return [{ property: name, got: value, allowed: constraint.allowed }];
    }
    let all = NOTHING;
    let i = 0;
    for (const block of blocks(value)) {
      const inside = found(block, depth + 1);
      if (inside.length > 0) {
        const place = `${name}[${i}]`;
        all = [...all, ...inside.map((each) => ({ ...each, property: `${place}.${each.property}` }))];
      }
      i++;
    }
    return all;
  }

  return {
    ...rule,
    concerns: withAttribute(first),
    check: ({ attributes }) => found(attributes, 0),
    *conditions({ attributes }: Resource): Iterable<Condition> {
      for (const { property, value } of valuesAt(attributes, path)) {
        if (isKnown(value)) continue;
        yield { property, value, allowed: constraint.allowed, holds: constraint.condition };
      }
    },
  };
}

/** The values of an attribute in each of its blocks. Those of blocks that Terraform makes are not there. */
function valuesAt(
  attributes: Readonly<Record<string, unknown>>,
  path: readonly string[],
  prefix = "",
): { property: string; value: unknown }[] {
  const [name = "", ...rest] = path;
  if (rest.length === 0) return [{ property: `${prefix}${name}`, value: attributes[name] }];
  return blocks(attributes[name]).flatMap((block, i) => valuesAt(block, rest, `${prefix}${name}[${i}].`));
}
