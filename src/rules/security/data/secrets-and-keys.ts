import { knownString, type Resource, type ResourceMap } from "../../configuration";
import { matching, oneOf } from "../../constraint";
import { where } from "../../where";
import { mayHave } from "../companion";
import { secureValue } from "../secure-value";
import type { SecurityRule } from "../security-rule";

const PARAMETERS =
  "https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html";
const KEY = "${aws_kms_key.main.arn}";
const ROTATION = { type: "aws_secretsmanager_secret_rotation", attribute: "secret_id" };
const SECRET_TYPE = "aws_secretsmanager_secret";

/** With what the other rules of the same level ask for. */
function secret(attributes: object): ResourceMap {
  return {
    [SECRET_TYPE]: { main: { kms_key_id: KEY, ...attributes } },
    [ROTATION.type]: { main: { secret_id: "${aws_secretsmanager_secret.main.id}" } },
  };
}

function parameter(attributes: object): ResourceMap {
  return { aws_ssm_parameter: { main: { name: "/shop/password", type: "SecureString", key_id: KEY, ...attributes } } };
}

function key(attributes: object): ResourceMap {
  return { aws_kms_key: { main: { enable_key_rotation: true, policy: "${var.policy}", ...attributes } } };
}

/** KMS makes new material for symmetric keys alone. */
function isSymmetric({ attributes: { customer_master_key_spec: spec } }: Resource): boolean {
  return spec === undefined || spec === null || spec === "SYMMETRIC_DEFAULT";
}

/** What secrets are kept with. */
export const secretSecurityRules: readonly SecurityRule[] = [
  secureValue({
    id: "SEC621",
    level: "strict",
    checks: ["CKV_AWS_149", "AWS-0098"],
    resourceType: SECRET_TYPE,
    title: "a secret is encrypted with a key of one's own",
    explanation:
      "By the key of AWS, everybody in the account who may read secrets reads this one; a key of one's own has a say in it, also for other accounts.",
    fix: "Set kms_key_id.",
    source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
    attribute: "kms_key_id",
    constraint: matching(/.+/, "a key"),
    otherwise: "aws/secretsmanager, as nothing is said",
    examples: { failing: secret({ kms_key_id: undefined }), passing: secret({}) },
  }),
  {
    id: "SEC622",
    severity: "warning",
    level: "strict",
    checks: ["CKV2_AWS_57", "SecretsManager.1", "AwsSolutions-SMG4"],
    resourceType: SECRET_TYPE,
    title: "a secret is changed by itself",
    explanation: "A password that somebody has copied is good for as long as nobody changes it.",
    fix: "Add an aws_secretsmanager_secret_rotation, with a function that changes the secret where it is used.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-1",
    *check(resource, configuration) {
      if (mayHave(ROTATION, resource, configuration)) return;
      yield { property: ROTATION.type, got: undefined, allowed: "one for this secret" };
    },
    examples: { failing: { [SECRET_TYPE]: secret({})[SECRET_TYPE] ?? {} }, passing: secret({}) },
  },
  ...where(
    ({ attributes }) => attributes.type === "SecureString",
    [
      secureValue({
        id: "SEC623",
        level: "strict",
        checks: ["CKV_AWS_337"],
        resourceType: "aws_ssm_parameter",
        title: "a secret parameter is encrypted with a key of one's own",
        explanation:
          "By the key of AWS, everybody in the account who may read parameters reads this one; a key of one's own has a say in it.",
        fix: "Set key_id.",
        source: PARAMETERS,
        attribute: "key_id",
        constraint: matching(/.+/, "a key"),
        otherwise: "alias/aws/ssm, as nothing is said",
        examples: { failing: parameter({ key_id: undefined }), passing: parameter({}) },
      }),
    ],
  ),
  secureValue({
    id: "SEC624",
    level: "strict",
    checks: ["CKV2_AWS_34"],
    resourceType: "aws_ssm_parameter",
    title: "a parameter is encrypted",
    explanation: "Whoever may list parameters reads those that are plain text, and nothing says who decrypted them.",
    fix: "Set type to SecureString; suppress it for what is no secret.",
    source: PARAMETERS,
    attribute: "type",
    constraint: oneOf("SecureString"),
    examples: { failing: parameter({ type: "String" }), passing: parameter({}) },
  }),
  ...where(isSymmetric, [
    secureValue({
      id: "SEC641",
      level: "strict",
      checks: ["CKV_AWS_7", "AWS-0065", "AwsSolutions-KMS5"],
      resourceType: "aws_kms_key",
      title: "a key gets new material each year",
      explanation:
        "The longer one material encrypts everything, the more is lost with it. KMS bills each of the first two rotations.",
      fix: "Set enable_key_rotation.",
      source: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
      attribute: "enable_key_rotation",
      constraint: oneOf("true"),
      otherwise: "false, as nothing is said",
      examples: { failing: key({ enable_key_rotation: false }), passing: key({}) },
    }),
  ]),
  {
    id: "SEC642",
    severity: "warning",
    level: "strict",
    checks: ["CKV2_AWS_64"],
    resourceType: "aws_kms_key",
    title: "a key says who uses it",
    explanation:
      "Without a policy of its own, every IAM policy of the account decides about the key, so that nobody sees in one place who may.",
    fix: "Set policy, or add an aws_kms_key_policy.",
    source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
    *check(resource, configuration) {
      const { policy: got } = resource.attributes;
      const isSet = got !== undefined && got !== null && knownString(got) !== "";
      if (isSet || mayHave({ type: "aws_kms_key_policy", attribute: "key_id" }, resource, configuration)) return;
      yield { property: "policy", got: undefined, allowed: "a policy" };
    },
    examples: { failing: key({ policy: undefined }), passing: key({}) },
  },
];
