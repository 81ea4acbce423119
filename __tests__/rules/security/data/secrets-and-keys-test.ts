import { insecure } from "../../../support/security";

describe("the security of secrets and keys", () => {
  it.each([
    ["SEC621", "aws_secretsmanager_secret", {}, ["main.kms_key_id"]],
    ["SEC621", "aws_secretsmanager_secret", { kms_key_id: "${var.key}" }, []],
    ["SEC622", "aws_secretsmanager_secret", {}, ["main.aws_secretsmanager_secret_rotation"]],
    ["SEC623", "aws_ssm_parameter", { type: "SecureString" }, ["main.key_id"]],
    ["SEC623", "aws_ssm_parameter", { type: "String" }, []],
    ["SEC623", "aws_ssm_parameter", { type: "${var.type}" }, []],
    ["SEC623", "aws_ssm_parameter", { type: "SecureString", key_id: "${var.key}" }, []],
    ["SEC624", "aws_ssm_parameter", { type: "String" }, ["main.type"]],
    ["SEC624", "aws_ssm_parameter", { type: "StringList" }, ["main.type"]],
    ["SEC624", "aws_ssm_parameter", { type: "SecureString" }, []],
    ["SEC641", "aws_kms_key", {}, ["main.enable_key_rotation"]],
    ["SEC641", "aws_kms_key", { customer_master_key_spec: null }, ["main.enable_key_rotation"]],
    ["SEC641", "aws_kms_key", { customer_master_key_spec: "SYMMETRIC_DEFAULT" }, ["main.enable_key_rotation"]],
    ["SEC641", "aws_kms_key", { customer_master_key_spec: "RSA_2048" }, []],
    ["SEC641", "aws_kms_key", { enable_key_rotation: true }, []],
    ["SEC642", "aws_kms_key", {}, ["main.policy"]],
    ["SEC642", "aws_kms_key", { policy: null }, ["main.policy"]],
    ["SEC642", "aws_kms_key", { policy: "" }, ["main.policy"]],
    ["SEC642", "aws_kms_key", { policy: "${var.policy}" }, []],
  ])("is %s of %s with %j", (id, type, main, found) => {
    expect(insecure(id, { [type]: { main: { ...main } } })).toEqual(found);
  });

  it("may be said by other resources", () => {
    const aws_secretsmanager_secret_rotation = { main: { secret_id: "${aws_secretsmanager_secret.a.id}" } };
    const aws_secretsmanager_secret = { a: {}, b: {} };
    expect(insecure("SEC622", { aws_secretsmanager_secret, aws_secretsmanager_secret_rotation })).toEqual([
      "b.aws_secretsmanager_secret_rotation",
    ]);
    const aws_kms_key_policy = { main: { key_id: "${aws_kms_key.a.key_id}" } };
    expect(insecure("SEC642", { aws_kms_key: { a: {}, b: {} }, aws_kms_key_policy })).toEqual(["b.policy"]);
  });
});
