import { knownList, type Resource, type ResourceMap } from "../../configuration";
import type { Finding, Rule } from "../../rule";
import { forTypes } from "../for-types";
import type { SecurityRule } from "../security-rule";

const CHECKOV = "https://github.com/bridgecrewio/checkov/blob/main/checkov/terraform/checks";

/** Where policies are attached, and whether it takes several. */
const ATTACHMENTS: Readonly<Record<string, { readonly attribute: string; readonly isList: boolean }>> = {
  aws_iam_role_policy_attachment: { attribute: "policy_arn", isList: false },
  aws_iam_policy_attachment: { attribute: "policy_arn", isList: false },
  aws_iam_role_policy_attachments_exclusive: { attribute: "policy_arns", isList: true },
  aws_iam_role: { attribute: "managed_policy_arns", isList: true },
};

/** A policy of AWS; the partition in front may be Terraform's to know. */
const OF_AWS = /:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/;

const OWN = "arn:aws:iam::123456789012:policy/app";

function examples(name: string): Readonly<Record<string, Rule["examples"]>> {
  const example = (type: string, arn: string): ResourceMap => {
    const { attribute = "", isList = false } = ATTACHMENTS[type] ?? {};
    return { [type]: { app: { [attribute]: isList ? [arn] : arn } } };
  };
  const types = Object.keys(ATTACHMENTS).map((type) => [
    type,
    { failing: example(type, `arn:aws:iam::aws:policy/${name}`), passing: example(type, OWN) },
  ]);
  return Object.fromEntries(types);
}

const ADMINISTRATOR = "AdministratorAccess";
const ALL_OF_IAM = "IAMFullAccess";

/** Policies that others wrote. */
export const attachedPolicyRules: readonly SecurityRule[] = [
  ...forTypes(
    {
      id: "SEC513",
      severity: "warning",
      level: "baseline",
      checks: ["CKV_AWS_274"],
      title: "no role is an administrator",
      explanation: "Who takes over one task of the role has the whole account.",
      fix: "Allow the actions that are needed, with addToPolicy().",
      source: `${CHECKOV}/resource/aws/IAMManagedAdminPolicy.py`,
      check: (resource) => attached(resource, (name) => name === ADMINISTRATOR),
    },
    examples(ADMINISTRATOR),
  ),
  ...forTypes(
    {
      id: "SEC514",
      severity: "warning",
      level: "baseline",
      checks: ["CKV2_AWS_56"],
      title: "no role may change all of IAM",
      explanation: "Who may change policies allows himself everything else.",
      fix: "Allow the actions that are needed, on the ARNs of single roles.",
      source: `${CHECKOV}/graph_checks/aws/IAMManagedIAMFullAccessPolicy.yaml`,
      check: (resource) => attached(resource, (name) => name === ALL_OF_IAM),
    },
    examples(ALL_OF_IAM),
  ),
  ...forTypes(
    {
      id: "SEC515",
      severity: "warning",
      // Instances of ECS need one of AWS's, which grows with the agent.
      level: "strict",
      checks: ["AwsSolutions-IAM4"],
      title: "policies are one's own",
      explanation: "Policies of AWS allow all resources of the account, and AWS adds to them without asking.",
      fix: "Allow the actions that are needed with addToPolicy() or a ManagedPolicy.",
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
      check: (resource) => attached(resource, (name) => name !== ADMINISTRATOR && name !== ALL_OF_IAM),
    },
    examples("AmazonS3ReadOnlyAccess"),
  ),
];

function attached({ type, attributes }: Resource, isFound: (name: string) => boolean): Finding[] {
  const { attribute = "", isList = false } = ATTACHMENTS[type] ?? {};
  const value = attributes[attribute];
  const arns = isList ? (knownList(value) ?? []) : [value];
  return arns.flatMap((got, i) => {
    const [, name] = OF_AWS.exec(typeof got === "string" ? got : "") ?? [];
    if (name === undefined || !isFound(name)) return [];
    return [{ property: isList ? `${attribute}[${i}]` : attribute, got, allowed: "a policy of one's own" }];
  });
}
