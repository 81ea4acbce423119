import { endOfExpression } from "./expression";

/** A value that only Terraform knows, in a document read back by `parseJsonTemplate`. */
export const UNKNOWN = Symbol("known only to Terraform");

/**
 * Reads a document written by `jsonTemplate`, or any JSON with Terraform expressions in it. An expression, and a string
 * that contains one, is `UNKNOWN`. Returns `undefined` for what is no such document.
 */
export function parseJsonTemplate(text: string): unknown {
  const document = withoutExpressions(text);
  if (document === undefined) return undefined;
  try {
    return JSON.parse(document, (_key, value) =>
      typeof value === "string" && value.includes(PLACEHOLDER) ? UNKNOWN : value,
    );
  } catch {
    return undefined;
  }
}

const PLACEHOLDER = "\ufffe";

/** `text` with a placeholder for each `${...}`; `undefined` if one is not closed. */
function withoutExpressions(text: string): string | undefined {
  let out = "";
  let inString = false;
  for (let i = 0; i < text.length; ) {
    if (text.startsWith("$${", i) || text.startsWith("%%{", i)) {
      out += text.slice(i + 1, i + 3);
      i += 3;
    } else if (text.startsWith("${", i) || text.startsWith("%{", i)) {
      const end = endOfExpression(text, i);
      if (end === undefined) return undefined;
      out += inString ? PLACEHOLDER : `"${PLACEHOLDER}"`;
      i = end;
    } else if (inString && text[i] === "\\") {
      out += text.slice(i, i + 2);
      i += 2;
    } else {
      if (text[i] === '"') inString = !inString;
      out += text[i++];
    }
  }
  return out;
}
