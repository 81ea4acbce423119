import { type DocumentedJson, factsOf } from "./module-facts";
import { tables } from "./tables";

export interface ReadmeOptions {
  readonly name: string;
  readonly description: string;
  /** A root configuration that calls the module, if there is one. */
  readonly usage: string | undefined;
  readonly json: DocumentedJson;
}

/** The README of a module: what it is, how it is called, what goes in and comes out. */
export function readme({ name, description, usage, json }: ReadmeOptions): string {
  const example = usage === undefined ? [] : [`## Usage\n\n\`\`\`hcl\n${usage.trim()}\n\`\`\``];
  return `${[`# ${name}`, description, ...example, tables(factsOf(json))].join("\n\n")}\n`;
}
