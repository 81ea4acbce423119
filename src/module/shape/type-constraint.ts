import { hclOf } from "../../core/hcl-of-json";
import type { Member, Shape } from "./shape";

/** The type of a variable: `map(object({ port = optional(number) }))`, with a line for each member. */
export function typeConstraint(shape: Shape, indent = ""): string {
  switch (shape.kind) {
    case "list":
    case "map":
      return `${shape.kind}(${typeConstraint(shape.item, indent)})`;
    case "object": {
      const inner = `${indent}  `;
      const members = Object.entries(shape.members).map(
        ([name, member]) => `${inner}${name} = ${typeOf(member, inner)}`,
      );
      return `object({\n${members.join("\n")}\n${indent}})`;
    }
    default:
      return shape.kind;
  }
}

function typeOf({ shape, required, default: value }: Member, indent: string): string {
  const type = typeConstraint(shape, indent);
  if (required) return type;
  return value === undefined ? `optional(${type})` : `optional(${type}, ${hclOf(value)})`;
}
