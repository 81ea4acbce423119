import type { Rule } from "../rule";

/** How much is asked of security. */
export type SecurityLevel = "baseline" | "strict";

/**
 * What an attacker could use, or what nobody would see afterwards, although AWS takes it. Such rules are a second set beside those of what
 * AWS refuses: warnings, unless somebody asks for errors.
 */
export interface SecurityRule extends Rule {
  readonly severity: "warning";
  /** What somebody could do, or would not see. */
  readonly explanation: string;
  /**
   * "baseline" is what our constructs do by themselves and what a program has to turn off; "strict" is what costs money, needs a resource
   * that only the user can choose (a key, a bucket, a certificate), or breaks images that are not made for it.
   */
  readonly level: SecurityLevel;
  /** The ids of the same check in checkov (`CKV_AWS_65`), trivy (`AWS-0034`), Security Hub (`ECS.12`) and cdk-nag (`AwsSolutions-ECS4`). */
  readonly checks: readonly string[];
}

/** The ids of the same check in other tools; none for a rule that is not about security. */
export function checksOf(rule: Rule): readonly string[] {
  return (rule as Partial<SecurityRule>).checks ?? [];
}
