import { existsSync } from "node:fs";
import { delimiter, dirname, join, relative, resolve } from "node:path";
import { lookupIn, projectEnvironment } from "../src/compose/loader/environment-files";
import { Problems } from "../src/compose/problems";
import type { Environment } from "../src/compose/yaml/node";

/** In the order of https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file */
const NAMES = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
const OVERRIDES = [
  "compose.override.yml",
  "compose.override.yaml",
  "docker-compose.override.yml",
  "docker-compose.override.yaml",
];

/**
 * The files that `docker compose` takes if none is named: those of COMPOSE_FILE, or the first of the usual name here or above, with what overrides
 * it.
 * @param envFiles where variables are, instead of `.env`
 * @throws Error if there are none
 */
export function findComposeFiles(
  envFiles: readonly string[] | undefined,
  environment: Environment = process.env,
  directory = process.cwd(),
): string[] {
  const problems = new Problems();
  const lookup = lookupIn(projectEnvironment(directory, environment, problems, envFiles));
  if (problems.hasErrors) problems.throwErrors();
  const named = lookup("COMPOSE_FILE");
  return named ? named.split(lookup("COMPOSE_PATH_SEPARATOR") || delimiter) : searchFrom(directory);
}

function searchFrom(directory: string): string[] {
  for (let at = resolve(directory); ; at = dirname(at)) {
    const here = (name: string) => existsSync(join(at, name));
    const found = NAMES.find(here);
    if (found !== undefined) {
      const files = [found, ...OVERRIDES.filter(here).slice(0, 1)];
      return files.map((name) => relative(directory, join(at, name)));
    }
    if (at === dirname(at)) throw new Error(`No file is named, and there is no ${NAMES.join(", ")} here or above.`);
  }
}
