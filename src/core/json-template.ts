import { type IResolvable, type IResolveContext, Token } from "cdktf";
import { hclText, oneStep, quotedTemplate, split, TemplateToken, tokenOf, wholeExpression } from "./template";

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

class JsonDocument extends TemplateToken {
  constructor(private readonly produce: () => unknown) {
    super();
  }

  protected template(context: IResolveContext): string {
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

function renderToken(token: IResolvable, context: IResolveContext): string | undefined {
  const produced = oneStep(token, context);
  const expression = wholeExpression(produced);
  if (expression !== undefined) return jsonencode(expression);
  return token instanceof TemplateToken ? asJson(quotedTemplate(String(produced))) : render(produced, context);
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

/** A string, given its contents: JSON as it is, if no expression is in it, and HCL for Terraform to encode, if one is. */
function asJson(inside: string): string {
  return inside.includes("${") ? jsonencode(`"${inside}"`) : `"${inside}"`;
}

function jsonencode(expression: string): string {
  return `\${jsonencode(${expression})}`;
}
