import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "cdktf";
import type { DocumentedJson } from "./documentation/module-facts";
import { readme } from "./documentation/readme";
import { ModuleStack } from "./module-stack";

const ASSETS = "assets";

/**
 * Synthesises `app` and writes each of its `ModuleStack`s as a Terraform module, in a folder that is called as the stack: `main.tf.json`, `README.md`, and
 * what the stack has in `filesFrom`. Nothing is written if the rules find a mistake in any stack.
 *
 * @param directory where the folders come; those that are there are replaced
 * @returns the folders
 * @throws SynthesisError if a stack is wrong
 */
export function writeModules(app: App, directory: string): string[] {
  app.synth();
  const modules = app.node.findAll().filter((construct) => construct instanceof ModuleStack);
  return modules.map((module) => writeModule(app, module, directory));
}

function writeModule(app: App, module: ModuleStack, directory: string): string {
  const name = module.node.id;
  const folder = join(directory, name);
  const unfinished = join(directory, `.${name}.unfinished`);
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const { workingDirectory, synthesizedStackPath } = app.manifest.forStack(module);
  const synthesised: unknown = JSON.parse(readFileSync(join(app.outdir, synthesizedStackPath), "utf8"));
  const json = withoutComments(synthesised) as DocumentedJson;
  writeFileSync(join(unfinished, "main.tf.json"), `${JSON.stringify(json, null, 2)}\n`);
  const assets = join(app.outdir, workingDirectory, ASSETS);
  if (existsSync(assets)) cpSync(assets, join(unfinished, ASSETS), { recursive: true });
  if (module.filesFrom !== undefined) cpSync(module.filesFrom, unfinished, { recursive: true });
  const usage = usageIn(unfinished, name);
  writeFileSync(join(unfinished, "README.md"), readme({ name, description: module.description, usage, json }));
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  return folder;
}

/** The smallest example, as somebody writes it who has the module in a folder of his own. */
function usageIn(folder: string, name: string): string | undefined {
  const example = join(folder, "examples", "minimal", "main.tf");
  if (!existsSync(example)) return undefined;
  return readFileSync(example, "utf8").replaceAll(/"\.\.\/\.\.\/?"/g, `"./modules/${name}"`);
}

/** What cdktf writes beside the arguments, for its own tools. */
function withoutComments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutComments);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([key]) => key !== "//");
  return Object.fromEntries(members.map(([key, member]) => [key, withoutComments(member)]));
}
