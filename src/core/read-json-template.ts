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
  const known = (value: unknown) => (typeof value === "string" && value.includes(PLACEHOLDER) ? UNKNOWN : value);
  return parsed(document, (_key, value) => known(value));
}

/**
 * Like `parseJsonTemplate`, with all strings as they would stand in Terraform's JSON: an expression is `${var.image}`, without the
 * `jsonencode` that `jsonTemplate` writes around it, and what is no expression keeps the escape `$${`.
 */
export function readJsonTemplate(text: string): unknown {
  const document = withoutExpressions(text, AS_WRITTEN);
  return document === undefined ? undefined : parsed(document);
}

const PLACEHOLDER = "\ufffe";
/** How `jsonTemplate` writes a `${` and a `%{` that start no template. */
const LITERAL_MARKER = /^\\u002[45]\{$/;
const ENCODED = /^\$\{\s*jsonencode\((.*)\)\s*\}$/s;

function parsed(document: string, reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(document, reviver);
  } catch {
    return undefined;
  }
}

/** What becomes of an expression inside of a JSON string, and of Terraform's escapes `$${` and `%%{`. */
interface Replacement {
  inserted(expression: string): string;
  /** For an expression that is a whole value, outside of strings. */
  value(expression: string): string;
  escaped(marker: string): string;
}

const AS_PLACEHOLDER: Replacement = {
  inserted: () => PLACEHOLDER,
  value: () => PLACEHOLDER,
  escaped: (marker) => marker.slice(1),
};

const asText = (expression: string) => JSON.stringify(expression).slice(1, -1);
const AS_WRITTEN: Replacement = {
  inserted: asText,
  value: (expression) => asText(expression.replace(ENCODED, "${$1}")),
  escaped: (marker) => marker,
};

/** `text` with another text for each `${...}`; `undefined` if one is not closed. */
function withoutExpressions(text: string, { inserted, value, escaped } = AS_PLACEHOLDER): string | undefined {
  let out = "";
  let inString = false;
  for (let i = 0; i < text.length; ) {
    const plain = inString ? endOfPlainText(text, i) : endOfPlainValues(text, i);
    if (plain > i) {
      out += text.slice(i, plain);
      i = plain;
    } else if (text.startsWith("$${", i) || text.startsWith("%%{", i)) {
      out += escaped(text.slice(i, i + 3));
      i += 3;
    } else if (text.startsWith("${", i) || text.startsWith("%{", i)) {
      const end = endOfExpression(text, i);
      if (end === undefined) return undefined;
      const expression = text.slice(i, end);
      out += inString ? inserted(expression) : `"${value(expression)}"`;
      i = end;
    } else if (inString && text[i] === "\\") {
      const marker = text.slice(i, i + 7);
      const isMarker = LITERAL_MARKER.test(marker);
      out += isMarker ? escaped(marker[5] === "4" ? "$${" : "%%{") : marker.slice(0, 2);
      i += isMarker ? 7 : 2;
    } else {
      if (text[i] === '"') inString = !inString;
      out += text[i++];
    }
  }
  return out;
}

/** The index of the next character from `start` on that may mean something beside itself. */
function endOfPlainText(text: string, start: number): number {
  SPECIAL.lastIndex = start;
  return SPECIAL.exec(text)?.index ?? text.length;
}

const SPECIAL = /[$%"\\]/g;

/** Like `endOfPlainText`, behind all strings from `start` on in which nothing may mean something beside itself. */
function endOfPlainValues(text: string, start: number): number {
  PLAIN_VALUES.lastIndex = start;
  return PLAIN_VALUES.test(text) ? PLAIN_VALUES.lastIndex : start;
}

const PLAIN_VALUES = /(?:[^$%"\\]+|"[^$%"\\]*")+/y;
