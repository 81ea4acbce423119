import { insecure } from "../../../support/security";

const repository = (attributes: object) => ({ aws_ecr_repository: { main: { ...attributes } } });
const policy = (...Statement: object[]) => ({
  aws_ecr_repository_policy: { main: { policy: JSON.stringify({ Statement }) } },
});
const allow = (Principal: unknown) => ({ Effect: "Allow", Principal });

describe("the security of a repository", () => {
  it.each([
    ["SEC601", {}, ["main.image_scanning_configuration.scan_on_push"]],
    ["SEC601", { image_scanning_configuration: { scan_on_push: true } }, []],
    ["SEC602", {}, ["main.image_tag_mutability"]],
    ["SEC602", { image_tag_mutability: "MUTABLE" }, ["main.image_tag_mutability"]],
    ["SEC602", { image_tag_mutability: "IMMUTABLE_WITH_EXCLUSION" }, []],
    ["SEC603", { encryption_configuration: { encryption_type: "KMS" } }, ["main.encryption_configuration[0].kms_key"]],
    ["SEC603", { encryption_configuration: { kms_key: "${var.key}" } }, []],
    ["SEC605", {}, ["main.aws_ecr_lifecycle_policy"]],
  ])("is %s of %j", (id, attributes, found) => {
    expect(insecure(id, repository(attributes))).toEqual(found);
  });

  it("is not scanned by itself where the registry does it", () => {
    const aws_ecr_registry_scanning_configuration = { main: { scan_type: "ENHANCED" } };
    expect(insecure("SEC601", { ...repository({}), aws_ecr_registry_scanning_configuration })).toEqual([]);
  });

  it("deletes images by a policy of its own", () => {
    const aws_ecr_repository = { main: {}, other: {} };
    const aws_ecr_lifecycle_policy = { main: { repository: "${aws_ecr_repository.other.name}" } };
    expect(insecure("SEC605", { aws_ecr_repository, aws_ecr_lifecycle_policy })).toEqual([
      "main.aws_ecr_lifecycle_policy",
    ]);
  });

  it.each([
    ["*", true],
    [{ AWS: "*" }, true],
    [{ AWS: ["123456789012", "*"] }, true],
    [{ AWS: "123456789012" }, false],
    [{ Service: "codebuild.amazonaws.com" }, false],
    ["${var.principal}", false],
  ])("is not everybody's: %j", (principal, isPublic) => {
    expect(insecure("SEC604", policy(allow("x"), allow(principal)))).toEqual(
      isPublic ? ["main.policy.Statement[1].Principal"] : [],
    );
    expect(insecure("SEC604", policy({ ...allow(principal), Effect: "Deny" }))).toEqual([]);
    expect(insecure("SEC604", policy({ ...allow(principal), Condition: {} }))).toEqual([]);
  });

  it("is not known where its policy is not", () => {
    expect(insecure("SEC604", { aws_ecr_repository_policy: { main: { policy: "${var.policy}" } } })).toEqual([]);
  });
});
