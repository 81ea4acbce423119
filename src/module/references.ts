import type { IConstruct } from "constructs";
import { ConfigurationError } from "../core/errors";
import { hclOf } from "../core/hcl-of-json";
import { wholeExpression } from "../core/template";
import { mapCode } from "../core/template-code";
import type { Repetition } from "./repetition";

/** A resource or data source of which there is not always one. */
export interface Repeated {
  readonly address: string;
  readonly construct: IConstruct;
  readonly repetition: Repetition | undefined;
  /** The address of the form that stands in its place, if there is one. */
  readonly other: string | undefined;
}

/**
 * `type.name`, `data.type.name` or `ephemeral.type.name`, and the attributes that follow; not one whose instance is chosen already
 * (`aws_vpc.main[0].id`), nor all of them (`aws_vpc.main`, `aws_vpc.main[*].id`).
 */
const TRAVERSAL =
  /(?<![\w.-])((?:(?:data|ephemeral)\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z_][\w-]*)(\.[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\.\d+|\[\d+\]|\[\*\])*)/g;
/** One that stands in a text, by itself or between others: `${aws_iam_role.task.arn}/*`. */
const IN_TEXT = new RegExp(`(?<!\\$)\\$\\{${TRAVERSAL.source}\\}`, "g");

/** What the expressions of one element refer to. */
export class References {
  /**
   * @param from whose expressions they are, for messages
   * @param own how many there are of it; `undefined` where expressions are not evaluated for each
   */
  constructor(
    private readonly repeated: ReadonlyMap<string, Repeated>,
    private readonly from: IConstruct,
    private readonly own: Repetition | undefined,
  ) {}

  /** A resource, data source or output of Terraform's JSON with each reference to the right instance. */
  block(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return mapped(members, (key, member) => {
      if (key === "//") return member;
      if (key === "depends_on") return this.addresses(member);
      return key === "lifecycle" ? this.lifecycle(member) : this.changed(member);
    });
  }

  /** A value with each reference to the right instance. */
  changed(value: unknown): unknown {
    if (typeof value === "string") return this.template(value);
    if (Array.isArray(value)) return this.list(value);
    return isMap(value) ? mapped(value, (_, member) => this.changed(member)) : value;
  }

  private lifecycle(value: unknown): unknown {
    if (!isMap(value)) return value;
    return mapped(value, (key, member) =>
      key === "replace_triggered_by" ? this.addresses(member) : this.changed(member),
    );
  }

  /** Whole resources, for whose other forms the same holds. */
  private addresses(addresses: unknown): unknown {
    if (!Array.isArray(addresses)) return addresses;
    return addresses.flatMap((written: string) => {
      // cdktf writes those of outputs with braces, which Terraform does not take.
      const address = wholeExpression(written) ?? written;
      const other = this.repeated.get(address)?.other;
      return other === undefined ? [address] : [address, other];
    });
  }

  private template(text: string): string {
    return mapCode(text, (code) =>
      code.replaceAll(TRAVERSAL, (whole, address: string, attributes: string) => {
        const target = this.repeated.get(address);
        return target === undefined ? whole : this.one(whole, target, attributes);
      }),
    );
  }

  /** Items that there are several of, or maybe none, make an expression of the list. */
  private list(items: readonly unknown[]): unknown {
    const parts = items.map((item) => this.several(item));
    if (parts.every((part) => part === undefined)) return items.map((item) => this.changed(item));
    const lists = parts.map((part, i) => part ?? hclOf([this.changed(items[i])]));
    return `\${${lists.length === 1 ? lists[0] : `concat(${lists.join(", ")})`}}`;
  }

  /** The list that an item stands for; `undefined` if it is always one. */
  private several(item: unknown): string | undefined {
    if (typeof item !== "string") return undefined;
    const found = [...item.matchAll(IN_TEXT)].flatMap(([whole, address = "", attributes = ""]) => {
      const target = this.repeated.get(address);
      return target === undefined || this.isHere(target) ? [] : [{ whole, target, attributes }];
    });
    const [first] = found;
    if (first === undefined || found.some(({ target }) => target !== first.target)) return undefined;
    if (first.whole === item) return this.all(first.target, first.attributes);
    const { address } = first.target;
    const text = item.replaceAll(IN_TEXT, (whole, its: string, attributes: string) =>
      its === address ? `\${item${attributes}}` : whole,
    );
    return `[for item in ${this.all(first.target, "")} : ${hclOf(this.changed(text))}]`;
  }

  private one(whole: string, target: Repeated, attributes: string): string {
    const each = target.repetition?.each;
    if (each !== undefined && each !== this.own?.each) throw this.ambiguous(whole, target);
    if (!this.isHere(target)) return `one(${this.all(target, attributes)})`;
    return `${target.address}[${each === undefined ? "0" : "each.key"}]${attributes}`;
  }

  /** The list of `attributes` of all that there are, of which those of other elements are left out where this is one of the same map. */
  private all({ address, repetition, other }: Repeated, attributes: string): string {
    const each = repetition?.each;
    if (each !== undefined && each === this.own?.each) {
      return `[for key, value in ${address} : value${attributes} if key == each.key]`;
    }
    if (each !== undefined) return `values(${address})[*]${attributes}`;
    const all = `${address}[*]${attributes}`;
    return other === undefined ? all : `concat(${all}, ${other}[*]${attributes})`;
  }

  /** Whether `target` exists wherever this element does. */
  private isHere({ repetition, other }: Repeated): boolean {
    if (other !== undefined) return false;
    return repetition?.marks.every((mark) => this.own?.marks.includes(mark)) ?? true;
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

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapped(
  members: Readonly<Record<string, unknown>>,
  change: (key: string, member: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).map(([key, member]) => [key, change(key, member)]));
}
