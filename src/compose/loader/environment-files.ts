import { join } from "node:path";
import { InvalidValueError } from "../errors";
import type { Problems } from "../problems";
import { type Dotenv, readDotenv, readRawEnv } from "../syntax/dotenv";
import type { Lookup } from "../syntax/interpolation";
import type { Environment } from "../yaml/node";
import { readOptionalFile, readTextFile } from "./files";

/** Reads a file with variables, and reports what is wrong in it. */
export function readEnvironmentFile(
  file: string,
  content: string,
  lookup: Lookup,
  problems: Problems,
  format?: string,
): Dotenv["variables"] {
  const { variables, flaws, unset } = format === "raw" ? readRawEnv(content, lookup) : readDotenv(content, lookup);
  for (const { line, text, flaw } of flaws) {
    problems.error(
      new InvalidValueError({ at: { file, line, column: 1 }, path: [`line ${line}`], got: text, ...flaw }),
    );
  }
  for (const { name, line } of unset) {
    problems.warn({ file, line, column: 1 }, `The variable ${name} is not set; it counts as an empty text.`);
  }
  return variables;
}

/**
 * What a project sees: the variables from outside, and behind them those of files.
 * @param named the files; without them, the `.env` in the directory, if there is one
 */
export function projectEnvironment(
  directory: string,
  outside: Environment,
  problems: Problems,
  named?: readonly string[],
): Environment {
  if (named !== undefined) return withFiles(outside, readAll(named, problems), problems);
  const file = join(directory, ".env");
  const content = readOptionalFile(file, { at: { file, line: 1, column: 1 }, path: [] }, problems);
  return content === undefined ? outside : withFiles(outside, [{ file, content }], problems);
}

function readAll(files: readonly string[], problems: Problems) {
  return files.flatMap((file, index) => {
    const mention = { at: { file, line: 1, column: 1 }, path: ["envFiles", index] };
    const content = readTextFile(file, mention, problems);
    return content === undefined ? [] : [{ file, content }];
  });
}

/** The variables from outside, and behind them those of files, of which the later wins. */
export function withFiles(
  outside: Environment,
  files: readonly { readonly file: string; readonly content: string }[],
  problems: Problems,
): Environment {
  let inside: Environment = {};
  const set = Object.fromEntries(Object.entries(outside).filter(([, value]) => value !== undefined));
  for (const { file, content } of files) {
    const variables = readEnvironmentFile(file, content, lookupIn({ ...inside, ...set }), problems);
    inside = { ...inside, ...Object.fromEntries(variables.map(({ name, value }) => [name, value])) };
  }
  return { ...inside, ...set };
}

/** Looks variables up; `constructor` is none unless it is set. */
export function lookupIn(environment: Environment): Lookup {
  return (name) => (Object.hasOwn(environment, name) ? environment[name] : undefined);
}
