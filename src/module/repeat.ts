import { TerraformDataSource, type TerraformElement, TerraformOutput, TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import { ConfigurationError } from "../core/errors";
import { hclOf } from "../core/hcl-of-json";
import { mapCode } from "../core/template-code";
import { alternativeTo } from "./alternative";
import { expressionOf, type Repetition, repetitionOf } from "./repetition";

/** Blocks of Terraform's JSON by type and name. */
type Blocks = Record<string, Record<string, Record<string, unknown>>>;

/** Terraform's JSON, as far as it is changed here. */
export interface ModuleJson {
  resource?: Blocks;
  data?: Blocks;
  output?: Record<string, Record<string, unknown>>;
}

/** A resource or data source of which there is not always one. */
interface Repeated {
  readonly address: string;
  readonly construct: IConstruct;
  readonly repetition: Repetition | undefined;
  /** The address of the form that stands in its place, if there is one. */
  readonly other: string | undefined;
}

/** `type.name` or `data.type.name`, and the attributes that follow; not one whose instance is chosen already. */
const TRAVERSAL =
  /(?<![\w.-])((?:data\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z_][\w-]*)((?:\.[A-Za-z_][\w-]*|\.\d+|\[\d+\]|\[\*\])+)/g;
const ONE_TRAVERSAL = new RegExp(`^\\$\\{${TRAVERSAL.source}\\}$`);

/**
 * Writes into `json` how many there are of each resource, and has every expression that refers to one say which: the one of the same element inside of
 * a repetition, all of them in a list outside, the one or null elsewhere.
 *
 * @throws ConfigurationError if one value is taken from what there are several of
 */
export function repeat(json: ModuleJson, elements: readonly TerraformElement[]): void {
  const repeated = new Map<string, Repeated>();
  for (const element of elements) {
    const address = addressIn(element);
    if (address === undefined) continue;
    const repetition = repetitionOf(element);
    const alternative = element instanceof TerraformResource ? alternativeTo(element) : undefined;
    if (repetition === undefined && alternative === undefined) continue;
    const other = alternative && `${address}_${alternative.suffix}`;
    repeated.set(address, { address, construct: element, repetition, other });
  }
  for (const element of elements) {
    const place = placeOf(json, element);
    if (place === undefined) continue;
    const { parent, key } = place;
    parent[key] = new References(repeated, element).changed(parent[key]) as Record<string, unknown>;
  }
  for (const element of elements) {
    const place = placeOf(json, element);
    const own = repeated.get(addressIn(element) ?? "");
    if (place === undefined || own === undefined) continue;
    const { parent, key } = place;
    const alternative = element instanceof TerraformResource ? alternativeTo(element) : undefined;
    if (alternative === undefined) {
      parent[key] = { ...argumentOf(own.repetition), ...parent[key] };
      continue;
    }
    const when = `(${expressionOf(element, alternative.when)})`;
    const exists = existsCondition(element, own.repetition);
    const first = { count: braced(`${exists}!${when} ? 1 : 0`), ...parent[key] };
    parent[`${key}_${alternative.suffix}`] = {
      ...first,
      count: braced(`${exists}${when} ? 1 : 0`),
      ...alternative.differs,
    };
    parent[key] = first;
  }
}

/** `count` or `for_each`, as Terraform's JSON has them. */
function argumentOf(repetition: Repetition | undefined): Record<string, string> {
  const entries = Object.entries(repetition?.argument ?? {});
  return Object.fromEntries(entries.map(([name, expression]) => [name, braced(expression)]));
}

function existsCondition(element: IConstruct, repetition: Repetition | undefined): string {
  if (repetition === undefined) return "";
  if ("count" in repetition.argument) return `(${repetition.argument.count}) == 1 && `;
  throw new ConfigurationError(element, {
    property: "alternativeOf",
    got: "a resource in forEach",
    allowed: "a resource of which there is one",
    fix: "Take it out of the repetition.",
  });
}

function braced(expression: string): string {
  return `\${${expression}}`;
}

function addressIn(element: TerraformElement): string | undefined {
  if (element instanceof TerraformResource) return `${element.terraformResourceType}.${element.friendlyUniqueId}`;
  if (element instanceof TerraformDataSource)
    return `data.${element.terraformResourceType}.${element.friendlyUniqueId}`;
  return undefined;
}

function placeOf(json: ModuleJson, element: TerraformElement) {
  const key = element.friendlyUniqueId;
  const parent =
    element instanceof TerraformResource
      ? json.resource?.[element.terraformResourceType]
      : element instanceof TerraformDataSource
        ? json.data?.[element.terraformResourceType]
        : element instanceof TerraformOutput
          ? json.output
          : undefined;
  return parent !== undefined && Object.hasOwn(parent, key) ? { parent, key } : undefined;
}

/** What the expressions of one element refer to. */
class References {
  private readonly own: Repetition | undefined;

  constructor(
    private readonly repeated: ReadonlyMap<string, Repeated>,
    private readonly from: TerraformElement,
  ) {
    this.own = repetitionOf(from);
  }

  /** A value of Terraform's JSON with each reference to the right instance. */
  changed(value: unknown): unknown {
    if (typeof value === "string") return this.template(value);
    if (Array.isArray(value)) return this.list(value);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => {
        if (key === "//") return [key, member];
        return [key, key === "depends_on" ? this.dependencies(member) : this.changed(member)];
      }),
    );
  }

  private template(text: string): string {
    return mapCode(text, (code) =>
      code.replaceAll(TRAVERSAL, (whole, address: string, attributes: string) => this.one(whole, address, attributes)),
    );
  }

  /** Items that there are several of, or maybe none, make an expression of the list. */
  private list(items: readonly unknown[]): unknown {
    const parts = items.map((item) => this.several(item));
    if (parts.every((part) => part === undefined)) return items.map((item) => this.changed(item));
    const lists = parts.map((part, i) => part ?? hclOf([this.changed(items[i])]));
    return braced(lists.length === 1 ? `${lists[0]}` : `concat(${lists.join(", ")})`);
  }

  /** The list that an item stands for; `undefined` if it is always one. */
  private several(item: unknown): string | undefined {
    const [, address = "", attributes = ""] = (typeof item === "string" && ONE_TRAVERSAL.exec(item)) || [];
    const target = this.repeated.get(address);
    if (target === undefined || this.isHere(target)) return undefined;
    const { repetition, other } = target;
    if (repetition?.each !== undefined) {
      return repetition.each === this.own?.each ? undefined : `values(${address})[*]${attributes}`;
    }
    const all = `${address}[*]${attributes}`;
    return other === undefined ? all : `concat(${all}, ${other}[*]${attributes})`;
  }

  private one(whole: string, address: string, attributes: string): string {
    const target = this.repeated.get(address);
    if (target === undefined) return whole;
    const { repetition, other } = target;
    if (other !== undefined) return `one(concat(${address}[*]${attributes}, ${other}[*]${attributes}))`;
    if (repetition?.each === undefined) {
      return this.isHere(target) ? `${address}[0]${attributes}` : `one(${address}[*]${attributes})`;
    }
    if (repetition.each !== this.own?.each) throw this.ambiguous(whole, target);
    if (this.isHere(target)) return `${address}[each.key]${attributes}`;
    return `one([for key, value in ${address} : value${attributes} if key == each.key])`;
  }

  /** Whether `target` exists wherever this element does. */
  private isHere({ repetition, other }: Repeated): boolean {
    if (other !== undefined) return false;
    return repetition?.marks.every((mark) => this.own?.marks.includes(mark)) ?? true;
  }

  private dependencies(addresses: unknown): unknown {
    if (!Array.isArray(addresses)) return addresses;
    return addresses.flatMap((address: string) => {
      const other = this.repeated.get(address)?.other;
      return other === undefined ? [address] : [address, other];
    });
  }

  private ambiguous(reference: string, { construct }: Repeated): ConfigurationError {
    return new ConfigurationError(this.from, {
      property: reference,
      got: `one value of ${construct.node.path}, of which there is one for each element of a map`,
      allowed: "a list, or an expression that chooses one",
      fix: 'Put both into one forEach, or choose by hcl(`aws_subnet.public["a"].id`).',
    });
  }
}
