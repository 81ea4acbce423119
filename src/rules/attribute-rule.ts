import { blocks, isKnown, type Resource } from "./configuration";
import type { Constraint } from "./constraint";
import type { Condition, Finding, Rule } from "./rule";
import { withAttribute } from "./where";

export interface AttributeRule extends Omit<Rule, "check" | "conditions" | "concerns"> {
  /** The attribute, after the blocks that it stands in: `health_check.interval`. */
  readonly attribute: string;
  readonly constraint: Constraint;
}

interface Place {
  readonly property: string;
  readonly value: unknown;
}

const NOWHERE: readonly Place[] = [];

/** A rule about the value of one attribute, which Terraform checks where it alone knows the value. */
export function attributeRule({ attribute, constraint, ...rule }: AttributeRule): Rule {
  const path = attribute.split(".");
  const isWrong = (value: unknown) => isKnown(value) && !constraint.holds(value);

  return {
    ...rule,
    concerns: withAttribute(path[0] ?? ""),
    check: ({ attributes }): readonly Finding[] =>
      placesWhere(isWrong, attributes, path).map(({ property, value }) => ({
        property,
        got: value,
        allowed: constraint.allowed,
      })),
    conditions: ({ attributes }: Resource): readonly Condition[] =>
      placesWhere((value) => !isKnown(value), attributes, path).map((place) => ({
        ...place,
        allowed: constraint.allowed,
        holds: constraint.condition,
      })),
  };
}

/**
 * Where an attribute has a value that matters, in each of its blocks; their names are made only there, as mostly nothing matters. Those of
 * blocks that Terraform makes are not there.
 */
function placesWhere(
  matters: (value: unknown) => boolean,
  parent: Readonly<Record<string, unknown>>,
  path: readonly string[],
  depth = 0,
): readonly Place[] {
  const name = path[depth] ?? "";
  const value = parent[name];
  if (value === undefined || value === null) return NOWHERE;
  if (depth === path.length - 1) return matters(value) ? [{ property: name, value }] : NOWHERE;
  return blocks(value).flatMap((block, i) =>
    placesWhere(matters, block, path, depth + 1).map((place) => ({
      ...place,
      property: `${name}[${i}].${place.property}`,
    })),
  );
}
