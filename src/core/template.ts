import { type IResolvable, type IResolveContext, Token, Tokenization } from "cdktf";
import { endOfExpression } from "./expression";

/** A token that produces a Terraform template: text with expressions in it, of which the text must not be escaped again. */
export abstract class TemplateToken implements IResolvable {
  readonly creationStack: string[] = [];

  resolve(context: IResolveContext): string {
    const text = this.template(context);
    // Inside of a function call, Terraform wants an expression: a string literal.
    return context.suppressBraces ? `"${quotedTemplate(text)}"` : text;
  }

  protected abstract template(context: IResolveContext): string;
}

/** `text` as a script or file for a service that wants it encoded; every literal and every token in it arrives as it is. */
export function base64Template(produce: () => string): string {
  const encoded: IResolvable = {
    creationStack: [],
    resolve: (context: IResolveContext) => {
      const text = produce();
      const parts = split(text);
      if (parts.every((part) => typeof part === "string")) return Buffer.from(text).toString("base64");
      return `\${base64encode("${hclText(parts, context)}")}`;
    },
  };
  return Token.asString(encoded);
}

/** The token that a number, list or map stands for, or that `value` is itself. */
export function tokenOf(value: unknown): IResolvable | undefined {
  return Token.isUnresolved(value) ? Tokenization.reverse(value)[0] : undefined;
}

/** Text and tokens as the inside of an HCL string: the text escaped, expressions in their braces. */
export function hclText(parts: readonly (string | IResolvable)[], context: IResolveContext): string {
  return parts.map((part) => (typeof part === "string" ? escapeText(part) : hclOfToken(part, context))).join("");
}

function hclOfToken(token: IResolvable, context: IResolveContext): string {
  const produced = oneStep(token, context);
  if (token instanceof TemplateToken) return quotedTemplate(String(produced));
  if (wholeExpression(produced) !== undefined) return String(produced);
  const inner = typeof produced === "string" ? undefined : tokenOf(produced);
  return inner === undefined ? hclText(split(String(produced)), context) : hclOfToken(inner, context);
}

/**
 * What a token produces, before the tokens in that are resolved: so an expression (`${var.image}`, from a reference) can be told from
 * text (`${`, from a lazy value).
 */
export function oneStep(token: IResolvable, context: IResolveContext): unknown {
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

export function split(text: string): (string | IResolvable)[] {
  const parts = text.split(TOKEN_IN_STRING).filter((part) => part !== "");
  return parts.map((part) => {
    if (!TOKEN_IN_STRING.test(part)) return part;
    return (part.startsWith("$") ? Tokenization.reverse(part)[0] : Tokenization.reverseNumber(Number(part))) ?? part;
  });
}

/** The expression of `${expression}`, if `text` is that and nothing else. */
export function wholeExpression(text: unknown): string | undefined {
  if (typeof text !== "string" || !text.startsWith("${") || text.startsWith("${TfToken[")) return undefined;
  return endOfExpression(text, 0) === text.length ? text.slice(2, -1) : undefined;
}

/** A document with its expressions, as the inside of an HCL string. */
export function quotedTemplate(text: string): string {
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
