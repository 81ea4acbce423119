import { createHash } from "node:crypto";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { addressOf } from "./address";
import { isModule } from "./module";

/** Of 36 characters each: among ten thousand names, the chance that two have the same is one in fifty thousand. */
const HASH_LENGTH = 8;

/**
 * The name in AWS of something that the user did not name: the stack and the address, joined by hyphens, so that
 * stacks of different names can share an account.
 *
 * @param maxLength the longest name that AWS takes for this kind of resource
 */
export function physicalName(scope: Construct, maxLength: number): string {
  const stack = TerraformStack.of(scope);
  if (isModule(stack)) return stack.physicalNameOf(scope, maxLength);
  return shortened(withHyphens(`${stack.node.id}-${addressOf(scope)}`), maxLength);
}

/** `text` with hyphens for what stands in hardly any name at AWS. */
export function withHyphens(text: string): string {
  return text.replace(/[^A-Za-z0-9-]/g, "-");
}

/** `whole`; where AWS allows fewer characters, its end gives way to a hash of it. */
export function shortened(whole: string, maxLength: number): string {
  if (whole.length <= maxLength) return whole;
  return `${whole.slice(0, maxLength - HASH_LENGTH - 1).replace(/-+$/, "")}-${hashOf(whole, HASH_LENGTH)}`;
}

/** `length` small letters and digits that stand for `text`. */
export function hashOf(text: string, length: number): string {
  const digest = createHash("sha256").update(text).digest("hex");
  return BigInt(`0x${digest}`).toString(36).slice(-length);
}
