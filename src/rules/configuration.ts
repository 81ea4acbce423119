import { UNKNOWN } from "../core/read-json-template";

/** A resource of a configuration, with its attributes as Terraform will read them. */
export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Resources by type and name, as in Terraform JSON. */
export type ResourceMap = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** Terraform JSON, as far as rules look into it. */
export interface TerraformJson {
  readonly resource?: ResourceMap;
}

const WHOLE_REFERENCE = /^\$\{([a-z0-9_]+)\.([A-Za-z0-9_-]+)\.[a-z0-9_]+\}$/;

/** What two resources must not share; `undefined` where it is not known. */
export type Key = (resource: Resource) => string | undefined;

/** The resources of one Terraform configuration, and what refers to what. */
export class Configuration {
  private readonly byType = new Map<string, Resource[]>();
  private readonly byKey = new Map<Key, Map<string, Resource[]>>();

  constructor(private readonly json: TerraformJson) {}

  resources(type: string): readonly Resource[] {
    let resources = this.byType.get(type);
    if (resources === undefined) {
      const named = Object.entries(this.json.resource?.[type] ?? {});
      resources = named.map(([name, attributes]) => ({ type, name, attributes }));
      this.byType.set(type, resources);
    }
    return resources;
  }

  /** The resources of the same type in front of `resource` that have the same key: of a pair, the later one is reported. */
  earlierWithSame(key: Key, resource: Resource): readonly Resource[] {
    const own = key(resource);
    if (own === undefined) return [];
    let groups = this.byKey.get(key);
    if (groups === undefined) {
      groups = new Map();
      for (const each of this.resources(resource.type)) {
        const value = key(each);
        if (value === undefined) continue;
        const group = groups.get(value);
        if (group === undefined) groups.set(value, [each]);
        else group.push(each);
      }
      this.byKey.set(key, groups);
    }
    const group = groups.get(own) ?? [];
    return group.slice(0, group.indexOf(resource));
  }

  /** The resource that `value` refers to by one of its attributes: `${aws_vpc.main.id}`. `undefined` for anything else. */
  referredBy(value: unknown): Resource | undefined {
    const [, type, name] = (typeof value === "string" && WHOLE_REFERENCE.exec(value)) || [];
    if (type === undefined || name === undefined) return undefined;
    const attributes = this.json.resource?.[type]?.[name];
    return attributes && { type, name, attributes };
  }
}

/** Whether `value` is settled before Terraform runs: no reference, no variable, no expression in it. */
export function isKnown(value: unknown): boolean {
  return value !== UNKNOWN && !(typeof value === "string" && /[$%]\{/.test(value));
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
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

/** The items of a list attribute; `undefined` when the list as a whole is known only to Terraform, or not set. */
export function knownList(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
