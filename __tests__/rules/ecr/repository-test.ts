import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

describe("the name of a repository", () => {
  const named = (name: unknown): ResourceMap => ({ aws_ecr_repository: { main: { name } } });

  it.each([
    "ab",
    "a".repeat(256),
    "team/shop/web",
    "a.b_c__d-e--f",
    "1.0",
    "${var.name}",
    "${var.name}-Web",
    undefined,
  ])("may be %p", (name) => {
    expect(violated(named(name))).toEqual([]);
  });

  it.each(["a", "", "a".repeat(257), "Shop", "shop-", "/shop", "shop//web", "a___b", "a._b", "shop web"])(
    "may not be %p",
    (name) => {
      expect(violated(named(name))).toEqual(["ER001"]);
    },
  );

  it("is told with the construct that it belongs to", () => {
    expect(messages(named("Shop"))).toEqual([
      'ER001 [aws_ecr_repository.main] name is "Shop"; allowed: 2 to 256 lower-case letters and digits, with -, _, . ' +
        "and / between them. Change repositoryName; without it, the construct's id makes one.",
    ]);
  });

  it("is taken once in a registry", () => {
    const two = { aws_ecr_repository: { first: { name: "shop" }, second: { name: "shop" } } };
    expect(violated(two)).toEqual(["NM001"]);
  });
});

describe("the encryption of a repository", () => {
  const encrypted = (block: Record<string, unknown>, more: ResourceMap = {}): ResourceMap => ({
    ...more,
    aws_ecr_repository: { main: { encryption_configuration: [block] } },
  });
  const kms_key = "${aws_kms_key.own.arn}";
  const own: ResourceMap = { aws_kms_key: { own: {} } };

  it("is KMS with a key of this stack, which is not the default", () => {
    expect(violated(encrypted({ encryption_type: "AES256", kms_key }, own))).toEqual(["ER003"]);
    expect(violated(encrypted({ kms_key }, own))).toEqual(["ER003"]);
    expect(violated(encrypted({ encryption_type: null, kms_key }, own))).toEqual(["ER003"]);
    expect(violated(encrypted({ encryption_type: "KMS_DSSE", kms_key }, own))).toEqual([]);
  });

  it("may be without a key, and is not judged where only Terraform knows", () => {
    expect(violated(encrypted({ encryption_type: "AES256" }))).toEqual([]);
    expect(violated(encrypted({ encryption_type: "AES256", kms_key: "${var.key}" }))).toEqual([]);
    expect(violated(encrypted({ encryption_type: "${var.type}", kms_key }, own))).toEqual([]);
  });
});

describe("ER003", () => {
  it("says where, for each block", () => {
    const encryption_configuration = [{ encryption_type: "KMS", kms_key: "key/1" }, { kms_key: "key/2" }];
    expect(messages({ aws_ecr_repository: { main: { encryption_configuration } } })).toEqual([
      'ER003 [aws_ecr_repository.main] encryption_configuration[1].encryption_type is "AES256"; allowed: KMS or KMS_DSSE ' +
        "with kms_key. Set the encryption type to KMS, or leave the key out.",
    ]);
  });
});

describe("ER004", () => {
  const encrypted = (encryption_type: unknown): ResourceMap => ({
    aws_ecr_repository: { main: { encryption_configuration: { encryption_type } } },
  });

  it.each(["AES256", "KMS", "KMS_DSSE", "${var.type}", null, undefined])("takes %p", (type) => {
    expect(violated(encrypted(type))).toEqual([]);
  });

  it.each(["", "kms", "AES", "KMS_"])("does not take %p", (type) => {
    expect(messages(encrypted(type))).toEqual([
      `ER004 [aws_ecr_repository.main] encryption_configuration[0].encryption_type is "${type}"; allowed: AES256, KMS, ` +
        "KMS_DSSE. Set the encryption type to one of them.",
    ]);
  });
});

describe("ER002", () => {
  const mutable = (image_tag_mutability: unknown, more: object = {}): ResourceMap => ({
    aws_ecr_repository: { main: { image_tag_mutability, ...more } },
  });
  const filter = { filter: "latest*", filter_type: "WILDCARD" };

  it.each(["MUTABLE", "IMMUTABLE", "${var.tags}", null, undefined])("takes %p", (value) => {
    expect(violated(mutable(value))).toEqual([]);
  });

  it.each(["", "immutable", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION"])("does not take %p", (value) => {
    expect(messages(mutable(value))).toEqual([
      `ER002 [aws_ecr_repository.main] image_tag_mutability is "${value}"; allowed: IMMUTABLE, MUTABLE. ` +
        "Set imageTagMutability to one of the two.",
    ]);
  });

  it.each([
    { image_tag_mutability_exclusion_filter: [filter] },
    { dynamic: { image_tag_mutability_exclusion_filter: { for_each: "${var.filters}" } } },
  ])("leaves newer providers their exceptions: %j", (more) => {
    expect(violated(mutable("IMMUTABLE_WITH_EXCLUSION", more))).toEqual([]);
  });
});
