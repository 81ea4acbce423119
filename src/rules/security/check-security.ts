import type { App, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { allRules } from "../all-rules";
import type { Rule, Severity } from "../rule";
import type { SecurityLevel } from "./security-rule";
import { securityRulesAt } from "./security-rules";

export interface SecurityCheck {
  /**
   * "baseline" is what the constructs of this package do by themselves; "strict" also asks for what costs money, needs a resource that
   * only you can choose (a key, a bucket, a certificate), or breaks images that are not made for it; "off" asks for nothing.
   *
   * @default "baseline"
   */
  readonly level?: SecurityLevel | "off";
  /**
   * An "error" stops the synthesis; a "warning" is printed.
   *
   * @default "warning"
   */
  readonly severity?: Severity;
}

const checks = new WeakMap<IConstruct, SecurityCheck>();

/**
 * Says how the security of an app or of one stack is looked at when it is synthesised. What is said of a stack counts there, instead of
 * what is said of the app. One rule is turned off for one resource by `suppressRule`.
 */
export function checkSecurity(scope: App | TerraformStack, check: SecurityCheck): void {
  checks.set(scope, check);
}

/** The rules for a stack: all of what AWS refuses, and those about security. */
export function rulesFor(stack: TerraformStack): readonly Rule[] {
  const [check] = stack.node.scopes.reverse().flatMap((scope) => checks.get(scope) ?? []);
  return rulesWith(check ?? {});
}

/** All rules of what AWS refuses, and those about security. */
export function rulesWith({ level = "baseline", severity = "warning" }: SecurityCheck): readonly Rule[] {
  return [...allRules, ...securityRulesAt(level).map((rule) => ({ ...rule, severity }))];
}
