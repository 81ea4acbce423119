import { PullThroughCacheRule } from "../../src/registry/pull-through-cache-rule";
import { Repository } from "../../src/registry/repository";
import { UpstreamRegistry } from "../../src/registry/upstream-registry";
import { ContainerImage } from "../../src/task-definition/container-image";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { Secret } from "../../src/task-definition/secret";
import { synthesiseFully } from "../support/synth";

const repository = "arn:aws:ecr:ap-northeast-1:123456789012:repository/app";
const image: ContainerImage = {
  imageName: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/app:1",
  permissions: [
    { actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
    { actions: ["ecr:BatchGetImage"], resources: [repository] },
  ],
};

function task(of: string | ContainerImage) {
  return synthesiseFully((scope) => new FargateTaskDefinition(scope, "web").addContainer("app", { image: of }));
}

describe("a container's image", () => {
  it("that anybody may pull needs no role", () => {
    expect(task("nginx:1.27").addresses()).toEqual(["aws_ecs_task_definition.web"]);
    expect(task({ imageName: "nginx:1.27", permissions: [] }).addresses()).toEqual(["aws_ecs_task_definition.web"]);
  });

  it("is in the task definition by its name", () => {
    const { container_definitions } = task(image).resource("aws_ecs_task_definition", "web");
    expect(JSON.parse(String(container_definitions))).toEqual([{ name: "app", image: image.imageName }]);
  });

  it("has the execution role get the permission to pull it, and the task wait for that", () => {
    const stack = task(image);
    expect(stack.resource("aws_ecs_task_definition", "web")).toMatchObject({
      execution_role_arn: "${aws_iam_role.web_execution_role.arn}",
      depends_on: ["aws_iam_role_policy.web_execution_role"],
    });
    const { policy } = stack.resource("aws_iam_role_policy", "web_execution_role");
    expect(JSON.parse(String(policy)).Statement).toEqual([
      { Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: ["*"] },
      { Effect: "Allow", Action: ["ecr:BatchGetImage"], Resource: [repository] },
    ]);
  });
});

describe("an image in a repository of ECR", () => {
  const stack = synthesiseFully((scope) => {
    const shop = new Repository(scope, "shop");
    const old = Repository.fromRepositoryAttributes(scope, "old", {
      repositoryName: "app",
      repositoryArn: repository,
      repositoryUri: "registry/app",
    });
    const web = new FargateTaskDefinition(scope, "web");
    web.addContainer("shop", { image: ContainerImage.fromEcrRepository(shop, "1.0") });
    web.addContainer("same", { image: ContainerImage.fromEcrRepository(shop, "1.1") });
    web.addContainer("old", { image: ContainerImage.fromEcrRepository(old, { digest: "sha256:abc" }) });
  });
  const { container_definitions, depends_on } = stack.resource("aws_ecs_task_definition", "web");

  it("is named by the repository's URI", () => {
    expect(container_definitions).toContain('"image":${jsonencode("${aws_ecr_repository.shop.repository_url}:1.0")}');
    expect(container_definitions).toContain('"image":"registry/app@sha256:abc"');
  });

  it("may be pulled by the execution role, from each repository once", () => {
    const pull = '"Action":["ecr:BatchCheckLayerAvailability","ecr:GetDownloadUrlForLayer","ecr:BatchGetImage"]';
    const { policy } = stack.resource("aws_iam_role_policy", "web_execution_role");
    expect(policy).toBe(
      '{"Version":"2012-10-17","Statement":[' +
        '{"Effect":"Allow","Action":["ecr:GetAuthorizationToken"],"Resource":["*"]},' +
        `{"Effect":"Allow",${pull},"Resource":[\${jsonencode(aws_ecr_repository.shop.arn)}]},` +
        `{"Effect":"Allow",${pull},"Resource":["${repository}"]}]}`,
    );
    expect(depends_on).toEqual(["aws_iam_role_policy.web_execution_role"]);
  });
});

describe("an image through a cache", () => {
  const stack = synthesiseFully((scope) => {
    const gallery = new PullThroughCacheRule(scope, "gallery", { upstream: UpstreamRegistry.ecrPublic() });
    const image = ContainerImage.fromPullThroughCache(gallery, "nginx/nginx", "1.27");
    new FargateTaskDefinition(scope, "web").addContainer("nginx", { image });
  });

  it("is named by the cache", () => {
    const { container_definitions } = stack.resource("aws_ecs_task_definition", "web");
    expect(container_definitions).toContain(
      "${aws_ecr_pull_through_cache_rule.gallery.ecr_repository_prefix}/nginx/nginx:1.27",
    );
  });

  it("may be pulled by the execution role, and fetched for the first time, under the prefix of the cache alone", () => {
    const { policy } = stack.resource("aws_iam_role_policy", "web_execution_role");
    const prefix =
      "arn:${data.aws_partition.gallery.partition}:ecr:${data.aws_region.gallery.name}:" +
      "${aws_ecr_pull_through_cache_rule.gallery.registry_id}:repository/" +
      "${aws_ecr_pull_through_cache_rule.gallery.ecr_repository_prefix}/*";
    const resources = `"Resource":[\${jsonencode("${prefix}")}]`;
    expect(String(policy).split(resources)).toHaveLength(3);
    expect(policy).toContain(
      `{"Effect":"Allow","Action":["ecr:BatchImportUpstreamImage","ecr:CreateRepository"],${resources}}`,
    );
  });
});

describe("an image in a private registry", () => {
  it("is pulled with a secret, which the execution role may read", () => {
    const secretArn = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:registry-AbCdEf";
    const stack = synthesiseFully((scope) => {
      const repositoryCredentials = Secret.fromSecretsManager(secretArn);
      new FargateTaskDefinition(scope, "web").addContainer("app", {
        image: "example.com/app:1",
        repositoryCredentials,
      });
    });
    const { container_definitions } = stack.resource("aws_ecs_task_definition", "web");
    expect(JSON.parse(String(container_definitions))).toEqual([
      { name: "app", image: "example.com/app:1", repositoryCredentials: { credentialsParameter: secretArn } },
    ]);
    const { policy } = stack.resource("aws_iam_role_policy", "web_execution_role");
    expect(JSON.parse(String(policy)).Statement).toEqual([
      { Effect: "Allow", Action: ["secretsmanager:GetSecretValue"], Resource: [secretArn] },
    ]);
  });
});
