import type { Finding, Rule } from "../rule";
import { POLICY_PLACES, policiesOf, policyExample, type WrittenPolicy, withPolicy } from "./written-policies";

const SOURCE = "https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/using-govcloud-arns.html";

/**
 * An ARN of the partition aws. One with a region or an account that is written out could be in no other; the account of AWS's own policies
 * is "aws" everywhere.
 */
const ARN = /arn:aws:[a-z0-9-]+:(?:\*|\$\{[^}]*\})?:(?:\*|aws|\$\{[^}]*\})?:[^"\\\s]*/;

const RULE: Omit<Rule, "resourceType" | "concerns" | "examples"> = {
  id: "IA014",
  severity: "warning",
  title: "an ARN in a policy is not bound to the partition aws alone",
  explanation:
    "In China and in GovCloud ARNs begin otherwise, and the policy, which IAM takes there too, allows nothing.",
  fix: "Take the partition from another ARN, or write arn:* in the policy: arn:*:s3:::bucket/*.",
  source: SOURCE,
  check: (resource) => policiesOf(resource).flatMap(bound),
};

/** What keeps a configuration from being used in another partition. */
export const partitionRules: readonly Rule[] = Object.keys(POLICY_PLACES).map((resourceType) => ({
  ...RULE,
  resourceType,
  concerns: withPolicy(resourceType),
  examples: {
    failing: policyExample(resourceType, "identity", { Resource: "arn:aws:s3:::bucket/*" }),
    passing: policyExample(resourceType, "identity", {
      Resource: ["arn:*:s3:::bucket/*", "arn:aws:logs:eu-central-1:*:*", "arn:aws:iam::123456789012:role/*"],
    }),
  },
}));

function bound({ property, text }: WrittenPolicy): Finding[] {
  const [arn] = ARN.exec(text) ?? [];
  return arn === undefined
    ? []
    : [{ property, got: arn, allowed: "ARNs of any partition: arn:*, or one of another ARN" }];
}
