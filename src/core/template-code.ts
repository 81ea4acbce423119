import { endOfExpression, endOfHclString } from "./expression";

/** `text` with the code of its expressions changed, also that inside of strings inside of expressions. Plain text stays. */
export function mapCode(text: string, change: (code: string) => string): string {
  let out = "";
  for (let i = 0; i < text.length; ) {
    if (text.startsWith("$${", i) || text.startsWith("%%{", i)) {
      out += text.slice(i, i + 3);
      i += 3;
    } else if (text.startsWith("${", i) || text.startsWith("%{", i)) {
      const end = endOfExpression(text, i);
      if (end === undefined) return out + text.slice(i);
      out += `${text.slice(i, i + 2)}${mapExpression(text.slice(i + 2, end - 1), change)}}`;
      i = end;
    } else {
      out += text[i++];
    }
  }
  return out;
}

/** Likewise for an expression by itself: what stands between its strings, and the code in these. */
export function mapExpression(expression: string, change: (code: string) => string): string {
  let out = "";
  let code = "";
  for (let i = 0; i < expression.length; i++) {
    const end = expression[i] === '"' ? endOfHclString(expression, i) : undefined;
    if (end === undefined) {
      code += expression[i];
      continue;
    }
    out += `${change(code)}"${mapCode(expression.slice(i + 1, end), change)}"`;
    code = "";
    i = end;
  }
  return out + change(code);
}

/** Plain text as a template, or as the inside of one, that means it. */
export function literal(text: string): string {
  return text.replaceAll(/[$%](?=\{)/g, "$&$&");
}
