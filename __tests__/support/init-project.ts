import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { scratchDirectory } from "./scratch";

const TEMPLATE = join(dirname(require.resolve("cdktf-cli/package.json")), "bundle/templates/typescript");
/** What `cdktf init` puts in the place of `{{name}}`. */
const ANSWERS: Readonly<Record<string, string>> = {
  $base: "shop",
  projectId: "shop",
  sendCrashReports: "false",
  futureFlags: "",
};

/** A project as `cdktf init --template=typescript --local` makes it, before it installs anything. Removed after the tests. */
export function initProject(): string {
  const directory = scratchDirectory("init");
  cpSync(TEMPLATE, directory, { recursive: true });
  for (const file of ["package.json", "cdktf.json", "main.ts"]) {
    const text = readFileSync(join(directory, file), "utf8");
    writeFileSync(
      join(directory, file),
      text.replaceAll(/{{ *(\S+?) *}}/g, (_, name) => answer(name)),
    );
  }
  return directory;
}

/** The packages that `cdktf init` installs for development. */
export function templatePackages(): string[] {
  const hooks = readFileSync(join(TEMPLATE, ".hooks.sscaff.js"), "utf8");
  const [, names = ""] = /\[([^\]]*)\],\s*true/.exec(hooks) ?? [];
  return JSON.parse(`[${names}]`);
}

function answer(name: string): string {
  const value = ANSWERS[name];
  if (value === undefined) throw new Error(`The template of cdktf init asks for ${name}.`);
  return value;
}
