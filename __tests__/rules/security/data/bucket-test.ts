import { insecure } from "../../../support/security";

const OF_MAIN = { bucket: "${aws_s3_bucket.main.id}" };
const bucket = (others: object = {}) => ({ aws_s3_bucket: { main: { bucket: "shop" } }, ...others });
const ENCRYPTION = "aws_s3_bucket_server_side_encryption_configuration";
const encrypted = (sse_algorithm?: string) => ({
  [ENCRYPTION]: { main: { ...OF_MAIN, rule: { apply_server_side_encryption_by_default: { sse_algorithm } } } },
});
const versioned = (status?: string) => ({
  aws_s3_bucket_versioning: { main: { ...OF_MAIN, versioning_configuration: { status } } },
});
const withPolicy = (policy: unknown) => ({
  aws_s3_bucket_policy: { main: { ...OF_MAIN, policy: typeof policy === "string" ? policy : JSON.stringify(policy) } },
});
const statement = (Effect: string, Condition?: object) => withPolicy({ Statement: [{ Effect, Condition }] });

describe("the security of a bucket", () => {
  it("is not public by any of four ways", () => {
    const all = { block_public_acls: true, block_public_policy: "true", ignore_public_acls: "${var.x}" };
    const main = (attributes: object) => ({
      aws_s3_bucket_public_access_block: { main: { ...OF_MAIN, ...attributes } },
    });
    expect(insecure("SEC651", main({ ...all, restrict_public_buckets: true }))).toEqual([]);
    expect(insecure("SEC651", main({ ...all, restrict_public_buckets: "false" }))).toEqual([
      "main.restrict_public_buckets",
    ]);
    expect(insecure("SEC651", main({ block_public_acls: false, ignore_public_acls: null }))).toEqual([
      "main.block_public_acls",
      "main.block_public_policy",
      "main.ignore_public_acls",
      "main.restrict_public_buckets",
    ]);
  });

  it.each<[string, object, boolean]>([
    ["SEC652", {}, true],
    ["SEC652", encrypted("AES256"), true],
    ["SEC652", encrypted("aws:kms"), false],
    ["SEC652", encrypted("aws:kms:dsse"), false],
    ["SEC652", encrypted("${var.algorithm}"), false],
    ["SEC652", { aws_lb: { main: { access_logs: OF_MAIN } } }, false],
    ["SEC653", {}, true],
    ["SEC653", versioned("Suspended"), true],
    ["SEC653", versioned(), true],
    ["SEC653", versioned("Enabled"), false],
    ["SEC653", versioned("${var.status}"), false],
    ["SEC654", {}, true],
    ["SEC654", { aws_s3_bucket_logging: { main: OF_MAIN } }, false],
    ["SEC655", {}, true],
    ["SEC655", statement("Allow", { Bool: { "aws:SecureTransport": "false" } }), true],
    ["SEC655", statement("Deny"), true],
    ["SEC655", statement("Deny", { Bool: { "aws:SecureTransport": "true" } }), true],
    ["SEC655", statement("Deny", { Bool: { "aws:MultiFactorAuthPresent": "false" } }), true],
    ["SEC655", statement("Deny", { Bool: { "aws:SecureTransport": "false" } }), false],
    ["SEC655", statement("Deny", { Bool: { "AWS:SecureTransport": false } }), false],
    ["SEC655", withPolicy("${data.aws_iam_policy_document.main.json}"), false],
  ])("is %s with %j", (id, others, isWrong) => {
    expect(insecure(id, bucket(others)).length).toBe(isWrong ? 1 : 0);
  });

  it("names what is missing", () => {
    expect(["SEC652", "SEC653", "SEC654", "SEC655"].flatMap((id) => insecure(id, bucket()))).toEqual([
      `main.${ENCRYPTION}`,
      "main.aws_s3_bucket_versioning",
      "main.aws_s3_bucket_logging",
      "main.aws_s3_bucket_policy",
    ]);
  });
});
