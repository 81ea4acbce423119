import { Flaw } from "./flaw";

/** Finds the value of a variable; `undefined` where it is not set. */
export type Lookup = (name: string) => string | undefined;

/** A text with its variables filled in. */
export interface Interpolated {
  readonly text: string;
  /** Variables that are not set and have no default: each became an empty text. */
  readonly unset: readonly string[];
}

/** A variable that `${X:?message}` or `${X?message}` requires. */
export class MissingVariable {
  constructor(
    readonly name: string,
    readonly message: string,
  ) {}
}

/**
 * Fills in `$X`, `${X}`, `${X:-default}`, `${X-default}`, `${X:+other}`, `${X+other}`, `${X:?message}` and `${X?message}`. What stands behind
 * the operator may contain variables itself. `$$` is a dollar, and so is one that no variable follows.
 */
export function interpolate(template: string, lookup: Lookup): Interpolated | MissingVariable | Flaw {
  let text = "";
  const unset: string[] = [];
  let rest = template;
  for (let match = START.exec(rest); match !== null; match = START.exec(rest)) {
    text += rest.slice(0, match.index);
    const [token, name] = match;
    rest = rest.slice(match.index + token.length);
    if (token === "$$") {
      text += "$";
    } else if (name !== undefined) {
      const value = lookup(name);
      if (value === undefined) unset.push(name);
      text += value ?? "";
    } else {
      const end = closingBrace(rest);
      const filled = end === undefined ? UNCLOSED : fillIn(rest.slice(0, end), lookup);
      if (filled instanceof Flaw || filled instanceof MissingVariable) return filled;
      text += filled.text;
      unset.push(...filled.unset);
      rest = rest.slice((end ?? 0) + 1);
    }
  }
  return { text: text + rest, unset };
}

const START = /\$\$|\$([a-z_][a-z0-9_]*)|\$\{/i;
const BRACED = /^([a-z_][a-z0-9_]*)(?:(:?[-+?])(.*))?$/is;
const FORMS =
  "${NAME}, ${NAME:-default}, ${NAME-default}, ${NAME:?message}, ${NAME?message}, ${NAME:+other} or ${NAME+other}";
const UNCLOSED = new Flaw(FORMS, "Close the brace, or write $$ for a dollar sign.");

/** Where the brace is closed that was opened in front of `text`. */
function closingBrace(text: string): number | undefined {
  let open = 1;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === "{") open++;
    if (text[index] === "}") open--;
    if (open === 0) return index;
  }
  return undefined;
}

/** Fills in what stands between braces. */
function fillIn(expression: string, lookup: Lookup): Interpolated | MissingVariable | Flaw {
  const [, name, operator, operand = ""] = BRACED.exec(expression) ?? [];
  if (name === undefined) return new Flaw(FORMS, `Correct \${${expression}}, or write $$ for a dollar sign.`);
  const value = lookup(name);
  if (operator === undefined) return { text: value ?? "", unset: value === undefined ? [name] : [] };
  const counts = value !== undefined && !(operator.startsWith(":") && value === "");
  if (operator.endsWith("+")) return counts ? interpolate(operand, lookup) : NOTHING;
  if (counts) return { text: value, unset: [] };
  const filled = interpolate(operand, lookup);
  if (operator.endsWith("-") || !("text" in filled)) return filled;
  return new MissingVariable(name, filled.text);
}

const NOTHING: Interpolated = { text: "", unset: [] };
