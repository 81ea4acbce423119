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
    expect(violated(encrypted({ encryption_type: "KMS_DSSE", kms_key }, own))).toEqual([]);
  });

  it("may be without a key, and is not judged where only Terraform knows", () => {
    expect(violated(encrypted({ encryption_type: "AES256" }))).toEqual([]);
    expect(violated(encrypted({ encryption_type: "AES256", kms_key: "${var.key}" }))).toEqual([]);
    expect(violated(encrypted({ encryption_type: "${var.type}", kms_key }, own))).toEqual([]);
  });
});

/** A lifecycle policy with a rule for each selection, of priority 1, 2, ... */
function policy(...selections: object[]): ResourceMap {
  const rules = selections.map((selection, i) => ({
    rulePriority: i + 1,
    selection: { tagStatus: "untagged", countType: "imageCountMoreThan", countNumber: 1, ...selection },
  }));
  return { aws_ecr_lifecycle_policy: { main: { policy: JSON.stringify({ rules }) } } };
}

describe("a lifecycle rule for tagged images", () => {
  const tagged = (lists: object) => violated(policy({ tagStatus: "tagged", ...lists }));

  it("names prefixes or patterns, one of the two", () => {
    expect(tagged({ tagPrefixList: ["v"] })).toEqual([]);
    expect(tagged({ tagPatternList: ["v*"] })).toEqual([]);
    expect(tagged({ tagPrefixList: ["v"], tagPatternList: ["v*"] })).toEqual(["ER005"]);
    expect(tagged({ tagPrefixList: [] })).toEqual(["ER005"]);
  });

  it("may have lists that only Terraform knows", () => {
    expect(tagged({ tagPrefixList: "${var.prefixes}" })).toEqual([]);
    expect(tagged({ tagPatternList: ["${var.pattern}"] })).toEqual([]);
  });
});

it.each(["untagged", "any"])("a lifecycle rule for %s images names no tags", (tagStatus) => {
  expect(violated(policy({ tagStatus, tagPatternList: ["v*"], tagPrefixList: ["v"] }))).toEqual(["ER006", "ER006"]);
  expect(violated(policy({ tagStatus, tagPatternList: [], tagPrefixList: null }))).toEqual([]);
});

describe("the lifecycle rule for any image", () => {
  const any = { tagStatus: "any" };

  it("comes last, and there is one", () => {
    expect(violated(policy({}, any))).toEqual([]);
    expect(violated(policy(any, {}, {}))).toEqual(["ER008", "ER008"]);
    expect(messages(policy(any, any))).toEqual([
      expect.stringContaining(
        "policy.rules[0].rulePriority is 1; allowed: more than 2, the priority of policy.rules[1]",
      ),
    ]);
  });

  it("may be followed by one for what has been archived", () => {
    expect(violated(policy(any, { ...any, storageClass: "archive" }))).toEqual([]);
    expect(violated(policy(any, { ...any, storageClass: "standard" }))).toEqual(["ER008"]);
  });
});

describe("the priority of a lifecycle rule", () => {
  const priorities = (...numbers: unknown[]): ResourceMap => {
    const rules = numbers.map((rulePriority) => ({ rulePriority, selection: { tagStatus: "untagged" } }));
    return { aws_ecr_lifecycle_policy: { main: { policy: JSON.stringify({ rules }) } } };
  };

  it("is 1 or more, and taken once", () => {
    expect(violated(priorities(1, 100))).toEqual([]);
    expect(violated(priorities(0, -1, 1.5))).toEqual(["ER009", "ER009", "ER009"]);
    expect(violated(priorities(2, 2, 2))).toEqual(["ER009", "ER009"]);
  });

  it("may be known to Terraform only", () => {
    expect(violated(priorities("${var.a}", "${var.a}"))).toEqual([]);
  });
});

describe("what a lifecycle rule counts", () => {
  it.each([
    [{ countType: "imageCountMoreThan", countNumber: 1 }],
    [{ countType: "sinceImagePushed", countUnit: "days", countNumber: 14 }],
    [{ countType: "sinceImagePulled", countUnit: "days" }],
    [{ countType: "sinceImagePushed", countUnit: "${var.unit}" }],
    [{ countType: "${var.type}", countUnit: "weeks" }],
  ])("may be %j", (selection) => {
    expect(violated(policy(selection))).toEqual([]);
  });

  it.each([
    [{ countNumber: 0 }],
    [{ countNumber: 1.5 }],
    [{ countType: "imageCountLessThan" }],
    [{ countType: "imageCountMoreThan", countUnit: "days" }],
    [{ countType: "sinceImagePushed" }],
    [{ countType: "sinceImagePushed", countUnit: "weeks" }],
  ])("may not be %j", (selection) => {
    expect(violated(policy(selection))).toEqual(["ER010"]);
  });
});

describe("a lifecycle policy that only Terraform knows", () => {
  it.each(["${var.policy}", "no JSON", "null", "[]", '{"rules":${jsonencode(var.rules)}}', undefined])(
    "is not judged: %p",
    (text) => {
      expect(violated({ aws_ecr_lifecycle_policy: { main: { policy: text } } })).toEqual([]);
    },
  );
});

describe("the secret of a pull-through cache", () => {
  const cache = (attributes: Record<string, unknown>, name?: string): ResourceMap => ({
    aws_ecr_pull_through_cache_rule: { main: attributes },
    aws_secretsmanager_secret: { hub: { name } },
  });
  const hub = "${aws_secretsmanager_secret.hub.arn}";

  it.each(["registry-1.docker.io", "ghcr.io", "registry.gitlab.com", "shop.azurecr.io"])("is wanted by %s", (url) => {
    expect(violated(cache({ upstream_registry_url: url }))).toEqual(["ER011"]);
    expect(violated(cache({ upstream_registry_url: url, credential_arn: "${var.secret}" }))).toEqual([]);
  });

  it.each(["public.ecr.aws", "quay.io", "registry.k8s.io", "${var.url}"])("is not wanted by %s", (url) => {
    expect(violated(cache({ upstream_registry_url: url }))).toEqual([]);
  });

  it("has a name that ECR may read, also if it is of this stack", () => {
    expect(violated(cache({ credential_arn: hub }, "ecr-pullthroughcache/hub"))).toEqual([]);
    expect(violated(cache({ credential_arn: hub }, "hub"))).toEqual(["ER012"]);
    expect(violated(cache({ credential_arn: hub }, "${var.name}"))).toEqual([]);
  });
});
