import { isKnown, knownBlocks, type Resource } from "../configuration";
import type { Constraint } from "../constraint";
import type { Finding } from "../rule";
import { withAttribute } from "../where";
import type { SecurityRule } from "./security-rule";

export interface SecureValue extends Omit<SecurityRule, "check" | "concerns" | "severity"> {
  /**
   * The blocks that the rule is about, of which there may be none: `volume.efs_volume_configuration`.
   * @default the resource itself
   */
  readonly within?: string;
  /** The attribute, after the blocks that have to be there: `metadata_options.http_tokens`. */
  readonly attribute: string;
  /** What is secure. */
  readonly constraint: Constraint;
  /**
   * What AWS does where nothing is said, if that is not secure.
   * @default to say nothing is right
   */
  readonly otherwise?: string;
}

/** A security rule about the value of one attribute, in which to say nothing may be wrong as well. */
export function secureValue({ within, attribute, constraint, otherwise, ...rule }: SecureValue): SecurityRule {
  const optional = within?.split(".") ?? [];
  const path = [...optional, ...attribute.split(".")];
  const maySayNothing = otherwise === undefined || optional.length > 0;
  const { allowed } = constraint;

  function* found(parent: Resource["attributes"], depth = 0, prefix = ""): Iterable<Finding> {
    const name = path[depth] ?? "";
    const missing = { property: [prefix + name, ...path.slice(depth + 1)].join("."), got: otherwise, allowed };
    if (depth === path.length - 1) {
      const value = parent[name];
      const isSet = value !== undefined && value !== null;
      if (!isSet && otherwise !== undefined) yield missing;
      if (isSet && isKnown(value) && !constraint.holds(value)) yield { ...missing, got: value };
      return;
    }
    const inside = knownBlocks(parent, name);
    if (inside === undefined) return;
    if (inside.length === 0 && depth >= optional.length && otherwise !== undefined) yield missing;
    for (const [i, block] of inside.entries()) yield* found(block, depth + 1, `${prefix}${name}[${i}].`);
  }

  return {
    ...rule,
    severity: "warning",
    concerns: maySayNothing ? withAttribute(path[0] ?? "") : undefined,
    check: ({ attributes }) => found(attributes),
  };
}
