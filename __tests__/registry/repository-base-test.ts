import { TerraformOutput, type TerraformStack } from "cdktf";
import { type IRole, Role } from "../../src/iam/role";
import { PULL_ACTIONS, PUSH_ACTIONS } from "../../src/registry/permissions";
import { Repository } from "../../src/registry/repository";
import type { IRepository } from "../../src/registry/repository-base";
import { emptyStack, synthesiseFully } from "../support/synth";

const EXISTING = {
  repositoryName: "shop",
  repositoryArn: "arn:aws:ecr:ap-northeast-1:123456789012:repository/shop",
  repositoryUri: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/shop",
};
const LOGIN = { Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: ["*"] };

/** What `use` allows the role `builder` to do with the existing repository. */
function allowed(use: (repository: IRepository, builder: IRole) => void): unknown {
  const stack = synthesiseFully((scope) => {
    const builder = new Role(scope, "builder", { assumedBy: "codebuild.amazonaws.com" });
    use(Repository.fromRepositoryAttributes(scope, "shop", EXISTING), builder);
  });
  return JSON.parse(String(stack.resource("aws_iam_role_policy", "builder").policy)).Statement;
}

const on = (actions: readonly string[]) => ({ Effect: "Allow", Action: actions, Resource: [EXISTING.repositoryArn] });

describe("a role", () => {
  it("that may pull may log in, and pull from the repository alone", () => {
    expect(allowed((shop, builder) => shop.grantPull(builder))).toEqual([LOGIN, on(PULL_ACTIONS)]);
  });

  it("that may push may log in, and push to the repository alone", () => {
    expect(allowed((shop, builder) => shop.grantPush(builder))).toEqual([LOGIN, on(PUSH_ACTIONS)]);
  });

  it("that may do both may log in once", () => {
    expect(allowed((shop, builder) => shop.grantPullPush(builder))).toEqual([
      LOGIN,
      on(PULL_ACTIONS),
      on(PUSH_ACTIONS),
    ]);
  });

  it("may be one that exists", () => {
    const stack = synthesiseFully((scope) => {
      const old = Role.fromRoleArn(scope, "old", "arn:aws:iam::123456789012:role/old");
      new Repository(scope, "shop").grantPull(old);
    });
    expect(stack.addresses()).toEqual(["aws_ecr_repository.shop", "aws_iam_role_policy.old"]);
    expect(stack.resource("aws_iam_role_policy", "old").policy).toContain("${jsonencode(aws_ecr_repository.shop.arn)}");
  });
});

describe("a repository that exists already", () => {
  it("is not made, and is what it was said to be", () => {
    const stack = synthesiseFully((scope) => {
      expect(Repository.fromRepositoryAttributes(scope, "shop", EXISTING)).toMatchObject(EXISTING);
    });
    expect(stack.addresses()).toEqual([]);
  });
});

describe("a repository that is made", () => {
  it("tells its name, ARN and URI, which are there only after it", () => {
    const stack = synthesiseFully((scope: TerraformStack) => {
      const { repositoryName, repositoryArn, repositoryUri } = new Repository(scope, "shop");
      for (const [name, value] of Object.entries({ repositoryName, repositoryArn, repositoryUri })) {
        new TerraformOutput(scope, name, { value });
      }
    });
    expect(stack.json.output).toEqual({
      repositoryName: { value: "${aws_ecr_repository.shop.name}" },
      repositoryArn: { value: "${aws_ecr_repository.shop.arn}" },
      repositoryUri: { value: "${aws_ecr_repository.shop.repository_url}" },
    });
  });
});

describe("a repository", () => {
  it("has the metric RepositoryPullCount", () => {
    const shop = Repository.fromRepositoryAttributes(emptyStack(), "shop", EXISTING);
    const metric = {
      namespace: "AWS/ECR",
      metricName: "RepositoryPullCount",
      dimensions: { RepositoryName: "shop" },
      statistic: "Sum",
    };
    expect(shop.metricPullCount()).toEqual(metric);
    expect(shop.metricPullCount({ statistic: "Average", period: 3600 })).toEqual({
      ...metric,
      statistic: "Average",
      period: 3600,
    });
  });
});
