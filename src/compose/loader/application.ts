import { dirname } from "node:path";
import { CycleError } from "../errors";
import { type Include, includes } from "../model/include";
import { composeFile } from "../model/project";
import type { Path } from "../path";
import type { Problems } from "../problems";
import { mergeNodes } from "../schema/type";
import { type Environment, type Mapping, type Node, withoutEntry } from "../yaml/node";
import { projectEnvironment, withFiles } from "./environment-files";
import { Extender } from "./extends";
import { fileBeside, identity, type Mention, readTextFile, sourceOf } from "./files";
import { readComposeFile } from "./read-file";

/** Files that make an application together, and what they see. */
export interface Application {
  /** Each with who names it. The second and later ones are merged over the first. */
  readonly files: readonly (Mention & { readonly file: string })[];
  readonly directory: string;
  readonly environment: Environment;
}

/** What an included application is included for. */
const SECTIONS = ["services", "networks", "volumes", "secrets", "configs", "models"];

/** Reads and merges the files of applications, with what they include and extend. */
export class ApplicationReader {
  private readonly extender: Extender;

  constructor(private readonly problems: Problems) {
    this.extender = new Extender(problems);
  }

  /** @param including the files that are being included, from the outermost */
  read({ files, directory, environment }: Application, including: readonly string[] = []): Mapping | undefined {
    let merged: Node | undefined;
    for (const { file, ...mention } of files) {
      if (this.isCycle(file, mention, including)) continue;
      const source = sourceOf(file, environment, directory);
      for (const document of readComposeFile(source, mention, this.problems)) {
        const whole = this.extender.extendAll(this.included(document, [...including, file]));
        merged = merged === undefined ? whole : mergeNodes(composeFile, merged, whole);
      }
    }
    return merged?.kind === "mapping" ? merged : undefined;
  }

  private isCycle(file: string, mention: Mention, including: readonly string[]): boolean {
    if (!including.some((outer) => identity(outer) === identity(file))) return false;
    const got = [...including, file].join(" -> ");
    const allowed = "files that do not include themselves";
    this.problems.error(new CycleError({ ...mention, got, allowed, fix: "Take one include away." }));
    return true;
  }

  /** The document with what it includes; what it says itself wins. */
  private included(document: Mapping, including: readonly string[]): Mapping {
    const entry = document.entries.get("include");
    if (entry === undefined) return document;
    let whole: Node = withoutEntry(document, "include");
    for (const [index, include] of (includes.read(entry.value, ["include"], this.problems) ?? []).entries()) {
      const place = entry.value.kind === "sequence" ? (entry.value.items[index] ?? entry.value) : entry.value;
      const application = this.application(include, place, index);
      const read = this.read(application, including);
      if (read === undefined) continue;
      const entries = new Map([...read.entries].filter(([key]) => SECTIONS.includes(key)));
      whole = mergeNodes(composeFile, { ...read, entries }, whole);
    }
    return whole.kind === "mapping" ? whole : document;
  }

  private application(include: Include, place: Node, index: number): Application {
    const { at, source } = place;
    const path = ["include", index];
    const files = include.path.map((file) => ({ file: fileBeside(source, file), at, path: [...path, "path"] }));
    const first = files[0]?.file ?? source.file;
    const { project_directory: own } = include;
    const directory = own === undefined ? dirname(first) : fileBeside(source, own);
    return { files, directory, environment: this.environment(include, place, path, directory) };
  }

  private environment(include: Include, { at, source }: Node, path: Path, directory: string): Environment {
    if (include.env_file === undefined) return projectEnvironment(directory, source.environment, this.problems);
    const files = include.env_file.flatMap((name) => {
      const file = fileBeside(source, name);
      const content = readTextFile(file, { at, path: [...path, "env_file"] }, this.problems);
      return content === undefined ? [] : [{ file, content }];
    });
    return withFiles(source.environment, files, this.problems);
  }
}
