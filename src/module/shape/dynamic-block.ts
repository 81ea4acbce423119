import type { TerraformResource } from "cdktf";
import { type ObjectShape, objectIn, type Shape } from "./shape";

/** What a block says that is not a member of the same name: expressions in HCL, by argument. */
export type Content = Readonly<Record<string, string>>;

/**
 * Gives `resource` the blocks `name` that `expression` asks for, an input of that shape: one for an object that is not null, one for each element of
 * a list or map. What is made of objects is a block in the block, all else an argument.
 *
 * @param name behind the blocks that it stands in, which are there once: `target.ecs_parameters.capacity_provider_strategy`
 * @param content arguments that differ from the members; in them, `<name>.value` and `<name>.key` are the element
 */
export function addBlocks(
  resource: TerraformResource,
  name: string,
  shape: Shape,
  expression: string,
  content: Content = {},
): void {
  const path = name.split(".");
  const own = path.pop() ?? name;
  const block = blocksOf(own, shape, expression, content);
  if (block === undefined) throw new TypeError(`The blocks ${name} are made of objects, not of ${shape.kind}.`);
  resource.addOverride([...path, "dynamic", own].join("."), block);
}

/** `undefined` for what is an argument. */
function blocksOf(name: string, shape: Shape, expression: string, content: Content = {}): object | undefined {
  const inside = objectIn(shape);
  if (inside === undefined) return undefined;
  return { for_each: braced(elementsOf(shape, expression)), content: contentOf(inside, name, content) };
}

function elementsOf({ kind }: Shape, expression: string): string {
  if (kind === "object") return `${expression} == null ? [] : [${expression}]`;
  return `${expression} == null ? ${kind === "map" ? "{}" : "[]"} : ${expression}`;
}

/** What is in a block `name` of that shape. */
export function contentOf({ members }: ObjectShape, name: string, content: Content = {}): object {
  const own: Record<string, unknown> = {};
  const dynamic: Record<string, object> = {};
  for (const [member, { shape }] of Object.entries(members)) {
    const value = `${name}.value.${member}`;
    const block = blocksOf(member, shape, value);
    if (block === undefined) own[member] = braced(value);
    else dynamic[member] = block;
  }
  for (const [argument, expression] of Object.entries(content)) own[argument] = braced(expression);
  return Object.keys(dynamic).length > 0 ? { ...own, dynamic } : own;
}

function braced(expression: string): string {
  return `\${${expression}}`;
}
