import { CycleError, UnknownReferenceError } from "../errors";
import { service as serviceType } from "../model/service";
import type { Path } from "../path";
import type { Problems } from "../problems";
import { mergeNodes, settleTags } from "../schema/type";
import { child, type Mapping, type Node, textOf, withEntry, withoutEntry } from "../yaml/node";
import { fileBeside, identity, sourceOf } from "./files";
import { readComposeFile } from "./read-file";

/** Merges what services extend into them, from the same file or another one. */
export class Extender {
  /** By the file: the documents of files that are extended. */
  private readonly files = new Map<string, Mapping>();
  private readonly circles = new Set<string>();

  constructor(private readonly problems: Problems) {}

  extendAll(file: Mapping): Mapping {
    const services = file.entries.get("services");
    if (services?.value.kind !== "mapping") return file;
    const entries = [...services.value.entries].map(([name, { at, value }]) => {
      return [name, { at, value: this.extended(file, name, value, []) }] as const;
    });
    return withEntry(file, "services", { at: services.at, value: { ...services.value, entries: new Map(entries) } });
  }

  /** @param chain what is being extended, each as `linkOf` writes it */
  private extended(file: Mapping, name: string, node: Node, chain: readonly string[]): Node {
    const extension = child(node, "extends");
    const wanted = textOf(child(extension, "service"));
    // What is no mapping, or names no service, is reported when it is read.
    if (node.kind !== "mapping" || extension === undefined || wanted === undefined) return node;
    const path = ["services", name, "extends"];
    const other = textOf(child(extension, "file"));
    const base = other === undefined ? file : this.other(other, extension, path);
    const found = child(child(base, "services"), wanted);
    if (base === undefined) return withoutEntry(node, "extends");
    if (found === undefined) return this.unknown(node, extension, path, base, wanted);
    const links = [...chain, linkOf(file, name)];
    if (links.includes(linkOf(base, wanted)))
      return this.cycle(node, extension, path, [...links, linkOf(base, wanted)]);
    const extended = this.extended(base, wanted, found, links);
    const merged = mergeNodes(serviceType, extended, withoutEntry(node, "extends"));
    return merged.kind === "mapping" ? { ...withoutEntry(merged, "extends"), at: node.at } : merged;
  }

  private other(path: string, extension: Node, at: Path): Mapping | undefined {
    const { source } = extension;
    const file = fileBeside(source, path);
    const known = this.files.get(identity(file));
    if (known !== undefined) return known;
    const mention = { at: child(extension, "file")?.at ?? extension.at, path: [...at, "file"] };
    const [document] = readComposeFile(sourceOf(file, source.environment), mention, this.problems);
    const settled = document === undefined ? undefined : settleTags(document);
    if (settled?.kind !== "mapping") return undefined;
    this.files.set(identity(file), settled);
    return settled;
  }

  private unknown(node: Mapping, extension: Node, path: Path, base: Mapping, wanted: string): Node {
    const services = child(base, "services");
    const names = services?.kind === "mapping" ? [...services.entries.keys()].join(", ") : "none";
    const allowed = `a service of ${base.source.file}: ${names}`;
    const { at } = child(extension, "service") ?? extension;
    this.problems.error(new UnknownReferenceError({ at, path, got: wanted, allowed, fix: "Name one of these." }));
    return withoutEntry(node, "extends");
  }

  private cycle(node: Mapping, { at }: Node, path: Path, chain: readonly string[]): Node {
    const allowed = "services that do not extend themselves";
    const got = chain.join(" -> ");
    // A circle is met from each of its services.
    const isNew = chain.every((link) => !this.circles.has(link));
    if (isNew) this.problems.error(new CycleError({ at, path, got, allowed, fix: "Take one extends away." }));
    for (const link of chain) this.circles.add(link);
    return withoutEntry(node, "extends");
  }
}

function linkOf(file: Mapping, service: string): string {
  return `${file.source.file}: ${service}`;
}
