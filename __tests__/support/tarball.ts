import { join } from "node:path";
import { Project } from "./project";

/** What others install. */
export interface Tarball {
  readonly file: string;
  /** The paths in it. */
  readonly files: readonly string[];
}

/** Builds and packs the project, as it would be published. Removed after the tests. */
export function pack(): Tarball {
  const project = new Project();
  const { status, stdout, stderr } = project.run("npm", ["pack", "--json"]);
  if (status !== 0) throw new Error(`npm pack: ${stdout}${stderr}`);
  const [{ filename, files }]: [{ filename: string; files: { path: string }[] }] = JSON.parse(stdout);
  return { file: join(project.directory, filename), files: files.map(({ path }) => path) };
}
