import type { Resource } from "../../configuration";
import type { Finding } from "../../rule";
import { forTypes } from "../for-types";
import type { SecurityRule } from "../security-rule";
import { grantsOf, isEveryAction, wholeService } from "./grants";
import { statementExamples } from "./policy-example";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html";
const CHECKOV = "https://github.com/bridgecrewio/checkov/blob/main/checkov/terraform/checks";

/** Services of agents, of which no action knows resources, and all are needed together. */
const OF_AGENTS = ["ssmmessages", "ec2messages"];

const BUCKET = "arn:aws:s3:::shop/*";

function allowed(isFound: (pattern: string) => boolean): SecurityRule["check"] {
  return function* (resource: Resource): Iterable<Finding> {
    for (const { property, pattern } of grantsOf(resource).flatMap(({ actions }) => actions)) {
      if (isFound(pattern)) yield { property, got: pattern, allowed: "the actions that are needed" };
    }
  };
}

/** Policies that allow all there is, or all of one service. */
export const wholeServiceRules: readonly SecurityRule[] = [
  ...forTypes(
    {
      id: "SEC501",
      severity: "warning",
      level: "baseline",
      checks: ["CKV_AWS_62", "CKV_AWS_63"],
      title: "no policy allows every action",
      explanation: "Who takes over one task of the role, has all of the account that its resources reach.",
      fix: "Allow the actions that are needed: addToPolicy() takes them one by one.",
      source: `${CONTROLS}#iam-1`,
      check: allowed(isEveryAction),
    },
    statementExamples({ Action: "*", Resource: "*" }, { Action: "s3:GetObject", Resource: BUCKET }),
  ),
  ...forTypes(
    {
      id: "SEC502",
      severity: "warning",
      level: "baseline",
      checks: ["CKV2_AWS_40"],
      title: "no policy allows all of IAM",
      explanation: "Who may change policies allows himself everything else.",
      fix: "Allow the actions that are needed, on the ARNs of single roles.",
      source: `${CHECKOV}/graph_checks/aws/IAMPolicyNotAllowFullIAMAccess.yaml`,
      check: allowed((pattern) => wholeService(pattern) === "iam"),
    },
    statementExamples(
      { Action: "iam:*", Resource: "*" },
      { Action: "iam:GetRole", Resource: "arn:aws:iam::123456789012:role/app" },
    ),
  ),
  ...forTypes(
    {
      id: "SEC503",
      severity: "warning",
      level: "baseline",
      checks: ["AWS-0345"],
      title: "no policy allows all of a service",
      explanation: "To read and write is a part of it; the rest deletes, makes public, or changes who may do what.",
      fix: "Allow the actions that are needed: addToPolicy() takes them one by one.",
      source: `${CONTROLS}#iam-21`,
      check: allowed((pattern) => ![undefined, "iam", ...OF_AGENTS].includes(wholeService(pattern))),
    },
    statementExamples({ Action: "s3:*", Resource: BUCKET }, { Action: "s3:GetObject", Resource: BUCKET }),
  ),
];
