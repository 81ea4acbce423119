import { endOfExpression } from "../../src/core/expression";

/** What references stand for: `{ "var.image": "nginx" }`. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * What Terraform makes of a string in its JSON syntax: literals, `$${` and `%%{`, and of expressions those that `jsonTemplate`
 * writes: `jsonencode(...)`, `tostring(...)`, quoted templates, references. Anything else is an error, as it would be in Terraform.
 */
export function evaluateTemplate(template: string, values: Values = {}): unknown {
  return evaluateParts(template, values, () => undefined);
}

/** Reads the sign at an index in another way than as it stands: what it means, and the index after it. */
type Escape = (template: string, index: number) => readonly [string, number] | undefined;

function evaluateParts(template: string, values: Values, readEscape: Escape): unknown {
  const parts: unknown[] = [];
  let literal = "";
  for (let i = 0; i < template.length; ) {
    const read = readEscape(template, i) ?? readDoubled(template, i);
    if (read !== undefined) {
      literal += read[0];
      i = read[1];
    } else if (template.startsWith("${", i)) {
      const end = endOfExpression(template, i);
      if (end === undefined) throw new Error(`unclosed expression: ${template.slice(i)}`);
      parts.push(literal, evaluate(template.slice(i + 2, end - 1), values));
      literal = "";
      i = end;
    } else if (template.startsWith("%{", i)) {
      throw new Error(`a directive: ${template.slice(i)}`);
    } else literal += template[i++];
  }
  parts.push(literal);
  const [before, value, after] = parts;
  return parts.length === 3 && before === "" && after === "" ? value : parts.map(String).join("");
}

const readDoubled: Escape = (template, i) =>
  template.startsWith("$${", i) || template.startsWith("%%{", i) ? [template.slice(i + 1, i + 3), i + 3] : undefined;

/** In a quoted string: `\n`, `\u0024`. */
const readBackslash: Escape = (template, i) => {
  if (/["\n\r]/.test(template[i] ?? "")) throw new Error(`stands unescaped in a string: ${template.slice(i)}`);
  if (template[i] !== "\\") return undefined;
  const [sign, code, letter] = /^\\(?:u([0-9a-f]{4})|([nrt"\\]))/i.exec(template.slice(i)) ?? [];
  if (sign === undefined) throw new Error(`no escape: ${template.slice(i)}`);
  const short: Record<string, string> = { n: "\n", r: "\r", t: "\t" };
  const meaning = code ? String.fromCharCode(Number.parseInt(code, 16)) : (short[letter ?? ""] ?? letter ?? "");
  return [meaning, i + sign.length];
};

function evaluate(expression: string, values: Values): unknown {
  const [, name, argument] = /^(jsonencode|tostring)\((.*)\)$/su.exec(expression) ?? [];
  if (argument !== undefined) return (name === "tostring" ? String : JSON.stringify)(evaluate(argument, values));
  const [, quoted] = /^"(.*)"$/su.exec(expression) ?? [];
  if (quoted !== undefined) return evaluateParts(quoted, values, readBackslash);
  if (expression in values) return values[expression];
  throw new Error(`neither a call nor a reference: ${expression}`);
}
