import { type TerraformElement, TerraformStack } from "cdktf";
import { Construct } from "constructs";

/** Terraform's customary name for the only resource of its kind. It is left out in front of other names. */
const ONLY_ONE = "main";

/**
 * A scope that does not show in Terraform addresses.
 *
 * In Terraform, `aws_vpc.main` and `aws_lb.main` stand side by side; in a construct tree two children of
 * one scope cannot both be called `main`. Two `AddressScope`s give them room without changing an address.
 */
export class AddressScope extends Construct {}

/**
 * The name that a resource of `scope` has in its Terraform address: the ids from the stack down to `scope`,
 * then `suffix`, joined by `_`. `main` is left out before another name, a repeated name is written once:
 * `main` / `public_1a` is `public_1a`, and `web` / `web` is `web`.
 *
 * Addresses are a contract with the state that is already deployed, hence no hash and no counter: they change
 * only when a construct is renamed or moved.
 */
export function addressOf(scope: Construct, suffix?: string): string {
  const scopes = scope.node.scopes;
  const stack = scopes.findIndex((s) => TerraformStack.isStack(s));
  const names = scopes
    .slice(stack + 1)
    .filter((s) => !(s instanceof AddressScope))
    .map((s) => s.node.id);
  if (suffix !== undefined) names.push(suffix);
  if (names.length === 0) names.push(ONLY_ONE);

  const identifiers = names.map((name) => name.replace(/[^A-Za-z0-9_-]/g, "_"));
  const last = identifiers.length - 1;
  const shown = identifiers.filter((name, i) => i === last || (name !== ONLY_ONE && name !== identifiers[i + 1]));
  const address = shown.join("_");
  return /^[A-Za-z_]/.test(address) ? address : `_${address}`;
}

/**
 * Gives `element` the address of the construct that it stands in, and returns it.
 *
 * @param suffix tells apart several resources of one type in the same construct
 */
export function addressed<T extends TerraformElement>(element: T, suffix?: string): T {
  element.overrideLogicalId(addressOf(element.node.scope as Construct, suffix));
  return element;
}
