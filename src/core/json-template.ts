import { type IResolvable, type IResolveContext, Token, Tokenization } from "cdktf";
import { endOfExpression } from "./expression";

/*
 * AWS wants JSON inside Terraform's JSON: container definitions, IAM policies. cdktf's own ways lose strings:
 * `JSON.stringify` breaks on `${` and on list tokens, `Fn.jsonencode` on quotes, backslashes and `%{`.
 *
 * Here the document is written out as JSON text, so that people and rules can read it, and only what Terraform
 * fills in is an expression: {"image":${jsonencode(var.image)},"essential":true}
 */

/**
 * `value` as a JSON document inside a Terraform string. Every literal arrives as it is: quotes, backslashes, newlines,
 * `${`, `%{`; tokens become `jsonencode(...)` of their expression; members that are `undefined` are left out.
 */
export function jsonTemplate(value: unknown): string {
  return lazyJsonTemplate(() => value);
}

/** Like `jsonTemplate`, for a document that is complete only when the stack is synthesised. */
export function lazyJsonTemplate(produce: () => unknown): string {
  return Token.asString(new JsonDocument(produce));
}

class JsonDocument implements IResolvable {
  readonly creationStack: string[] = [];

  constructor(private readonly produce: () => unknown) {}

  resolve(context: IResolveContext): string {
    const text = this.text(context);
    // Inside of a function call, Terraform wants an expression: a string literal.
    return context.suppressBraces ? `"${quotedTemplate(text)}"` : text;
  }

  text(context: IResolveContext): string {
    return render(this.produce(), context) ?? "null";
  }
}

/** The JSON text of `value`; `undefined` for what has none, as in `JSON.stringify`. */
function render(value: unknown, context: IResolveContext): string | undefined {
  if (typeof value === "string") return renderString(value, context);
  const token = tokenOf(value);
  if (token !== undefined) return renderToken(token, context);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => render(item, context) ?? "null").join(",")}]`;
  const members = Object.entries(value).flatMap(([key, member]) => {
    const text = render(member, context);
    return text === undefined ? [] : `${renderString(key, context)}:${text}`;
  });
  return `{${members.join(",")}}`;
}

/** The token that a number, list or map stands for, or that `value` is itself. */
function tokenOf(value: unknown): IResolvable | undefined {
  return Token.isUnresolved(value) ? Tokenization.reverse(value)[0] : undefined;
}

function renderToken(token: IResolvable, context: IResolveContext): string | undefined {
  const produced = oneStep(token, context);
  const expression = wholeExpression(produced);
  if (expression !== undefined) return jsonencode(expression);
  return token instanceof JsonDocument ? asJson(quotedTemplate(String(produced))) : render(produced, context);
}

function renderString(value: string, context: IResolveContext): string {
  const parts = split(value);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && typeof only !== "string") {
    if (value.startsWith("$")) return renderToken(only, context) ?? "null";
    // A number that was printed is text, but in Terraform "${var.number}" is still a number.
    const expression = wholeExpression(oneStep(only, context));
    if (expression !== undefined) return jsonencode(`tostring(${expression})`);
  }
  return asJson(hclText(parts, context));
}

/** Text and tokens as the inside of an HCL string: the text escaped, expressions in their braces. */
function hclText(parts: readonly (string | IResolvable)[], context: IResolveContext): string {
  return parts.map((part) => (typeof part === "string" ? escapeText(part) : hclOfToken(part, context))).join("");
}

function hclOfToken(token: IResolvable, context: IResolveContext): string {
  const produced = oneStep(token, context);
  if (token instanceof JsonDocument) return quotedTemplate(String(produced));
  if (wholeExpression(produced) !== undefined) return String(produced);
  const inner = typeof produced === "string" ? undefined : tokenOf(produced);
  return inner === undefined ? hclText(split(String(produced)), context) : hclOfToken(inner, context);
}

/** A string of which the inside is given: JSON as it is, if no expression is in it, and HCL for Terraform to encode, if one is. */
function asJson(inside: string): string {
  return inside.includes("${") ? jsonencode(`"${inside}"`) : `"${inside}"`;
}

/**
 * What a token produces, before the tokens in that are resolved: so an expression (`${var.image}`, from a reference) can be told from
 * text (`${`, from a lazy value).
 */
function oneStep(token: IResolvable, context: IResolveContext): unknown {
  let produced: unknown;
  // A context of its own, as references leave marks in theirs.
  context.resolve({
    creationStack: [],
    resolve: (own: IResolveContext) => {
      own.suppressBraces = false;
      produced = token.resolve(own);
    },
  });
  return produced;
}

/** A string token as cdktf writes it into strings; or a number token that was printed into one. */
const TOKEN_IN_STRING = /(\$\{TfToken\[[a-zA-Z0-9:._-]+\]\}|-8\.1\d+e\+298)/;

function split(text: string): (string | IResolvable)[] {
  const parts = text.split(TOKEN_IN_STRING).filter((part) => part !== "");
  return parts.map((part) => {
    if (!TOKEN_IN_STRING.test(part)) return part;
    return (part.startsWith("$") ? Tokenization.reverse(part)[0] : Tokenization.reverseNumber(Number(part))) ?? part;
  });
}

function jsonencode(expression: string): string {
  return `\${jsonencode(${expression})}`;
}

/** The expression of `${expression}`, if `text` is that and nothing else. */
function wholeExpression(text: unknown): string | undefined {
  if (typeof text !== "string" || !text.startsWith("${") || text.startsWith("${TfToken[")) return undefined;
  return endOfExpression(text, 0) === text.length ? text.slice(2, -1) : undefined;
}

/** A document with its expressions, as the inside of an HCL string. */
function quotedTemplate(text: string): string {
  const start = text.indexOf("${");
  const end = start < 0 ? undefined : endOfExpression(text, start);
  if (end === undefined) return escapeText(text);
  return escapeText(text.slice(0, start)) + text.slice(start, end) + quotedTemplate(text.slice(end));
}

const SHORT_ESCAPES: Record<string, string> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * Escapes that JSON and HCL strings share. `${` and `%{` start a template in Terraform, also inside JSON text; with the
 * sign written as \u0024 or \u0025 they do not, and whoever reads the JSON sees the sign again. (`$${` would be
 * ambiguous after another `$`.) A sign at the end may have the `${` of an expression behind it, and would escape that.
 */
function escapeText(text: string): string {
  return text.replace(/["\\\p{Cc}\u2028\u2029]|[$%](?=\{|$)/gu, (c) => {
    return SHORT_ESCAPES[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
