import type { Location } from "../location";
import { type EcsParams, ecsParams } from "../model/ecs-params";
import { composeFile } from "../model/project";
import { formatPath, type Path } from "../path";
import type { Problems } from "../problems";
import { canonicalNode, mergeNodes, refuseType } from "../schema/type";
import { child, type Entry, type Environment, type Mapping, mapping, textOf } from "../yaml/node";
import { parseYaml } from "../yaml/parse";
import { readTextFile, sourceOf } from "./files";
import { interpolateNode } from "./interpolate-node";
import { locate, type PresentKey, presentKeys } from "./keys";

/** What an `ecs-params.yml` says, and where. */
export interface LoadedParams {
  readonly model: EcsParams;
  /** All of its keys, but for those of services that a profile keeps out. */
  readonly keys: readonly PresentKey[];
  locate(path: Path): Location;
}

/** Keys of a service that an `ecs-params.yml` has as well, and what they are called in a Compose file. */
const IN_COMPOSE: ReadonlyMap<string, string> = new Map([
  ["cpu_shares", "cpu_shares"],
  ["mem_limit", "mem_limit"],
  ["mem_reservation", "mem_reservation"],
  ["healthcheck", "healthcheck"],
  ["init_process_enabled", "init"],
]);

/** An `ecs-params.yml`. What Compose files know too is merged over them, so that it is translated, and accounted for, as theirs is. */
export class EcsParamsFile {
  readonly model: EcsParams;

  private constructor(
    private readonly node: Mapping,
    problems: Problems,
  ) {
    this.model = ecsParams.read(node, [], problems) ?? {};
  }

  /** `undefined` if it cannot be read, which is reported, or says nothing. */
  static read(file: string, environment: Environment, problems: Problems): EcsParamsFile | undefined {
    const mention = { at: { file, line: 1, column: 1 }, path: ["ecsParams"] };
    const content = readTextFile(file, mention, problems);
    if (content === undefined) return undefined;
    const [document] = parseYaml(content, sourceOf(file, environment), problems);
    if (document === undefined) return undefined;
    const node = canonicalNode(ecsParams, interpolateNode(document, [], problems), problems);
    if (node.kind === "mapping") return new EcsParamsFile(node, problems);
    return refuseType(ecsParams, node, [], problems);
  }

  readonly locate = (path: Path): Location => locate(this.node, path);

  /** The Compose file with what is said of its services here, and with the volumes that are named here alone. */
  mergedOver(file: Mapping, problems: Problems): Mapping {
    const known = child(file, "services");
    const services = new Map<string, Entry>();
    for (const [name, { at, value }] of this.entriesOf("services")) {
      if (value.kind !== "mapping" || child(known, name) === undefined) continue;
      const entries = [...value.entries].flatMap(([key, entry]): [string, Entry][] => {
        const inCompose = IN_COMPOSE.get(key);
        return inCompose === undefined ? [] : [[inCompose, entry]];
      });
      services.set(name, { at, value: { ...value, entries: new Map(entries) } });
    }
    const over = { ...mapping(this.node, {}), entries: new Map<string, Entry>() };
    over.entries.set("services", { at: this.node.at, value: { ...over, entries: services } });
    over.entries.set("volumes", { at: this.node.at, value: { ...over, entries: this.volumes(file) } });
    const merged = mergeNodes(composeFile, file, canonicalNode(composeFile, over, problems));
    return merged.kind === "mapping" ? merged : file;
  }

  /** Its own keys, and those of the merged files by the names that they have here. */
  split(merged: readonly PresentKey[], isActive: (service: string) => boolean): SplitKeys {
    const { file } = this.node.source;
    const inParams = new Map([...IN_COMPOSE].map(([name, inCompose]) => [inCompose, name]));
    const compose = merged.flatMap((key): PresentKey[] => {
      if (key.at.file !== file) return [key];
      const [section, service = "", name = "", ...below] = key.path;
      if (section !== "services") return [];
      const path = ["task_definition", "services", service, inParams.get(String(name)) ?? name, ...below];
      return [{ ...key, name: formatPath(path) }];
    });
    const own = presentKeys(this.node).filter(({ path: [, section, service, key] }) => {
      if (section !== "services" || service === undefined) return true;
      return isActive(String(service)) && !IN_COMPOSE.has(String(key));
    });
    return { compose, params: { model: this.model, keys: own, locate: this.locate } };
  }

  private volumes(file: Mapping): Map<string, Entry> {
    const declared = child(file, "volumes");
    const volumes = child(child(this.node, "task_definition"), "efs_volumes");
    const names = (volumes?.kind === "sequence" ? volumes.items : []).flatMap((volume) => {
      const name = child(volume, "name");
      const text = textOf(name);
      return name === undefined || text === undefined || child(declared, text) !== undefined ? [] : [{ name, text }];
    });
    return new Map(names.map(({ name, text }) => [text, { at: name.at, value: mapping(name, {}) }]));
  }

  private entriesOf(section: string): ReadonlyMap<string, Entry> {
    const node = child(child(this.node, "task_definition"), section);
    return node?.kind === "mapping" ? node.entries : new Map();
  }
}

interface SplitKeys {
  readonly compose: readonly PresentKey[];
  readonly params: LoadedParams;
}
