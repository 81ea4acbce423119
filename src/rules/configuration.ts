import { UNKNOWN } from "../core/read-json-template";
import { referencesIn } from "../core/references";

/** A resource or data source of a configuration, with its attributes as Terraform will read them. */
export interface Resource {
  /** `aws_vpc`, and of a data source `data.aws_ami`. */
  readonly type: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Resources by type and name, as in Terraform JSON. */
export type ResourceMap = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** Terraform JSON, as far as rules look into it. */
export interface TerraformJson {
  readonly resource?: ResourceMap;
  readonly data?: ResourceMap;
  readonly output?: unknown;
  readonly module?: unknown;
  readonly locals?: unknown;
}

/** In front of the type of a data source. */
const DATA = "data.";

/** An attribute of a resource: `${aws_vpc.main.id}`; of one of several, with its index: `${aws_vpc.main[0].id}`. */
const WHOLE_REFERENCE = /^\$\{([a-z0-9_]+)\.([A-Za-z0-9_-]+)(?:\[([\w.]+|"[^"\\$%]*")\])?\.[a-z0-9_]+\}$/;
/** That of the only one there is, if there is one: `${one(aws_vpc.main[*].id)}`. */
const ONLY_REFERENCE = /^\$\{one\(([a-z0-9_]+)\.([A-Za-z0-9_-]+)\[\*\]\.[a-z0-9_]+\)\}$/;
/** An index by which one of several refers to its fellow. */
const SAME_INDEX = ["each.key", "count.index"];
/** What makes the attributes of several instances different. */
const OF_INSTANCE = /(?<![\w.-])(each\.(key|value)|count\.index)\b/;

/** Whether rules have something to say of a resource. */
export type Concerns = (resource: Resource) => boolean;

/** What two resources must not share; `undefined` where it is not known. */
export type Key = (resource: Resource) => string | undefined;

/** The resources of one Terraform configuration, and what refers to what. */
export class Configuration {
  private readonly byType = new Map<string, ReadonlyMap<string, Resource>>();
  private readonly lists = new Map<string, readonly Resource[]>();
  private readonly byKey = new Map<Key, Map<string, ReadonlyMap<Resource, readonly Resource[]>>>();
  private readonly sameForAll = new Map<Resource, boolean>();
  private readonly byReference = new Map<string, Map<string, ReadonlyMap<Resource, readonly Resource[]>>>();
  private readonly wholes = new Map<string, Resource | null>();
  private readonly parts = new Map<string, readonly Resource[]>();

  constructor(private readonly json: TerraformJson) {}

  /** Those of one type; data sources by `data.aws_ami`. */
  resources(type: string): readonly Resource[] {
    return remembered(this.lists, type, () => [...this.named(type).values()]);
  }

  /** Every resource and data source. */
  all(): readonly Resource[] {
    const sources = Object.keys(this.json.data ?? {}).map((type) => DATA + type);
    return [...Object.keys(this.json.resource ?? {}), ...sources].flatMap((type) => this.resources(type));
  }

  /** The resources of the same type in front of `resource` that have the same key: of a pair, the later one is reported. */
  earlierWithSame(key: Key, resource: Resource): readonly Resource[] {
    const group = this.withSame(key, resource);
    return group.length < 2 ? [] : group.slice(0, group.indexOf(resource));
  }

  /** The resources of the same type that have the same key, `resource` among them; none if it has no key. */
  withSame(key: Key, resource: Resource): readonly Resource[] {
    const groups = remembered(this.byKey, key, () => new Map());
    const ofType = remembered(groups, resource.type, () => this.groupsBy(key, resource.type));
    return ofType.get(resource) ?? [];
  }

  private groupsBy(key: Key, type: string): ReadonlyMap<Resource, readonly Resource[]> {
    const groups = grouped(this.resources(type), (each) => {
      const value = key(each);
      return value === undefined ? [] : [value];
    });
    const ofEach = new Map<Resource, readonly Resource[]>();
    for (const group of groups.values()) for (const each of group) ofEach.set(each, group);
    return ofEach;
  }

  /**
   * The resource that `value` refers to by one of its attributes: `${aws_vpc.main.id}`. `undefined` for anything else. One of several that `count` or
   * `for_each` makes is found too, where its attributes are those of the block: `${aws_vpc.main[0].id}`, `${one(aws_vpc.main[*].id)}`.
   */
  referredBy(value: unknown): Resource | undefined {
    if (typeof value !== "string" || !value.startsWith("${")) return undefined;
    // Many rules ask of the same few texts.
    return remembered(this.wholes, value, () => this.wholeReference(value) ?? null) ?? undefined;
  }

  private wholeReference(value: string): Resource | undefined {
    const [, type, name, index] = WHOLE_REFERENCE.exec(value) ?? ONLY_REFERENCE.exec(value) ?? [];
    if (type === undefined || name === undefined) return undefined;
    const found = this.resource(type, name);
    if (found === undefined || index === undefined || SAME_INDEX.includes(index)) return found;
    return this.isSameForAll(found) ? found : undefined;
  }

  /**
   * The resources that expressions anywhere in `value` refer to, each once: two in `service/${aws_ecs_cluster.a.name}/${aws_ecs_service.b.name}`.
   * Lists and blocks are looked through.
   */
  referredIn(value: unknown): readonly Resource[] {
    if (typeof value === "string") return this.referredInText(value);
    const found = new Set<Resource>();
    for (const text of textsIn(value)) for (const resource of this.referredInText(text)) found.add(resource);
    return [...found];
  }

  private referredInText(text: string): readonly Resource[] {
    if (isKnown(text)) return [];
    return remembered(this.parts, text, () => [
      ...new Set(referencesIn(text).flatMap(({ type, name }) => this.resource(type, name) ?? [])),
    ]);
  }

  /** The resources that outputs, arguments of modules and local values refer to: what they are used for, may be decided elsewhere. */
  referredOutside(): readonly Resource[] {
    const { output, module, locals } = this.json;
    return this.referredIn([output, module, locals]);
  }

  /** The resources of `type` that refer to `resource` in their attribute or block `attribute`. */
  referring(resource: Resource, type: string, attribute: string): readonly Resource[] {
    const ofType = remembered(this.byReference, type, () => new Map());
    const referring = remembered(ofType, attribute, () =>
      grouped(this.resources(type), (each) => this.referredIn(each.attributes[attribute])),
    );
    return referring.get(resource) ?? [];
  }

  private named(type: string): ReadonlyMap<string, Resource> {
    return remembered(this.byType, type, () => {
      const { resource, data } = this.json;
      const named = type.startsWith(DATA) ? data?.[type.slice(DATA.length)] : resource?.[type];
      const entries = Object.entries(named ?? {});
      return new Map(entries.map(([name, attributes]) => [name, { type, name, attributes }]));
    });
  }

  /** Whether all instances of a resource have the same attributes. */
  private isSameForAll(resource: Resource): boolean {
    return remembered(this.sameForAll, resource, () => {
      const { count: _, for_each: __, ...attributes } = resource.attributes;
      return !textsIn(attributes).some((text) => OF_INSTANCE.test(text));
    });
  }

  private resource(type: string, name: string): Resource | undefined {
    return this.named(type).get(name);
  }
}

/** The address of a resource: `aws_vpc.main`. */
export function addressOf({ type, name }: Resource): string {
  return `${type}.${name}`;
}

/** Whether `value` is settled before Terraform runs: no reference, no variable, no expression in it. */
export function isKnown(value: unknown): boolean {
  if (typeof value !== "string") return value !== UNKNOWN;
  return !value.includes("${") && !value.includes("%{");
}

/** The number that `value` stands for; `undefined` when it is not set, not known, or none. */
export function knownNumber(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** The text of `value`; `undefined` when it is not set, not known, or none. */
export function knownString(value: unknown): string | undefined {
  return typeof value === "string" && isKnown(value) ? value : undefined;
}

/** The blocks of a nested block type: Terraform JSON has one block as an object and several as a list. */
export function blocks(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.every(isObject) ? value : value.filter(isObject);
  return isObject(value) ? [value] : [];
}

/** Like `blocks`; `undefined` where Terraform makes some of them: by an expression, or by a `dynamic` block of the same `parent`. */
export function knownBlocks(
  parent: Readonly<Record<string, unknown>>,
  name: string,
): Record<string, unknown>[] | undefined {
  const value = parent[name];
  const made = blocks(parent.dynamic).some((dynamic) => dynamic[name] !== undefined);
  return made || typeof value === "string" ? undefined : blocks(value);
}

/** Whether `resource` is one, and not as many as its `count` or `for_each` says. */
export function isSingle({ attributes }: Resource): boolean {
  return attributes.count === undefined && attributes.for_each === undefined;
}

/** The items of a list attribute; `undefined` when the list as a whole is known only to Terraform, or not set. */
export function knownList(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every text in `value`, in lists and blocks too. */
function textsIn(value: unknown, texts: string[] = []): readonly string[] {
  if (typeof value === "string") texts.push(value);
  else if (typeof value === "object" && value !== null)
    for (const member of Object.values(value)) textsIn(member, texts);
  return texts;
}

function remembered<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** The resources by each of their keys. */
function grouped<K>(resources: readonly Resource[], keysOf: (resource: Resource) => readonly K[]): Map<K, Resource[]> {
  const groups = new Map<K, Resource[]>();
  for (const resource of resources) {
    for (const key of keysOf(resource)) remembered(groups, key, () => []).push(resource);
  }
  return groups;
}
