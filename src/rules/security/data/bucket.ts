import { blocks, isKnown, knownString, type Resource, type ResourceMap } from "../../configuration";
import { policyIn } from "../../policy-document";
import type { Finding } from "../../rule";
import { type Companion, mayHave } from "../companion";
import type { SecurityRule } from "../security-rule";

const S3 = "https://docs.aws.amazon.com/AmazonS3/latest/userguide";
const resourceType = "aws_s3_bucket";
const OF_MAIN = { bucket: "${aws_s3_bucket.main.id}" };
const BLOCKS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"] as const;
const ONLY_TLS = {
  Statement: [
    { Effect: "Deny", Principal: "*", Action: "s3:*", Condition: { Bool: { "aws:SecureTransport": "false" } } },
  ],
};

const ENCRYPTION = companion("aws_s3_bucket_server_side_encryption_configuration", ({ attributes }) =>
  blocks(attributes.rule).some((rule) =>
    blocks(rule.apply_server_side_encryption_by_default).some(
      ({ sse_algorithm: got }) => !isKnown(got) || String(got).startsWith("aws:kms"),
    ),
  ),
);
const VERSIONING = companion("aws_s3_bucket_versioning", ({ attributes }) =>
  blocks(attributes.versioning_configuration).some(({ status }) => !isKnown(status) || status === "Enabled"),
);
const LOGGING = companion("aws_s3_bucket_logging");
const POLICY = companion("aws_s3_bucket_policy", ({ attributes }) => {
  const { statements = [] } = policyIn(attributes, "policy") ?? {};
  return statements.length === 0 || statements.some(({ members }) => deniesPlainText(members));
});

/** A bucket with what the other rules of the same level ask for, but for one of these. */
function bucketWithout(type?: string): ResourceMap {
  const apply_server_side_encryption_by_default = { sse_algorithm: "aws:kms" };
  const companions = {
    [ENCRYPTION.type]: { main: { ...OF_MAIN, rule: [{ apply_server_side_encryption_by_default }] } },
    [VERSIONING.type]: { main: { ...OF_MAIN, versioning_configuration: { status: "Enabled" } } },
    [LOGGING.type]: { main: { ...OF_MAIN, target_bucket: "logs" } },
    [POLICY.type]: { main: { ...OF_MAIN, policy: JSON.stringify(ONLY_TLS) } },
  };
  const others = Object.entries(companions).filter(([each]) => each !== type);
  return { [resourceType]: { main: { bucket: "shop" } }, ...Object.fromEntries(others) };
}

function accessBlock(attributes: object): ResourceMap {
  const all = Object.fromEntries(BLOCKS.map((name) => [name, true]));
  return { aws_s3_bucket_public_access_block: { main: { ...OF_MAIN, ...all, ...attributes } } };
}

/** Who reads what is in a bucket, and what is left when it is gone. S3 encrypts all objects by itself. */
export const bucketSecurityRules: readonly SecurityRule[] = [
  {
    id: "SEC651",
    severity: "warning",
    level: "baseline",
    checks: ["AWS-0086", "AWS-0087", "AWS-0091", "AWS-0093", "AwsSolutions-S2"],
    // S3 blocks public access to a bucket of which nothing is said.
    resourceType: "aws_s3_bucket_public_access_block",
    title: "a bucket is not public",
    explanation: "What is left out here is false, and lets a policy or an ACL give the bucket to everybody.",
    fix: "Set all four to true, or take the resource away: S3 then blocks public access by itself.",
    source: `${S3}/access-control-block-public-access.html`,
    *check({ attributes }) {
      for (const property of BLOCKS) {
        const got = attributes[property] ?? undefined;
        if (isKnown(got) && String(got) !== "true") yield { property, got, allowed: "true" };
      }
    },
    examples: { failing: accessBlock({ block_public_policy: false }), passing: accessBlock({}) },
  },
  {
    id: "SEC652",
    severity: "warning",
    level: "strict",
    checks: ["AWS-0132"],
    resourceType,
    title: "objects are encrypted with a key in KMS",
    explanation:
      "S3 encrypts all objects; by a key in KMS, its policy has a say in who reads them. Logs of load balancers can be encrypted by S3 only.",
    fix: "Add an aws_s3_bucket_server_side_encryption_configuration with aws:kms, and a bucket key, which costs less.",
    source: `${S3}/UsingKMSEncryption.html`,
    *check(bucket, configuration): Iterable<Finding> {
      if (configuration.referring(bucket, "aws_lb", "access_logs").length > 0) return;
      if (!mayHave(ENCRYPTION, bucket, configuration)) yield missing(ENCRYPTION, "one for this bucket, with aws:kms");
    },
    examples: { failing: bucketWithout(ENCRYPTION.type), passing: bucketWithout() },
  },
  companionRule(VERSIONING, "one for this bucket, Enabled", {
    id: "SEC653",
    checks: ["AWS-0090"],
    title: "a bucket keeps what was there before",
    explanation: "What somebody overwrites or deletes is gone otherwise. Old versions cost as long as they are kept.",
    fix: "Add an aws_s3_bucket_versioning.",
    source: `${S3}/Versioning.html`,
  }),
  companionRule(LOGGING, "one for this bucket", {
    id: "SEC654",
    checks: ["AwsSolutions-S1"],
    title: "a bucket keeps logs of who asked for what",
    explanation: "Without them, nobody finds out afterwards who read which object.",
    fix: "Add an aws_s3_bucket_logging with another bucket.",
    source: `${S3}/ServerLogs.html`,
  }),
  companionRule(POLICY, "one for this bucket that denies requests without TLS", {
    id: "SEC655",
    checks: ["AwsSolutions-S10"],
    title: "a bucket is reached by TLS only",
    explanation: "S3 answers by HTTP too, and whoever is on the way reads along.",
    fix: "Add an aws_s3_bucket_policy that denies s3:* where aws:SecureTransport is false.",
    source: `${S3}/security-best-practices.html`,
  }),
];

function companion(type: string, is?: Companion["is"]): Companion {
  return { type, attribute: "bucket", is };
}

function missing({ type }: Companion, what: string): Finding {
  return { property: type, got: undefined, allowed: what };
}

type Described = Pick<SecurityRule, "id" | "checks" | "title" | "explanation" | "fix" | "source">;

/** A strict rule that a bucket has a companion. */
function companionRule(own: Companion, allowed: string, rule: Described): SecurityRule {
  return {
    ...rule,
    severity: "warning",
    level: "strict",
    resourceType,
    *check(bucket: Resource, configuration) {
      if (!mayHave(own, bucket, configuration)) yield missing(own, allowed);
    },
    examples: { failing: bucketWithout(own.type), passing: bucketWithout() },
  };
}

function deniesPlainText({ Effect, Condition }: Readonly<Record<string, unknown>>): boolean {
  const conditions = blocks(Condition).flatMap(({ Bool }) => blocks(Bool));
  const isPlain = conditions.some((each) =>
    Object.entries(each).some(
      ([key, value]) => key.toLowerCase() === "aws:securetransport" && knownString(String(value)) === "false",
    ),
  );
  return Effect === "Deny" && isPlain;
}
