import { endOfExpression, endOfHclString } from "./expression";

/** A resource as an expression names it. */
export interface Reference {
  readonly type: string;
  readonly name: string;
}

/** `type.name`, and not the end of something longer: `data.type.name`, `module.type.name`. */
const REFERENCE = /(?<![\w.-])([a-z][a-z0-9]*_[a-z0-9_]+)\.([A-Za-z_][\w-]*)/g;

/** What the expressions in `text` refer to, also those inside of strings inside of expressions. Plain text refers to nothing. */
export function referencesIn(text: string): Reference[] {
  return [...codeOfTemplate(text).matchAll(REFERENCE)].map(([, type = "", name = ""]) => ({ type, name }));
}

/** The code in a template, without its text. */
function codeOfTemplate(text: string): string {
  let code = "";
  for (let i = 0; i < text.length; ) {
    if (text.startsWith("$${", i) || text.startsWith("%%{", i)) {
      i += 3;
    } else if (text.startsWith("${", i) || text.startsWith("%{", i)) {
      const end = endOfExpression(text, i);
      if (end === undefined) break;
      code += `${withoutStrings(text.slice(i + 2, end - 1))} `;
      i = end;
    } else {
      i++;
    }
  }
  return code;
}

/** `code` with the code that is in its strings in place of these. */
function withoutStrings(code: string): string {
  let out = "";
  for (let i = 0; i < code.length; i++) {
    const end = code[i] === '"' ? endOfHclString(code, i) : undefined;
    out += end === undefined ? code[i] : ` ${codeOfTemplate(code.slice(i + 1, end))}`;
    i = end ?? i;
  }
  return out;
}
