import type { IResolvable } from "cdktf";
import { resolve } from "cdktf/lib/_tokens";
import type { Construct, IConstruct } from "constructs";
import { ConfigurationError } from "../core/errors";
import { wholeExpression } from "../core/template";

/** How many there are of what is in a construct. */
export type Mark =
  | { readonly scope: IConstruct; readonly when: IResolvable }
  | { readonly scope: IConstruct; readonly each: IResolvable };

const marks = new WeakMap<IConstruct, Mark[]>();

/**
 * Has everything in `construct`, also what is added later, exist only where `condition` holds: Terraform's `count`. Whoever refers to it
 * from outside gets null without it, and lists lose the item.
 *
 * @param condition of the module's variables, which Terraform can decide at plan time
 */
export function onlyIf<T extends IConstruct>(construct: T, condition: IResolvable): T {
  add(construct, { scope: construct, when: condition });
  return construct;
}

/**
 * Has everything in `construct`, also what is added later, exist once for each element of `map`: Terraform's `for_each`. In it, `hcl("each.key")` and
 * `hcl("each.value")` are the element; from outside, lists get one item for each.
 *
 * @param map a map, or a set of strings, whose keys Terraform knows at plan time
 */
export function forEach<T extends IConstruct>(construct: T, map: IResolvable): T {
  add(construct, { scope: construct, each: map });
  return construct;
}

function add(construct: IConstruct, mark: Mark): void {
  marks.set(construct, [...(marks.get(construct) ?? []), mark]);
}

/** The marks of `construct` and of what it is in, from outside to inside. */
export function marksOf(construct: IConstruct): Mark[] {
  return construct.node.scopes.flatMap((scope) => marks.get(scope) ?? []);
}

/** Whether `construct` exists once for each element of a map. */
export function isRepeated(construct: IConstruct): boolean {
  return marksOf(construct).some((mark) => "each" in mark);
}

/** `count` or `for_each` of a construct; nothing if there is always one. */
export interface Repetition {
  readonly marks: readonly Mark[];
  readonly each: Mark | undefined;
  /** As expressions in HCL. */
  readonly argument: { readonly count: string } | { readonly for_each: string };
}

/**
 * How many there are of `construct`.
 * @throws ConfigurationError if it is for each of two maps
 */
export function repetitionOf(construct: IConstruct): Repetition | undefined {
  const own = marksOf(construct);
  if (own.length === 0) return undefined;
  const maps = own.filter((mark) => "each" in mark);
  const [each] = maps;
  if (maps.length > 1) {
    throw new ConfigurationError(construct, {
      property: "forEach",
      got: maps.map(({ scope }) => scope.node.path),
      allowed: "one map",
      fix: "Flatten the two maps into one, whose keys are those of both.",
    });
  }
  const conditions = own.flatMap((mark) => ("when" in mark ? [expressionOf(construct, mark.when)] : []));
  if (each === undefined) return { marks: own, each, argument: { count: `${all(conditions)} ? 1 : 0` } };
  const map = expressionOf(construct, each.each);
  if (conditions.length === 0) return { marks: own, each, argument: { for_each: map } };
  const chosen = all(conditions).replaceAll(/\beach\.(key|value)\b/g, "$1");
  return { marks: own, each, argument: { for_each: `{ for key, value in ${map} : key => value if ${chosen} }` } };
}

function all(conditions: readonly string[]): string {
  return conditions.length === 1 ? `${conditions[0]}` : conditions.map((each) => `(${each})`).join(" && ");
}

/** A value that Terraform knows, as an expression in HCL. */
export function expressionOf(scope: IConstruct, value: IResolvable): string {
  const resolved: unknown = resolve(scope as Construct, value);
  return wholeExpression(resolved) ?? String(resolved);
}
