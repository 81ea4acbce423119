import type { TerraformDataSource, TerraformResource } from "cdktf";
import { ConfigurationError } from "../core/errors";
import type { Resource } from "./configuration";

/** Beside the attributes of a resource, in the comment that Terraform's JSON allows: ids of rules with reasons. */
const KEY = "suppressed_rules";

/**
 * Has a rule say nothing of one resource. A rule that says nothing anyway is reported as suppressed in vain.
 *
 * In Terraform's JSON, it is a comment of the resource: `"//": { "suppressed_rules": { "SV096": "a person sets the number" } }`.
 *
 * @param id of the rule: `SV096`
 * @param reason why it may be as it is, for whoever reads the code
 * @throws ConfigurationError if there is no reason
 */
export function suppressRule(resource: TerraformResource | TerraformDataSource, id: string, reason: string): void {
  if (reason.trim() === "") {
    const fix = "Say why the rule does not matter here.";
    throw new ConfigurationError(resource, { property: `reason of ${id}`, got: reason, allowed: "a reason", fix });
  }
  resource.addOverride(`//.${KEY}.${id}`, reason);
}

/** The rules that say nothing of a resource, and why; those without a reason do not count. */
export function suppressionsOf({ attributes }: Resource): ReadonlyMap<string, string> {
  const comment = attributes["//"] as { readonly [KEY]?: unknown } | undefined;
  const own = comment?.[KEY];
  if (typeof own !== "object" || own === null) return NONE;
  return new Map(Object.entries(own).filter(([, reason]) => typeof reason === "string" && reason.trim() !== ""));
}

/** What is left of the comment of a resource where nobody asks any more what cdktf says of it; `undefined` if nothing is. */
export function suppressionsIn(comment: object): object | undefined {
  const own = (comment as { readonly [KEY]?: unknown })[KEY];
  return own === undefined ? undefined : { [KEY]: own };
}

const NONE: ReadonlyMap<string, string> = new Map();
