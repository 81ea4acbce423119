import type { Resource } from "../../configuration";
import type { Finding } from "../../rule";
import { forTypes } from "../for-types";
import type { SecurityRule } from "../security-rule";
import { covers, type Grant, grantsOf, isEveryResource, isWhole } from "./grants";
import { statementExamples } from "./policy-example";

const CHECKOV = "https://github.com/bridgecrewio/checkov/blob/main/checkov/terraform/checks/resource/aws";
const IAM = "https://docs.aws.amazon.com/IAM/latest/UserGuide";

const ROLE = "arn:aws:iam::123456789012:role/app";

/** Actions that are one thing by a single name, and another by all. */
export interface Danger extends Pick<SecurityRule, "id" | "checks" | "title" | "explanation" | "fix" | "source"> {
  /** Each of which knows resources. */
  readonly actions: readonly string[];
  /** A resource that the first action may be about. */
  readonly one: string;
  /** Conditions that do not limit which resource it is. */
  readonly otherConditions?: readonly string[];
}

/** What nobody needs on everything there is. */
export const DANGERS: readonly Danger[] = [
  {
    id: "SEC504",
    checks: ["AWS-0342"],
    title: "a role may be passed if it is named",
    explanation: "Who may pass any role to a task or function, runs code with the strongest role of the account.",
    fix: "Name the ARNs of the roles as resources of iam:PassRole, as schedules of StandaloneTask do.",
    source: `${IAM}/id_roles_use_passrole.html`,
    actions: ["iam:PassRole"],
    one: ROLE,
    otherConditions: ["iam:passedtoservice"],
  },
  {
    id: "SEC505",
    checks: ["CKV_AWS_286"],
    title: "nobody may allow himself more",
    explanation:
      "With any one of these actions on everything, a role gives itself or a user of its own all permissions.",
    fix: "Leave the action to those who deploy, or name the ARNs that it is about.",
    source: `${CHECKOV}/IAMPrivilegeEscalation.py`,
    actions: [
      "iam:AddUserToGroup",
      "iam:AttachGroupPolicy",
      "iam:AttachRolePolicy",
      "iam:AttachUserPolicy",
      "iam:CreateAccessKey",
      "iam:CreateLoginProfile",
      "iam:CreatePolicyVersion",
      "iam:PutGroupPolicy",
      "iam:PutRolePolicy",
      "iam:PutUserPolicy",
      "iam:SetDefaultPolicyVersion",
      "iam:UpdateAssumeRolePolicy",
      "iam:UpdateLoginProfile",
      "lambda:UpdateFunctionCode",
    ],
    one: "arn:aws:iam::123456789012:group/readers",
  },
  {
    id: "SEC506",
    checks: ["CKV_AWS_289"],
    title: "nobody may change who may use everything",
    explanation:
      "With any one of these actions on everything, images, secrets or buckets can be opened to other accounts.",
    fix: "Leave the action to those who deploy, or name the ARNs that it is about.",
    source: `${CHECKOV}/IAMPermissionsManagement.py`,
    actions: [
      "ecr:SetRepositoryPolicy",
      "iam:CreatePolicy",
      "iam:CreateRole",
      "iam:DeleteRolePermissionsBoundary",
      "iam:DeleteRolePolicy",
      "iam:DetachRolePolicy",
      "iam:PutRolePermissionsBoundary",
      "kms:CreateGrant",
      "kms:PutKeyPolicy",
      "lambda:AddPermission",
      "s3:DeleteBucketPolicy",
      "s3:PutBucketAcl",
      "s3:PutBucketPolicy",
      "s3:PutBucketPublicAccessBlock",
      "s3:PutObjectAcl",
      "secretsmanager:DeleteResourcePolicy",
      "secretsmanager:PutResourcePolicy",
      "sns:AddPermission",
      "sqs:AddPermission",
    ],
    one: "arn:aws:ecr:ap-northeast-1:123456789012:repository/app",
  },
  {
    id: "SEC507",
    // ecr:GetAuthorizationToken and sts:GetSessionToken, which checkov names as well, know no resources: there is nothing to limit.
    checks: ["CKV_AWS_287"],
    title: "credentials are given for what is named",
    explanation:
      "With any one of these actions on everything, a role becomes any other that trusts its account, or logs in anywhere.",
    fix: "Name the ARNs of roles or databases as resources; grantAssumeRole() of Role does.",
    source: `${CHECKOV}/IAMCredentialsExposure.py`,
    actions: [
      "sts:AssumeRole",
      "sts:AssumeRoleWithSAML",
      "sts:AssumeRoleWithWebIdentity",
      "sts:GetFederationToken",
      "iam:CreateServiceSpecificCredential",
      "iam:ResetServiceSpecificCredential",
      "iam:UpdateAccessKey",
      "rds-db:connect",
      "redshift:GetClusterCredentials",
    ],
    one: ROLE,
  },
  {
    id: "SEC508",
    checks: ["CKV_AWS_288"],
    title: "secrets and data are read if they are named",
    explanation: "Who takes over one task of the role reads the secrets or objects of all others in the account.",
    fix: "Name the ARNs as resources, as secrets of a container do.",
    source: `${CHECKOV}/IAMDataExfiltration.py`,
    actions: [
      "s3:GetObject",
      "secretsmanager:GetSecretValue",
      "ssm:GetParameter",
      "ssm:GetParameters",
      "ssm:GetParametersByPath",
    ],
    one: "arn:aws:s3:::shop/*",
  },
];

/** Policies that allow on everything what only single things need. */
export const dangerousActionRules: readonly SecurityRule[] = DANGERS.flatMap(
  ({ actions, one, otherConditions = [], ...rule }) => {
    const [Action] = actions;
    return forTypes(
      {
        ...rule,
        severity: "warning",
        level: "baseline",
        check: (resource) => found(resource, actions, otherConditions),
      },
      statementExamples({ Action, Resource: "*" }, { Action, Resource: one }),
    );
  },
);

function* found(resource: Resource, dangers: readonly string[], otherConditions: readonly string[]): Iterable<Finding> {
  for (const grant of grantsOf(resource)) {
    const every = everyResourceOf(grant, otherConditions);
    if (every === undefined) continue;
    for (const { property, pattern } of grant.actions) {
      if (isWhole(pattern) || !dangers.some((action) => covers(pattern, action))) continue;
      yield { property, got: `${pattern} on ${every}`, allowed: "the ARNs of single resources" };
    }
  }
}

/** The resource of a statement that is every one, if no condition makes less of it. */
export function everyResourceOf({ resources, conditions }: Grant, others: readonly string[] = []): string | undefined {
  if (conditions.some((key) => !others.includes(key))) return undefined;
  return resources.find(({ arn }) => isEveryResource(arn))?.arn;
}
