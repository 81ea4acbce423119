import { Token } from "cdktf";

/**
 * Whether `value` is a literal, known while the program runs, and not a token that Terraform fills in later.
 * Ask before comparing, counting or branching: number tokens are huge negative numbers, list tokens have
 * one element, boolean tokens are objects and thus true.
 */
export function isLiteral(value: unknown): boolean {
  return !Token.isUnresolved(value);
}
