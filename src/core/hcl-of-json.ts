import { endOfExpression } from "./expression";
import { wholeExpression } from "./template";

/** A value of Terraform's JSON as an expression in HCL: `["a", "${var.b}"]` is `["a", var.b]`. Members that are `undefined` are left out. */
export function hclOf(value: unknown): string {
  if (typeof value === "string") return wholeExpression(value) ?? `"${quoted(value)}"`;
  if (Array.isArray(value)) return `[${value.map(hclOf).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const own = Object.entries(value).filter(([, member]) => member !== undefined);
    const members = own.map(([key, member]) => `"${quoted(key)}" = ${hclOf(member)}`);
    return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
  }
  return value === undefined ? "null" : String(value);
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A template of Terraform's JSON as the inside of a string in HCL: the text escaped, expressions as they are. */
export function quoted(template: string): string {
  let out = "";
  for (let i = 0; i < template.length; ) {
    const starts = template.startsWith("${", i) || template.startsWith("%{", i);
    const end = starts ? endOfExpression(template, i) : undefined;
    if (end !== undefined) {
      out += template.slice(i, end);
      i = end;
    } else if (template.startsWith("$${", i) || template.startsWith("%%{", i)) {
      out += template.slice(i, i + 3);
      i += 3;
    } else {
      out += escaped(template[i] as string);
      i++;
    }
  }
  return out;
}

function escaped(character: string): string {
  const short = ESCAPES[character];
  if (short !== undefined) return short;
  return /\p{Cc}/u.test(character) ? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}` : character;
}
