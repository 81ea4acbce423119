import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseAllDocuments,
  type YAMLMap,
  type Node as YamlNode,
  type Scalar as YamlScalar,
} from "yaml";
import { YamlError } from "../errors";
import type { Location } from "../location";
import type { Problems } from "../problems";
import type { Entry, Mapping, Node, Scalar, Source } from "./node";

/** Aliases of aliases can make a small file a huge one. */
const MOST_NODES = 100_000;

/** Reads a file's YAML documents, with anchors and merge keys resolved. What cannot be read is reported, and left out. */
export function parseYaml(text: string, source: Source, problems: Problems): Node[] {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter, prettyErrors: false });
  if ("empty" in documents) return [];
  const at = (offset: number): Location => {
    const { line, col } = lineCounter.linePos(offset);
    return { file: source.file, line, column: col };
  };
  return documents.flatMap((document: Document.Parsed) => {
    // Those that follow are of its making.
    const [error] = document.errors;
    if (error !== undefined) {
      const place = at(error.pos[0]);
      problems.error(yamlError(place, text.split("\n")[place.line - 1]?.trim(), error.message));
    }
    if (error !== undefined || document.contents === null) return [];
    const node = new Reader(document, at, source, problems).node(document.contents);
    return node === undefined ? [] : [node];
  });
}

function yamlError(at: Location, got: unknown, message: string): YamlError {
  const allowed = message.replace(/\.$/, "");
  return new YamlError({ at, path: [], got, allowed: `valid YAML (${allowed})`, fix: "Correct the YAML here." });
}

class Reader {
  private readonly open = new Set<YamlNode>();
  private count = 0;

  constructor(
    private readonly document: Document.Parsed,
    private readonly at: (offset: number) => Location,
    private readonly source: Source,
    private readonly problems: Problems,
  ) {}

  node(yaml: YamlNode): Node | undefined {
    const target = isAlias(yaml) ? yaml.resolve(this.document) : yaml;
    if (target === undefined) return this.refuse(yaml, "an alias of an anchor that stands before it");
    if (this.open.has(target)) return this.refuse(yaml, "an anchor that does not contain itself");
    if (this.count++ > MOST_NODES) return this.refuse(yaml, `at most ${MOST_NODES} values, aliases written out`);
    this.open.add(target);
    const node = this.read(target);
    this.open.delete(target);
    return node;
  }

  private read(yaml: YamlNode): Node | undefined {
    const placed = { at: this.place(yaml), source: this.source, ...tag(yaml) };
    if (isMap(yaml)) return { ...placed, kind: "mapping", entries: this.entries(yaml) };
    if (isSeq(yaml)) {
      const items = yaml.items.flatMap((item) => this.node(item as YamlNode) ?? []);
      return { ...placed, kind: "sequence", items };
    }
    return isScalar(yaml) ? { ...placed, kind: "scalar", ...scalarOf(yaml) } : this.refuse(yaml, "a value");
  }

  private entries(map: YAMLMap): Map<string, Entry> {
    const entries = new Map<string, Entry>();
    const merged: Mapping[] = [];
    for (const pair of map.items as Pair<YamlNode, YamlNode | null>[]) {
      const { key } = pair;
      if (!isScalar(key)) {
        this.refuse(key, "keys that are texts");
      } else if (key.value === "<<" && key.type === "PLAIN") {
        merged.push(...this.merged(pair.value));
      } else {
        const value = pair.value === null || isEmpty(pair.value) ? this.nothing(key) : this.node(pair.value);
        if (value !== undefined) entries.set(String(key.value ?? ""), { at: this.place(key), value });
      }
    }
    // What the mapping says itself wins over what it merges, and what is merged first wins over what is merged later.
    for (const [key, entry] of merged.flatMap((mapping) => [...mapping.entries])) {
      if (!entries.has(key)) entries.set(key, entry);
    }
    return entries;
  }

  /** The mappings behind a `<<`. */
  private merged(value: YamlNode | null): Mapping[] {
    const node = value === null ? undefined : this.node(value);
    if (value === null || node === undefined) return [];
    const nodes = node.kind === "sequence" ? node.items : [node];
    const mappings = nodes.filter((each) => each.kind === "mapping");
    if (mappings.length < nodes.length) this.refuse(value, "a mapping, or a list of mappings, behind <<");
    return mappings;
  }

  private nothing(key: YamlNode): Scalar {
    return { kind: "scalar", at: this.place(key), source: this.source, value: null, text: "" };
  }

  private place(yaml: YamlNode): Location {
    return this.at(yaml.range?.[0] ?? 0);
  }

  private refuse(yaml: YamlNode, allowed: string): undefined {
    this.problems.error(yamlError(this.place(yaml), String(yaml), allowed));
  }
}

/** `key:` with nothing behind it. */
function isEmpty(yaml: YamlNode): boolean {
  return isScalar(yaml) && yaml.value === null && !yaml.source && yaml.tag === undefined;
}

function tag(yaml: YamlNode): Pick<Scalar, "tag"> {
  if (yaml.tag === "!reset") return { tag: "reset" };
  return yaml.tag === "!override" ? { tag: "override" } : {};
}

function scalarOf(yaml: YamlScalar): Pick<Scalar, "value" | "text"> {
  const { value } = yaml;
  const text = yaml.source ?? String(value ?? "");
  // The parser of Compose reads octal numbers as YAML 1.1 wrote them.
  if (yaml.type === "PLAIN" && /^[-+]?0[0-7]+$/.test(text)) return { value: Number.parseInt(text, 8), text };
  if (value === null || typeof value === "number" || typeof value === "boolean") return { value, text };
  return { value: typeof value === "string" ? value : text, text };
}
