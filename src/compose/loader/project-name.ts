import { basename, dirname, resolve } from "node:path";
import { InvalidValueError } from "../errors";
import { type ComposeFile, isProjectName, PROJECT_NAME } from "../model/project";
import type { Problems } from "../problems";
import type { Environment } from "../yaml/node";
import { lookupIn } from "./environment-files";

interface Naming {
  readonly files: readonly string[];
  readonly projectName?: string;
}

/** The name of the project: what was asked for, or what the files say, or the name of their directory. */
export function projectNameOf(naming: Naming, environment: Environment, file: ComposeFile, problems: Problems): string {
  const first = naming.files[0] ?? "compose.yaml";
  const given = naming.projectName ?? (lookupIn(environment)("COMPOSE_PROJECT_NAME") || undefined);
  if (given !== undefined && !isProjectName(given)) {
    const mistake = { at: { file: first, line: 1, column: 1 }, path: ["projectName"], got: given, ...PROJECT_NAME };
    problems.error(new InvalidValueError(mistake));
  }
  return given ?? file.name ?? fromDirectory(dirname(resolve(first)));
}

function fromDirectory(directory: string): string {
  const name = basename(directory)
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]/g, "")
    .replace(/^[_-]+/, "");
  return name === "" ? "default" : name;
}
