import { readFileSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { MissingFileError } from "../errors";
import type { Location } from "../location";
import type { Path } from "../path";
import type { Problems } from "../problems";
import type { Environment, Source } from "../yaml/node";

/** Who names a file, for the error if it is not there. */
export interface Mention {
  readonly at: Location;
  readonly path: Path;
}

/** Reads a file; one that is missing or unreadable is reported. */
export function readTextFile(file: string, mention: Mention, problems: Problems): string | undefined {
  return read(file, mention, problems, []);
}

/** Reads a file that need not be there; one that is and cannot be read is reported. */
export function readOptionalFile(file: string, mention: Mention, problems: Problems): string | undefined {
  return read(file, mention, problems, ["ENOENT", "ENOTDIR", "EISDIR"]);
}

function read(file: string, mention: Mention, problems: Problems, silent: readonly unknown[]): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (silent.includes(code)) return undefined;
    const reason = code === "ENOENT" ? "it does not exist" : `reading it gives ${code}`;
    const allowed = "a file that can be read";
    const fix = `Create it, or correct the path: ${reason}.`;
    return problems.error(new MissingFileError({ ...mention, got: file, allowed, fix }));
  }
}

/** A file that another one names, as it is shown to the user. */
export function fileBeside(source: Source, path: string): string {
  return isAbsolute(path) ? path : join(source.directory, path);
}

/** A file on its own: relative paths in it are relative to its directory. */
export function sourceOf(file: string, environment: Environment, directory = dirname(file)): Source {
  return { file, directory, environment };
}

/** Tells whether two files are the same. */
export function identity(file: string): string {
  return resolve(file);
}
