import type { IConstruct } from "constructs";
import { isLiteral } from "./tokens";

/** What a user needs to know of a mistake in order to mend it. */
export interface Mistake {
  /** The property: of a construct as the user writes it, in the JSON that rules look at as Terraform does. */
  readonly property: string;
  /** The value that was given. */
  readonly got: unknown;
  /** What would have been right. */
  readonly allowed: string;
  /** What to do. */
  readonly fix: string;
}

/** A mistake of the user's: its message says all there is to know, so it has no stack. */
export abstract class UserError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
    this.stack = `${name}: ${message}`;
  }
}

/** An error in what a user passed to a construct: where, what, and how to mend it. */
export class ConfigurationError extends UserError {
  constructor(construct: IConstruct, mistake: Mistake) {
    super("ConfigurationError", `[${construct.node.path}] ${describe(mistake)}`);
  }
}

/** A mistake in one line: `property` is ..., allowed: ..., fix. */
export function describe({ property, got, allowed, fix }: Mistake): string {
  return `${property} is ${show(got)}; allowed: ${allowed}. ${fix}`;
}

const UNKNOWN = "known only to Terraform";

function show(value: unknown): string {
  if (value === undefined) return "not set";
  if (!isLiteral(value)) return UNKNOWN;
  // JSON knows no NaN and no Infinity.
  if (typeof value === "number") return String(value);
  return JSON.stringify(value, (_, member) => (isLiteral(member) ? member : UNKNOWN));
}
