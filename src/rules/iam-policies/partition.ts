import type { Finding, Rule } from "../rule";
import { POLICY_PLACES, policiesOf, policyExample, type WrittenPolicy, withPolicy } from "./written-policies";

const SOURCE = "https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/using-govcloud-arns.html";

/** An expression, not the variable of a policy that is written $${aws:username}. */
const EXPRESSION = /(?<!\$)\$\{[^}]*\}/;

/**
 * An ARN of the partition aws. One with a region or an account that is written out could be in no other; the account of AWS's own policies
 * is "aws" everywhere.
 */
const ARN = new RegExp(
  `arn:aws:[a-z0-9-]+:(?:\\*|${EXPRESSION.source})?:(?:\\*|aws|${EXPRESSION.source})?:[^"\\\\\\s]*`,
  "g",
);

/** What keeps a configuration from being used in another partition, although Terraform fills in the rest. */
export const partitionRules: readonly Rule[] = Object.keys(POLICY_PLACES).map((resourceType) => ({
  id: "IA014",
  severity: "warning",
  resourceType,
  title: "an ARN in a policy that Terraform puts together is not bound to the partition aws",
  explanation:
    "In China and in GovCloud ARNs begin otherwise: the same program is applied there, and its policy allows nothing.",
  fix: "Refer to the ARN of the resource, take the partition out of another ARN, or write arn:* in the policy.",
  source: SOURCE,
  concerns: withPolicy(resourceType),
  check: (resource) => policiesOf(resource).flatMap(bound),
  examples: {
    failing: policyExample(resourceType, "identity", { Resource: "arn:aws:s3:::${var.bucket}/*" }),
    // An ARN that is written out is that of something in its partition.
    passing: policyExample(resourceType, "identity", {
      Resource: ["arn:*:s3:::${var.bucket}/*", "arn:aws:s3:::bucket"],
    }),
  },
}));

function bound({ property, text }: WrittenPolicy): Finding[] {
  const arn = text.match(ARN)?.find((each) => EXPRESSION.test(each));
  return arn === undefined ? [] : [{ property, got: arn, allowed: "a partition by an expression, or arn:*" }];
}
