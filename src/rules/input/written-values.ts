import { isObject, type JsonObject } from "./terraform-json";

/** What nobody knows before an apply, and that no reference says. */
export const UNKNOWN = "${unknown}";

/**
 * A value of a plan as a configuration would have it: what will be, and references where that is not known yet. What the provider fills in
 * with nothing, as it was not written, is left out.
 *
 * @param value what will be
 * @param unknown which parts of it are not known: true, or the same structure
 * @param written the expressions that it was written with
 */
export function asWritten(value: unknown, unknown: unknown, written: unknown): unknown {
  if (unknown === true) return template(written);
  if (Array.isArray(value)) return list(value, unknown, written);
  if (isObject(value)) return object(value, unknown, written);
  return value;
}

function object(value: JsonObject, unknown: unknown, written: unknown): JsonObject {
  const [unknowns, expressions] = [isObject(unknown) ? unknown : {}, isObject(written) ? written : {}];
  const isOneByOne = isObject(written) && !isExpression(written);
  const keys = [...new Set([...Object.keys(value), ...Object.keys(unknowns)])];
  const members = keys.flatMap((key) => {
    const isWritten = key in expressions;
    // What is known after the apply alone, and nobody wrote: the ARN, the id. Of a block that `dynamic` makes, nobody says what was written.
    if (unknowns[key] === true && !isWritten && isOneByOne) return [];
    const member = asWritten(value[key], unknowns[key], expressions[key]);
    const isNothing = member === null || member === undefined || (Array.isArray(member) && member.length === 0);
    return isNothing && !isWritten ? [] : member === null ? [] : [[key, member]];
  });
  return Object.fromEntries(members);
}

function list(items: readonly unknown[], unknown: unknown, written: unknown): unknown {
  const unknowns = Array.isArray(unknown) ? unknown : [];
  // Blocks are written one by one, an attribute as a whole.
  const blocks = Array.isArray(written) ? written : undefined;
  const references = referencesIn(written);
  return items.map((item, i) => {
    if (unknowns[i] === true && blocks === undefined) {
      return references.length === items.length ? `\${${references[i]}}` : UNKNOWN;
    }
    return asWritten(item, unknowns[i], blocks?.[i]);
  });
}

/** Whether a value was written as a whole, not as a block with an expression for each attribute. */
function isExpression(written: JsonObject): boolean {
  return "references" in written || "constant_value" in written;
}

function template(written: unknown): string {
  const references = referencesIn(written);
  return references.length === 0 ? UNKNOWN : references.map((reference) => `\${${reference}}`).join("");
}

/** The attributes that an expression refers to. Terraform lists each of them, and then what it is an attribute of. */
function referencesIn(written: unknown): string[] {
  if (!isObject(written) || !Array.isArray(written.references)) return [];
  const references = written.references.filter((each): each is string => typeof each === "string");
  const attributes = references.filter(
    (each) => !references.some((other) => other.startsWith(`${each}.`) || other.startsWith(`${each}[`)),
  );
  return attributes.map((each) => each.replaceAll(/\[("([^"\\]|\\.)*"|\d+|each\.key|count\.index)\]/g, ""));
}
