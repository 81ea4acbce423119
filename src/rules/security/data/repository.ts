import { blocks, type ResourceMap } from "../../configuration";
import { matching, oneOf } from "../../constraint";
import { policyIn } from "../../policy-document";
import { mayHave } from "../companion";
import { secureValue } from "../secure-value";
import type { SecurityRule } from "../security-rule";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html";
const resourceType = "aws_ecr_repository";
const LIFECYCLE = { type: "aws_ecr_lifecycle_policy", attribute: "repository" };

/** With what the other rules of the same level ask for. */
function repository(attributes: object): ResourceMap {
  const encryption_configuration = { encryption_type: "KMS", kms_key: "${aws_kms_key.main.arn}" };
  const image_scanning_configuration = { scan_on_push: true };
  const main = { image_tag_mutability: "IMMUTABLE", image_scanning_configuration, encryption_configuration };
  return {
    aws_ecr_repository: { main: { ...main, ...attributes } },
    aws_ecr_lifecycle_policy: { main: { repository: "${aws_ecr_repository.main.name}" } },
  };
}

function policy(Principal: unknown): ResourceMap {
  const Statement = [{ Effect: "Allow", Principal, Action: "ecr:BatchGetImage" }];
  return { aws_ecr_repository_policy: { main: { policy: JSON.stringify({ Statement }) } } };
}

/** What is in a repository of images, and who takes it from there. */
export const repositorySecurityRules: readonly SecurityRule[] = [
  scanned(),
  secureValue({
    id: "SEC602",
    level: "baseline",
    checks: ["CKV_AWS_51", "AWS-0031", "ECR.2"],
    resourceType,
    title: "a tag of an image stays what it is",
    explanation:
      "Whoever may push could put another image under a tag that runs somewhere, and the next task would start it.",
    fix: "Set image_tag_mutability to IMMUTABLE, as Repository does, and push each build by a tag of its own.",
    source: `${CONTROLS}#ecr-2`,
    attribute: "image_tag_mutability",
    constraint: oneOf("IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"),
    otherwise: "MUTABLE, as nothing is said",
    examples: { failing: repository({ image_tag_mutability: "MUTABLE" }), passing: repository({}) },
  }),
  secureValue({
    id: "SEC603",
    level: "strict",
    checks: ["CKV_AWS_136", "AWS-0033"],
    resourceType,
    title: "images are encrypted with a key of one's own",
    explanation:
      "With the key of AWS, nobody sees who reads the images, nor can anybody stop it by the key. A change replaces the repository.",
    fix: "Set kmsKeyArn (encryption_configuration with KMS and kms_key).",
    source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
    attribute: "encryption_configuration.kms_key",
    constraint: matching(/.+/, "a key"),
    otherwise: "a key of AWS, as nothing is said",
    examples: { failing: repository({ encryption_configuration: undefined }), passing: repository({}) },
  }),
  {
    id: "SEC604",
    severity: "warning",
    level: "baseline",
    checks: ["CKV_AWS_32", "AWS-0032", "AwsSolutions-ECR1"],
    resourceType: "aws_ecr_repository_policy",
    title: "a repository is not everybody's",
    explanation: "With the principal *, every account of AWS takes images, or pushes them, as the statement allows.",
    fix: "Name accounts or roles; or set a condition, as for an organisation: aws:PrincipalOrgID.",
    source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
    *check({ attributes }) {
      for (const { place, members } of policyIn(attributes, "policy")?.statements ?? []) {
        const { Effect, Principal, Condition } = members;
        if (Effect !== "Allow" || Condition !== undefined || !isEverybody(Principal)) continue;
        yield { property: `policy.${place}.Principal`, got: Principal, allowed: "accounts, roles or users" };
      }
    },
    examples: { failing: policy("*"), passing: policy({ AWS: "123456789012" }) },
  },
  {
    id: "SEC605",
    severity: "warning",
    level: "strict",
    checks: ["ECR.3"],
    resourceType,
    title: "a repository deletes old images",
    explanation: "Images that nobody mends stay where somebody may start them, and cost.",
    fix: "Set lifecycle (aws_ecr_lifecycle_policy): how many images are kept, or how long.",
    source: `${CONTROLS}#ecr-3`,
    *check(resource, configuration) {
      if (mayHave(LIFECYCLE, resource, configuration)) return;
      yield { property: LIFECYCLE.type, got: undefined, allowed: "one for this repository" };
    },
    examples: {
      failing: { aws_ecr_repository: repository({}).aws_ecr_repository ?? {} },
      passing: repository({}),
    },
  },
];

/** A configuration of the whole registry says it for all repositories, and is looked at by AWS instead. */
function scanned(): SecurityRule {
  const rule = secureValue({
    id: "SEC601",
    level: "baseline",
    checks: ["CKV_AWS_163", "AWS-0030", "ECR.1"],
    resourceType,
    title: "images are scanned when they are pushed",
    explanation: "Nobody hears of known holes in an image that nothing looks into. A scan on push costs nothing.",
    fix: "Set scan_on_push, as Repository does.",
    source: `${CONTROLS}#ecr-1`,
    attribute: "image_scanning_configuration.scan_on_push",
    constraint: oneOf("true"),
    otherwise: "false, as nothing is said",
    examples: {
      failing: repository({ image_scanning_configuration: { scan_on_push: false } }),
      passing: repository({}),
    },
  });
  return {
    ...rule,
    check: (resource, configuration) =>
      configuration.resources("aws_ecr_registry_scanning_configuration").length > 0
        ? []
        : rule.check(resource, configuration),
  };
}

function isEverybody(principal: unknown): boolean {
  if (principal === "*") return true;
  return blocks(principal).some(({ AWS }) => [AWS].flat().includes("*"));
}
