import { blocks, isKnown, type Resource, type ResourceMap } from "../../configuration";
import { policyIn, textsOf } from "../../policy-document";
import type { Finding } from "../../rule";
import { where, withAttribute } from "../../where";
import type { SecurityRule } from "../security-rule";

const CHECKOV = "https://github.com/bridgecrewio/checkov/blob/main/checkov/terraform/checks/resource/aws";
const DEPUTY = "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html";

const ATTRIBUTE = "assume_role_policy";

function trusting(Principal: unknown): ResourceMap {
  const Statement = [{ Effect: "Allow", Action: "sts:AssumeRole", Principal }];
  return { aws_iam_role: { app: { [ATTRIBUTE]: JSON.stringify({ Version: "2012-10-17", Statement }) } } };
}

/** Who may take on a role. */
export const trustRules: readonly SecurityRule[] = where(withAttribute(ATTRIBUTE), [
  {
    id: "SEC511",
    severity: "warning",
    level: "baseline",
    resourceType: "aws_iam_role",
    checks: ["CKV_AWS_60"],
    title: "not everybody may take on a role",
    explanation: "Anybody with any account of AWS may do what the role may.",
    fix: "Name the service, role or account in assumedBy.",
    source: `${CHECKOV}/IAMRoleAllowsPublicAssume.py`,
    check: (role) => trusted(role, (principal) => principal === "*", "a service, role or account"),
    examples: { failing: trusting({ AWS: "*" }), passing: trusting({ Service: "ecs-tasks.amazonaws.com" }) },
  },
  {
    id: "SEC512",
    severity: "warning",
    // There are good reasons to trust an account: it decides then who of it may.
    level: "strict",
    resourceType: "aws_iam_role",
    checks: ["CKV_AWS_61"],
    title: "not everybody of an account may take on a role",
    explanation:
      "Whoever in that account may take on any role, may take on this one; a service for others can be talked into it.",
    fix: "Name roles with Principal.arn(), or give Principal a condition on sts:ExternalId.",
    source: DEPUTY,
    check: (role) => trusted(role, (principal) => ACCOUNT.test(principal), "the ARN of a role"),
    examples: {
      failing: trusting({ AWS: "arn:aws:iam::123456789012:root" }),
      passing: trusting({ AWS: "arn:aws:iam::123456789012:role/deploy" }),
    },
  },
]);

const ACCOUNT = /^(\d{12}|arn:[a-z-]+:iam::\d{12}:root)$/;

/** Principals of AWS that are allowed without a condition. */
function* trusted(role: Resource, isFound: (principal: string) => boolean, allowed: string): Iterable<Finding> {
  for (const { place, members } of policyIn(role.attributes, ATTRIBUTE)?.statements ?? []) {
    if (members.Effect !== "Allow" || members.Condition !== undefined) continue;
    const [named] = blocks(members.Principal);
    const member = named === undefined ? members.Principal : named.AWS;
    const property = `${ATTRIBUTE}.${place}.Principal${named === undefined ? "" : ".AWS"}`;
    for (const [i, principal] of textsOf(member).entries()) {
      if (typeof principal !== "string" || !isKnown(principal) || !isFound(principal)) continue;
      yield { property: Array.isArray(member) ? `${property}[${i}]` : property, got: principal, allowed };
    }
  }
}
