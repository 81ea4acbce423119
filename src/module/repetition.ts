import type { IResolvable } from "cdktf";
import { resolve } from "cdktf/lib/_tokens";
import type { Construct, IConstruct } from "constructs";
import { ConfigurationError } from "../core/errors";
import { hclOf } from "../core/hcl-of-json";
import { mapExpression } from "../core/template-code";

/** How many there are of what is in a construct. */
export type Mark = { readonly scope: IConstruct; readonly when: IResolvable } | EachMark;

interface EachMark {
  readonly scope: IConstruct;
  readonly each: IResolvable;
}

const marks = new WeakMap<IConstruct, Mark[]>();

/**
 * Has everything in `construct`, also what is added later, exist only where `condition` holds: Terraform's `count`. Whoever refers to it
 * from outside gets null without it, and lists lose the item. Conditions within each other are asked from outside to inside, each only
 * where those around it hold.
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

/** `count` or `for_each` of a construct; nothing if there is always one. */
export interface Repetition {
  /** Its own and those of what it is in, from outside to inside. */
  readonly marks: readonly Mark[];
  readonly each: EachMark | undefined;
  /** As expressions in HCL. */
  readonly conditions: readonly string[];
  readonly argument: { readonly count: string } | { readonly for_each: string };
}

/**
 * How many there are of `construct`.
 * @throws ConfigurationError if it is for each of two maps
 */
export function repetitionOf(construct: IConstruct): Repetition | undefined {
  const own = construct.node.scopes.flatMap((scope) => marks.get(scope) ?? []);
  if (own.length === 0) return undefined;
  const maps = own.filter((mark): mark is EachMark => "each" in mark);
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
  const argument = each === undefined ? countIf(conditions) : chosen(expressionOf(construct, each.each), conditions);
  return { marks: own, each, conditions, argument };
}

/** One where all conditions hold, none elsewhere. */
export function countIf(conditions: readonly string[]): { readonly count: string } {
  return { count: `${grouped(all(conditions))} ? 1 : 0` };
}

function chosen(map: string, conditions: readonly string[]): { readonly for_each: string } {
  if (conditions.length === 0) return { for_each: map };
  const condition = mapExpression(all(conditions), (code) =>
    code.replaceAll(/(?<![\w.-])each\.(key|value)\b/g, "each_$1"),
  );
  return { for_each: `{ for each_key, each_value in ${map} : each_key => each_value if ${condition} }` };
}

/** Terraform's `&&` evaluates what is behind it in any case, also where that is wrong: `var.x != null && var.x.enabled`. */
function all([first = "true", ...further]: readonly string[]): string {
  return further.length === 0 ? first : `${grouped(first)} ? ${grouped(all(further))} : false`;
}

/** As the condition of a conditional, which binds weakest of all. */
function grouped(condition: string): string {
  return condition.includes("?") ? `(${condition})` : condition;
}

/** A value that Terraform knows, as an expression in HCL. */
export function expressionOf(scope: IConstruct, value: IResolvable): string {
  return hclOf(resolve(scope as Construct, value));
}
