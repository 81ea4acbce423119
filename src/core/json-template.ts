import { type IResolvable, type IResolveContext, Token, Tokenization } from "cdktf";
import { endOfExpression } from "./expression";

/*
 * AWS wants JSON inside Terraform's JSON: container definitions, IAM policies. cdktf's own ways lose strings:
 * `JSON.stringify` breaks on `${` and on list tokens, `Fn.jsonencode` on quotes, backslashes and `%{`.
 *
 * Here the document is written out as JSON text, so that people and rules can read it, and only what Terraform
 * fills in is an expression: {"image":${jsonencode(var.image)},"essential":true}
 */

/** A string token inside a longer string, as cdktf writes it; or a number token that was printed into one. */
const TOKEN_IN_STRING = /(\$\{TfToken\[[^\]]+\]\}|-1\.\d{10,16}e\+289)/;

/**
 * `value` as a JSON document inside a Terraform string. Every literal arrives as it is: quotes, backslashes, newlines, `${`, `%{`;
 * tokens become `jsonencode(...)` of their expression; members that are `undefined` are left out.
 */
export function jsonTemplate(value: unknown): string {
  return lazyJsonTemplate(() => value);
}

/** Like `jsonTemplate`, for a document that is complete only when the stack is synthesised. */
export function lazyJsonTemplate(produce: () => unknown): string {
  const document: IResolvable = {
    creationStack: [],
    resolve: (context: IResolveContext) => render(produce(), context),
  };
  return Token.asString(document);
}

function render(value: unknown, context: IResolveContext): string {
  if (value === null) return "null";
  if (typeof value === "string") return renderString(value, context);
  if (typeof value === "number" || typeof value === "boolean") {
    return Token.isUnresolved(value) ? renderToken(value, context) : JSON.stringify(value);
  }
  if (Tokenization.isResolvable(value) || isListToken(value)) return renderToken(value, context);
  if (Array.isArray(value)) return `[${value.map((item) => render(item ?? null, context)).join(",")}]`;
  const members = Object.entries(value as Record<string, unknown>).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${quote(key)}:${render(member, context)}`).join(",")}}`;
}

function isListToken(value: unknown): boolean {
  return Array.isArray(value) && Token.isUnresolved(value);
}

function renderToken(token: unknown, context: IResolveContext): string {
  const resolved: unknown = context.resolve(token);
  if (typeof resolved !== "string") return render(resolved, context);
  const expression = wholeExpression(resolved);
  return expression === undefined ? quoteResolved(resolved) : jsonencode(expression);
}

function renderString(value: string, context: IResolveContext): string {
  const parts = value.split(TOKEN_IN_STRING).filter((part) => part !== "");
  if (parts.length === 1 && TOKEN_IN_STRING.test(value)) return renderToken(value, context);
  if (parts.length <= 1) return quote(value);
  // A literal among tokens: an HCL string, of which JSON's escapes are a part, with the expressions in their braces.
  const hcl = parts
    .map((part) => (TOKEN_IN_STRING.test(part) ? resolvedText(part, context) : escapeText(part)))
    .join("");
  return hcl.includes("${") ? jsonencode(`"${hcl}"`) : `"${hcl}"`;
}

function resolvedText(token: string, context: IResolveContext): string {
  const resolved = String(context.resolve(token));
  return resolved.includes("${") ? resolved : escapeText(resolved);
}

/** A token that produced text, not an expression: text with expressions in it stays a template. */
function quoteResolved(text: string): string {
  return text.includes("${") ? jsonencode(`"${text}"`) : quote(text);
}

function jsonencode(expression: string): string {
  return `\${jsonencode(${expression})}`;
}

/** The expression of `${expression}`, if `text` is that and nothing else. */
function wholeExpression(text: string): string | undefined {
  return text.startsWith("${") && endOfExpression(text, 0) === text.length ? text.slice(2, -1) : undefined;
}

function quote(text: string): string {
  return `"${escapeText(text)}"`;
}

const SHORT_ESCAPES: Record<string, string> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * Escapes that JSON and HCL strings share. `${` and `%{` start a template in Terraform, also inside JSON text; with the sign written as
 * \u0024 or \u0025 they do not, and whoever reads the JSON sees the sign again. (`$${` would be ambiguous after another `$`.) A sign at
 * the end may have the `${` of an expression behind it, and would escape that.
 */
function escapeText(text: string): string {
  return text.replace(/["\\\p{Cc}\u2028\u2029]|[$%](?=\{|$)/gu, (c) => {
    return SHORT_ESCAPES[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
