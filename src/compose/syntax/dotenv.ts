import { Flaw } from "./flaw";
import { interpolate, type Lookup, MissingVariable } from "./interpolation";

/** A variable of an environment file. */
export interface DotenvVariable {
  readonly name: string;
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

/** Something wrong in a line of an environment file. */
export interface DotenvFlaw {
  readonly line: number;
  /** The line, or what of it could not be read. */
  readonly text: string;
  readonly flaw: Flaw;
}

/** What an environment file says. */
export interface Dotenv {
  readonly variables: readonly DotenvVariable[];
  readonly flaws: readonly DotenvFlaw[];
  /** Variables that values ask for and that are not set. */
  readonly unset: readonly { readonly name: string; readonly line: number }[];
}

/**
 * Reads a `.env` or an `env_file` as Compose does. The dotenv of npm reads another language: it knows no interpolation, takes a `#` inside of a
 * word for a comment, does not read `A: b`, and passes over what it cannot read.
 * @param lookup the variables from outside, which win over those that stand earlier in the file
 */
export function readDotenv(source: string, lookup: Lookup): Dotenv {
  const reader = new DotenvReader(source.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n"), lookup);
  reader.read();
  return reader;
}

/** Reads an `env_file` of `format: raw`: what stands behind the `=` is the value, quotes, dollars, `#` and all. */
export function readRawEnv(source: string, lookup: Lookup): Dotenv {
  const variables: DotenvVariable[] = [];
  const flaws: DotenvFlaw[] = [];
  for (const [index, text] of source
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1;
    const [, name, equals, assigned] = /^\s*([^=]*)(=?)(.*)$/s.exec(text) ?? [];
    if (name === undefined || /^(#|\s*$)/.test(name + equals)) continue;
    const value = equals === "" ? lookup(name) : assigned;
    if (/\s/.test(name) || name === "") flaws.push({ line, text, flaw: NAME });
    else if (value !== undefined) variables.push({ name, value, line });
  }
  return { variables, flaws, unset: [] };
}

const NAME = new Flaw("NAME=value", "Write the name without spaces in front of the =.");
const QUOTE = new Flaw("a quoted value that is closed", "Close the quote.");

/** `A=b`, `A: b`, `export A=b`, or `A` alone, which passes on the variable from outside. */
const STATEMENT = /(?:export[^\S\n]+)?([\p{L}\p{N}_.[\]-]+)[^\S\n]*(?:[=:][^\S\n]*|(?=\n|$))/uy;
const SINGLE_QUOTED = /'((?:\\'|[^'])*)'/y;
const DOUBLE_QUOTED = /"((?:\\.|[^"\\])*)"/sy;
const TO_END_OF_LINE = /[^\n]*/y;
const BLANK = /(?:\s+|#[^\n]*)*/y;

class DotenvReader implements Dotenv {
  readonly variables: DotenvVariable[] = [];
  readonly flaws: DotenvFlaw[] = [];
  readonly unset: { name: string; line: number }[] = [];
  private readonly values = new Map<string, string>();
  private position = 0;

  constructor(
    private readonly source: string,
    private readonly lookup: Lookup,
  ) {}

  read(): void {
    for (this.take(BLANK); this.position < this.source.length; this.take(BLANK)) this.statement();
  }

  private statement(): void {
    const line = this.source.slice(0, this.position).split("\n").length;
    const statement = this.take(STATEMENT);
    const [text, name] = statement ?? [];
    if (name === undefined || text === undefined) {
      this.flaws.push({ line, text: this.take(TO_END_OF_LINE)?.[0] ?? "", flaw: NAME });
    } else if (/[=:]/.test(text)) {
      this.set(name, this.value(line), line);
    } else {
      this.set(name, this.lookup(name), line);
    }
  }

  private set(name: string, value: string | undefined, line: number): void {
    if (value === undefined) return;
    this.values.set(name, value);
    this.variables.push({ name, value, line });
  }

  private value(line: number): string | undefined {
    const quote = this.source[this.position];
    if (quote !== "'" && quote !== '"') {
      const text = this.take(TO_END_OF_LINE)?.[0] ?? "";
      return this.fillIn(text.replace(/ #.*$/s, "").trimEnd(), line);
    }
    const quoted = this.take(quote === "'" ? SINGLE_QUOTED : DOUBLE_QUOTED)?.[1];
    if (quoted === undefined) {
      this.flaws.push({ line, text: this.take(TO_END_OF_LINE)?.[0] ?? "", flaw: QUOTE });
      return undefined;
    }
    return quote === "'" ? quoted.replaceAll("\\'", "'") : this.fillIn(resolveEscapes(quoted), line);
  }

  private fillIn(text: string, line: number): string | undefined {
    const filled = interpolate(text, (name) => this.lookup(name) ?? this.values.get(name));
    if (filled instanceof Flaw) {
      this.flaws.push({ line, text, flaw: filled });
      return undefined;
    }
    if (filled instanceof MissingVariable) {
      const fix = filled.message === "" ? `Set ${filled.name}.` : `Set ${filled.name}: ${filled.message}`;
      this.flaws.push({ line, text, flaw: new Flaw(`${filled.name} set`, fix) });
      return undefined;
    }
    this.unset.push(...filled.unset.map((name) => ({ name, line })));
    return filled.text;
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.source);
    if (match !== null) this.position = pattern.lastIndex;
    return match;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
  // Two dollars are one, once variables are filled in.
  $: "$$",
};

/** The escapes of a double-quoted value; any other backslash stays. */
function resolveEscapes(text: string): string {
  return text.replace(/\\(?:0([0-7]{3})|([abfnrtv\\"$]))/g, (_, octal: string | undefined, letter: string) =>
    octal === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(octal, 8)),
  );
}
