import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "cdktf";
import { suppressionsIn } from "../rules/suppression";
import type { DocumentedJson } from "./documentation/module-facts";
import { readme } from "./documentation/readme";
import { ModuleStack } from "./module-stack";

const ASSETS = "assets";

/**
 * Synthesises `app` and writes each of its `ModuleStack`s as a Terraform module, in a folder that is called as the stack: `main.tf.json`, `README.md`, and
 * what the stack has in `filesFrom`. Nothing is written if the rules find a mistake in any stack, or if a file cannot be read.
 *
 * @param directory where the folders come; those that are there are replaced
 * @returns the folders
 * @throws SynthesisError if a stack is wrong
 */
export function writeModules(app: App, directory: string): string[] {
  app.synth();
  const modules = app.node.findAll().filter((construct) => construct instanceof ModuleStack);
  mkdirSync(directory, { recursive: true });
  const unfinished = mkdtempSync(join(directory, ".unfinished-"));
  try {
    for (const module of modules) writeModule(app, module, join(unfinished, module.node.id));
    return modules.map(({ node }) => {
      const folder = join(directory, node.id);
      rmSync(folder, { recursive: true, force: true });
      renameSync(join(unfinished, node.id), folder);
      return folder;
    });
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function writeModule(app: App, module: ModuleStack, folder: string): void {
  mkdirSync(folder);
  if (module.filesFrom !== undefined) cpSync(module.filesFrom, folder, { recursive: true });
  const { workingDirectory, synthesizedStackPath } = app.manifest.forStack(module);
  const assets = join(app.outdir, workingDirectory, ASSETS);
  if (existsSync(assets)) cpSync(assets, join(folder, ASSETS), { recursive: true });
  const synthesised: unknown = JSON.parse(readFileSync(join(app.outdir, synthesizedStackPath), "utf8"));
  const json = withoutComments(synthesised) as DocumentedJson;
  writeFileSync(join(folder, "main.tf.json"), `${JSON.stringify(json, null, 2)}\n`);
  const { description } = module;
  const name = module.node.id;
  writeFileSync(join(folder, "README.md"), readme({ name, description, usage: usageIn(folder, name), json }));
}

/** The smallest example, as somebody writes it who has the module in a folder of his own. */
function usageIn(folder: string, name: string): string | undefined {
  const example = join(folder, "examples", "minimal", "main.tf");
  if (!existsSync(example)) return undefined;
  return readFileSync(example, "utf8").replaceAll(/"\.\.\/\.\.\/?"/g, `"./modules/${name}"`);
}

/**
 * Without what cdktf writes beside the arguments, for its own tools. Why a rule is suppressed stays, for whoever reads the module or asks the rules of
 * it. A map may have a key `//` of its own.
 */
function withoutComments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutComments);
  if (!isMap(value)) return value;
  const members = Object.entries(value)
    .map(([key, member]) => [key, key === "//" && isMap(member) ? suppressionsIn(member) : withoutComments(member)])
    .filter(([, member]) => member !== undefined);
  return Object.fromEntries(members);
}

function isMap(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
