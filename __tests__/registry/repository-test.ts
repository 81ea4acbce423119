import { TerraformVariable } from "cdktf";
import { parseJsonTemplate } from "../../src/core/read-json-template";
import { Principal } from "../../src/iam/principal";
import { Repository, type RepositoryProps } from "../../src/registry/repository";
import { errorsOf, synthesiseFully } from "../support/synth";

function repository(props: RepositoryProps = {}, use: (repository: Repository) => void = () => {}) {
  return synthesiseFully((stack) => use(new Repository(stack, "shop", props)));
}

const resource = (props?: RepositoryProps) => repository(props).resource("aws_ecr_repository", "shop");

describe("a repository", () => {
  it("scans what is pushed, moves no tag, and is encrypted", () => {
    const stack = repository();
    expect(stack.addresses()).toEqual(["aws_ecr_repository.shop"]);
    expect(stack.resource("aws_ecr_repository", "shop")).toEqual({
      name: "stack-shop",
      image_tag_mutability: "IMMUTABLE",
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [{ encryption_type: "AES256" }],
    });
  });

  it.each<[string, RepositoryProps, object]>([
    ["a name", { repositoryName: "team/shop" }, { name: "team/shop" }],
    ["tags that move", { imageTagMutability: "MUTABLE" }, { image_tag_mutability: "MUTABLE" }],
    ["no scan", { imageScanOnPush: false }, { image_scanning_configuration: { scan_on_push: false } }],
    ["a key", { kmsKeyArn: "arn:key" }, { encryption_configuration: [{ encryption_type: "KMS", kms_key: "arn:key" }] }],
    ["to go with its images", { emptyOnDelete: true }, { force_delete: true }],
    ["tags of its own", { tags: { Team: "shop" } }, { tags: { Team: "shop" } }],
  ])("may have %s", (_, props, expected) => {
    expect(resource(props)).toMatchObject(expected);
  });

  it("has a name that ECR takes, or says what is wrong with the user's", () => {
    expect(errorsOf((stack) => new Repository(stack, "Web_App"))).toEqual([]);
    expect(errorsOf((stack) => new Repository(stack, "shop", { repositoryName: "Shop" }))).toEqual([
      expect.stringMatching(/^ER001 \[stack\/shop\/Repository\] name is "Shop"/),
    ]);
  });

  it("knows its images by tag and by digest", () => {
    const names: string[] = [];
    synthesiseFully((stack) => {
      const shop = Repository.fromRepositoryAttributes(stack, "shop", {
        repositoryName: "shop",
        repositoryArn: "arn:shop",
        repositoryUri: "registry/shop",
      });
      names.push(shop.imageUri("1.0"), shop.imageUri({ digest: "sha256:abc" }));
    });
    expect(names).toEqual(["registry/shop:1.0", "registry/shop@sha256:abc"]);
  });
});

describe("the policy of a repository", () => {
  const statementsOf = (use: (repository: Repository) => void) => {
    const { policy } = repository({}, use).resource("aws_ecr_repository_policy", "shop");
    return (parseJsonTemplate(String(policy)) as { Statement: { Principal: unknown; Action: string[] }[] }).Statement;
  };

  it("is one for all whom it names, and names no resource", () => {
    const stack = repository({}, (shop) => {
      const policy = shop.allowPullFrom(Principal.account("111122223333"));
      expect(shop.allowPushFrom(Principal.arn("arn:aws:iam::444455556666:role/builder"))).toBe(policy);
    });
    expect(stack.addresses()).toEqual(["aws_ecr_repository.shop", "aws_ecr_repository_policy.shop"]);
    const { policy, ...rest } = stack.resource("aws_ecr_repository_policy", "shop");
    expect(rest).toEqual({ repository: "${aws_ecr_repository.shop.name}" });
    expect(JSON.parse(String(policy))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "111122223333" },
          Action: ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
        },
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::444455556666:role/builder" },
          Action: expect.arrayContaining(["ecr:PutImage", "ecr:CompleteLayerUpload"]),
        },
      ],
    });
  });

  it("lets nobody push who may pull alone", () => {
    const [pull] = statementsOf((shop) => {
      shop.allowPullFrom(Principal.account("111122223333"));
    });
    expect(pull?.Action).not.toContain("ecr:PutImage");
  });

  it("may name an account that only Terraform knows", () => {
    const stack = synthesiseFully((scope) => {
      const account = new TerraformVariable(scope, "account", { type: "string" }).stringValue;
      new Repository(scope, "shop").allowPullFrom(Principal.account(account));
    });
    expect(stack.resource("aws_ecr_repository_policy", "shop").policy).toContain(
      '"Principal":{"AWS":${jsonencode(var.account)}}',
    );
  });
});
