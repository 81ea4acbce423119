import type { Location } from "../location";
import type { Path } from "../path";
import type { Problems } from "../problems";
import { resolveHostPath } from "../schema/paths";
import type { DotenvVariable } from "../syntax/dotenv";
import { child, type Entry, type Mapping, type Node, type Scalar, scalar, textOf, withEntry } from "../yaml/node";
import { lookupIn, readEnvironmentFile } from "./environment-files";
import { readOptionalFile, readTextFile } from "./files";

/** Adds the variables of `env_file` and the labels of `label_file`, and passes on variables that have no value. */
export function resolveServiceFiles(file: Mapping, problems: Problems): Mapping {
  const services = file.entries.get("services");
  if (services?.value.kind !== "mapping") return file;
  const entries = [...services.value.entries].map(([name, { at, value }]) => {
    return [
      name,
      { at, value: value.kind === "mapping" ? resolve(value, ["services", name], problems) : value },
    ] as const;
  });
  return withEntry(file, "services", { at: services.at, value: { ...services.value, entries: new Map(entries) } });
}

function resolve(service: Mapping, path: Path, problems: Problems): Mapping {
  const passedOn = withEntries(withBuildArguments(service), "environment", passOn(child(service, "environment")));
  const own = child(passedOn, "environment");
  const variables = items(service, "env_file").flatMap((item, index) => {
    return readEnvFile(item, own, [...path, "env_file", index], problems);
  });
  const labels = items(service, "label_file").flatMap((item, index) => {
    return read(item, textOf(item), true, [...path, "label_file", index], problems);
  });
  const withVariables = withEntries(passedOn, "environment", behindOwn(own, variables));
  return withEntries(withVariables, "labels", behindOwn(child(service, "labels"), labels));
}

function withBuildArguments(service: Mapping): Mapping {
  const build = service.entries.get("build");
  if (build?.value.kind !== "mapping") return service;
  const value = withEntries(build.value, "args", passOn(child(build.value, "args")));
  return withEntry(service, "build", { at: build.at, value });
}

function items(service: Mapping, key: string): readonly Node[] {
  const node = child(service, key);
  return node?.kind === "sequence" ? node.items : [];
}

type Placed = readonly [name: string, entry: Entry];

function readEnvFile(item: Node, own: Node | undefined, path: Path, problems: Problems): Placed[] {
  const required = !/^(false|no?|off)$/i.test(textOf(child(item, "required")) ?? "true");
  const node = child(item, "path");
  return node === undefined
    ? []
    : read(node, textOf(node), required, path, problems, own, textOf(child(item, "format")));
}

function read(
  place: Node,
  name: string | undefined,
  required: boolean,
  path: Path,
  problems: Problems,
  own?: Node,
  format?: string,
): Placed[] {
  if (name === undefined) return [];
  const file = resolveHostPath(name, place.source);
  const content = (required ? readTextFile : readOptionalFile)(file, { at: place.at, path }, problems);
  if (content === undefined) return [];
  const outside = lookupIn(place.source.environment);
  const lookup = (variable: string) => outside(variable) ?? textOf(child(own, variable));
  const variables = readEnvironmentFile(file, content, lookup, problems, format);
  return variables.map((variable) => placed(variable, file, place));
}

function placed({ name, value, line }: DotenvVariable, file: string, place: Node): Placed {
  const at: Location = { file, line, column: 1 };
  return [name, { at, value: { ...scalar(place, value), at } }];
}

/** What has no value gets that of the environment, if it has one there. */
function passOn(node: Node | undefined): readonly Placed[] {
  if (node?.kind !== "mapping") return [];
  return [...node.entries].flatMap(([name, { at, value }]): Placed[] => {
    if (value.kind !== "scalar" || value.value !== null) return [];
    const passed = lookupIn(value.source.environment)(name);
    return passed === undefined ? [] : [[name, { at, value: scalar(value, passed) satisfies Scalar }]];
  });
}

/** The entries of files, but for those that the service has itself. */
function behindOwn(own: Node | undefined, placed: readonly Placed[]): readonly Placed[] {
  return placed.filter(([name]) => child(own, name) === undefined);
}

function withEntries(service: Mapping, key: string, placed: readonly Placed[]): Mapping {
  const [first] = placed;
  const entry = service.entries.get(key) ?? first?.[1];
  if (first === undefined || entry === undefined) return service;
  const own = child(service, key);
  const entries = new Map(own?.kind === "mapping" ? own.entries : []);
  for (const [name, added] of placed) entries.set(name, added);
  const base = own?.kind === "mapping" ? own : { kind: "mapping" as const, at: entry.at, source: service.source };
  return withEntry(service, key, { at: entry.at, value: { ...base, entries } });
}
