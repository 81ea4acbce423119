/**
 * What an input looks like. From it come the type constraint of the variable, the blocks of a resource that take it, and the JSON for an
 * API that wants no nulls: written once, they cannot differ.
 */
export type Shape = ScalarShape | ListShape | MapShape | ObjectShape;

export interface ScalarShape {
  readonly kind: "string" | "number" | "bool";
}

export interface ListShape {
  readonly kind: "list";
  readonly item: Shape;
}

export interface MapShape {
  readonly kind: "map";
  readonly item: Shape;
}

export interface ObjectShape {
  readonly kind: "object";
  readonly members: Readonly<Record<string, Member>>;
}

/** A member of an object, that the caller may leave out. */
export interface Member {
  readonly shape: Shape;
  readonly required: boolean;
  /** What holds without it; null if `undefined`. */
  readonly default: unknown;
}

export const string: ScalarShape = { kind: "string" };
export const number: ScalarShape = { kind: "number" };
export const bool: ScalarShape = { kind: "bool" };

export function list(item: Shape): ListShape {
  return { kind: "list", item };
}

/** With keys that the caller chooses. */
export function map(item: Shape): MapShape {
  return { kind: "map", item };
}

/** With members that may be left out, but for those that are `required`. */
export function object(members: Readonly<Record<string, Shape | Member>>): ObjectShape {
  const entries = Object.entries(members).map(([name, member]) => [name, memberOf(member)] as const);
  return { kind: "object", members: Object.fromEntries(entries) };
}

export function required(shape: Shape): Member {
  return { shape, required: true, default: undefined };
}

/** A member that is `value` where the caller leaves it out or says null. */
export function withDefault(shape: Shape, value: unknown): Member {
  return { shape, required: false, default: value };
}

/** The object that a shape is, or that its elements are. */
export function objectIn(shape: Shape): ObjectShape | undefined {
  if (shape.kind === "object") return shape;
  return "item" in shape && shape.item.kind === "object" ? shape.item : undefined;
}

function memberOf(member: Shape | Member): Member {
  return "shape" in member ? member : { shape: member, required: false, default: undefined };
}
