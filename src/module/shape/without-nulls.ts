import type { Member, Shape } from "./shape";

/** An expression for the value of `expression`, of that shape, without the members that are null: as APIs want their JSON. */
export function withoutNulls(shape: Shape, expression: string): string {
  if (!mayHaveNulls(shape)) return expression;
  if (shape.kind === "object") return unlessNull(expression, present(membersOf(shape.members, expression)));
  if (shape.kind === "list") {
    return unlessNull(expression, `[for item in ${expression} : ${element(shape.item)}]`);
  }
  throw new TypeError(`A ${shape.kind} of objects is no JSON of an API.`);
}

/** An object of those members that are not null, given their expressions. */
export function present(members: Readonly<Record<string, string>>): string {
  const all = Object.entries(members).map(([name, expression]) => `${name} = ${expression}`);
  return `{ for member, value in { ${all.join(", ")} } : member => value if value != null }`;
}

/** The members of an object by their expressions. */
export function membersOf(members: Readonly<Record<string, Member>>, expression: string): Record<string, string> {
  const entries = Object.entries(members).map(([name, { shape }]) => [
    name,
    withoutNulls(shape, `${expression}.${name}`),
  ]);
  return Object.fromEntries(entries);
}

/** The item of a list, which is not null. */
function element(shape: Shape): string {
  return shape.kind === "object" ? present(membersOf(shape.members, "item")) : withoutNulls(shape, "item");
}

/** Not as a conditional: its two results would have to be of one type, and what is left of two objects is of two. */
function unlessNull(expression: string, result: string): string {
  return `one([for present in [${expression}] : ${result} if present != null])`;
}

function mayHaveNulls(shape: Shape): boolean {
  if ("item" in shape) return mayHaveNulls(shape.item);
  if (shape.kind !== "object") return false;
  return Object.values(shape.members).some((member) => mayBeNull(member) || mayHaveNulls(member.shape));
}

function mayBeNull({ required, default: value }: Member): boolean {
  return !required && (value === undefined || value === null);
}
