import {
  BatchDeleteImageCommand,
  CreatePullThroughCacheRuleCommand,
  DescribePullThroughCacheRulesCommand,
  DescribeRepositoriesCommand,
  GetLifecyclePolicyCommand,
  GetRepositoryPolicyCommand,
  PutImageCommand,
} from "@aws-sdk/client-ecr";
import { DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { GetRolePolicyCommand, ListRolePoliciesCommand } from "@aws-sdk/client-iam";
import type { App } from "cdktf";
import { RegistryStack } from "../../src/stacks/registry/registry-stack";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

const HOST = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com";
const ARN = "arn:aws:ecr:ap-northeast-1:123456789012:repository";
const LOGIN = { Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: ["*"] };
const PULL = ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"];
const PUSH = [
  "ecr:InitiateLayerUpload",
  "ecr:UploadLayerPart",
  "ecr:CompleteLayerUpload",
  "ecr:BatchCheckLayerAvailability",
  "ecr:PutImage",
  "ecr:BatchGetImage",
];
const SIZE = 13;

describeWith(["terraform", "emulator"], "the registry stack on AWS", () => {
  const emulator = useEmulator();
  let terraform: Terraform;
  let copy: Terraform;

  beforeAll(() => {
    const at = (stack: string, prefix: string) => {
      const compose = (app: App) => new RegistryStack(app, stack, { prefix });
      return new Terraform(deployable(scratchDirectory(stack), stack, compose), { env: emulator().env });
    };
    terraform = at("registry", "");
    copy = at("blue-registry", "blue-");
  });

  /** The statements of the only inline policy of a role. */
  async function allowed(RoleName: string): Promise<unknown> {
    const { iam } = awsApi(emulator());
    const { PolicyNames: [PolicyName] = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
    const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
    return JSON.parse(decodeURIComponent(PolicyDocument)).Statement;
  }

  async function image(taskDefinition: string): Promise<string | undefined> {
    const { ecs } = awsApi(emulator());
    const found = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
    return found.taskDefinition?.containerDefinitions?.[0]?.image;
  }

  const policy = () => awsApi(emulator()).ecr.send(new GetRepositoryPolicyCommand({ repositoryName: "ecs-app" }));

  it("is valid, and applied", async () => {
    await terraform.init();
    await terraform.validate();
    const plan = await terraform.plan();
    expect(plan).toMatchObject({ add: SIZE, change: 0, destroy: 0 });
    expect(await terraform.apply({ plan })).toEqual({ add: SIZE, change: 0, destroy: 0 });
  });

  it("tells the URL of the registry, and how to log in", async () => {
    expect(await terraform.output()).toEqual({
      registry_url: `https://${HOST}`,
      repository_url: `${HOST}/ecs-app`,
      login_command:
        "aws ecr get-login-password --region ap-northeast-1 | " +
        `docker login --username AWS --password-stdin ${HOST}`,
      cached_image: `${HOST}/registry-ecr-public/nginx/nginx:1.27`,
    });
  });

  it("has a repository that scans, moves no tag, is encrypted, and deletes what nobody needs", async () => {
    const { ecr } = awsApi(emulator());
    const { repositories } = await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ["ecs-app"] }));
    expect(repositories).toMatchObject([
      {
        repositoryUri: `${HOST}/ecs-app`,
        imageTagMutability: "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfiguration: { encryptionType: "AES256" },
      },
    ]);
    const lifecycle = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName: "ecs-app" }));
    expect(JSON.parse(String(lifecycle.lifecyclePolicyText)).rules).toEqual([
      {
        rulePriority: 1,
        selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 },
        action: { type: "expire" },
      },
      {
        rulePriority: 2,
        selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 30 },
        action: { type: "expire" },
      },
    ]);
  });

  it("lets one role pull, and another push and pull", async () => {
    const pull = { Effect: "Allow", Action: PULL, Resource: [`${ARN}/ecs-app`] };
    const push = { Effect: "Allow", Action: PUSH, Resource: [`${ARN}/ecs-app`] };
    expect(await allowed("registry-puller")).toEqual([LOGIN, pull]);
    expect(await allowed("registry-pusher")).toEqual([LOGIN, pull, push]);
  });

  it("runs a task of an image in the repository, whose execution role may pull that", async () => {
    expect(await image("registry-app")).toBe(`${HOST}/ecs-app:1.0.0`);
    expect(await allowed("registry-app-execution-role")).toEqual([
      LOGIN,
      { Effect: "Allow", Action: PULL, Resource: [`${ARN}/ecs-app`] },
    ]);
  });

  it("runs a task of an image through the cache, whose execution role may fetch that", async () => {
    const { ecr } = awsApi(emulator());
    const { pullThroughCacheRules } = await ecr.send(new DescribePullThroughCacheRulesCommand({}));
    expect(pullThroughCacheRules).toMatchObject([
      {
        ecrRepositoryPrefix: "registry-ecr-public",
        upstreamRegistryUrl: "public.ecr.aws",
        upstreamRegistry: "ecr-public",
        registryId: "123456789012",
      },
    ]);
    expect(await image("registry-cached")).toBe(`${HOST}/registry-ecr-public/nginx/nginx:1.27`);
    const Resource = [`${ARN}/registry-ecr-public/*`];
    expect(await allowed("registry-cached-execution-role")).toEqual([
      LOGIN,
      { Effect: "Allow", Action: PULL, Resource },
      { Effect: "Allow", Action: ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"], Resource },
    ]);
  });

  it("changes nothing when it is planned again", async () => {
    expect((await terraform.plan()).noChanges).toBe(true);
  });

  it("lets no other account in, until one is named", async () => {
    await expect(policy()).rejects.toMatchObject({ name: "RepositoryPolicyNotFoundException" });
    const vars = { pull_account_id: "111122223333", push_account_id: "444455556666", image_tag: "2.0.0" };
    const plan = await terraform.plan({ vars });
    const changes = ((await plan.json()).resource_changes ?? [])
      .filter(({ change }) => change.actions[0] !== "no-op")
      .map(({ address, change }) => `${address}: ${change.actions.join(", ")}`);
    expect(changes.sort()).toEqual([
      "aws_ecr_repository_policy.ecs_app[0]: create",
      "aws_ecs_task_definition.app: create, delete",
    ]);
    await terraform.apply({ plan });
    const { policyText = "" } = await policy();
    expect(JSON.parse(policyText).Statement).toEqual([
      { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: PULL },
      { Effect: "Allow", Principal: { AWS: "444455556666" }, Action: PULL },
      { Effect: "Allow", Principal: { AWS: "444455556666" }, Action: PUSH },
    ]);
    expect(await image("registry-app")).toBe(`${HOST}/ecs-app:2.0.0`);
    expect((await terraform.plan({ vars })).noChanges).toBe(true);
  });

  it("names its own account in place of the one that is missing, and has no policy without any", async () => {
    const vars = { pull_account_id: "111122223333" };
    await terraform.apply({ vars });
    const { policyText = "" } = await policy();
    const principals = JSON.parse(policyText).Statement.map((statement: { Principal: unknown }) => statement.Principal);
    expect(principals).toEqual([{ AWS: "111122223333" }, { AWS: "123456789012" }, { AWS: "123456789012" }]);
    expect((await terraform.plan({ vars })).noChanges).toBe(true);
    await terraform.apply();
    await expect(policy()).rejects.toMatchObject({ name: "RepositoryPolicyNotFoundException" });
  });

  it("has room for a copy in the same account, by a prefix", async () => {
    await copy.init();
    expect(await copy.apply()).toEqual({ add: SIZE, change: 0, destroy: 0 });
    expect(await copy.output()).toMatchObject({
      repository_url: `${HOST}/blue-ecs-app`,
      cached_image: `${HOST}/blue-registry-ecr-public/nginx/nginx:1.27`,
    });
    expect((await copy.destroy()).destroy).toBe(SIZE);
  });

  it.each([
    ["region", "Tokyo", "region must be a region of AWS"],
    ["image_tag", "not a tag", "image_tag must be a tag"],
    ["pull_account_id", "1234", "pull_account_id must be the number of an account"],
    ["push_account_id", "1234-5678-9012", "push_account_id must be the number of an account"],
  ])("refuses %s = %j at plan", async (name, value, message) => {
    await expect(terraform.plan({ vars: { [name]: value } })).rejects.toThrow(message);
  });

  it("is not destroyed while an image is in the repository", async () => {
    const { ecr } = awsApi(emulator());
    const mediaType = "application/vnd.oci.image.index.v1+json";
    const imageManifest = JSON.stringify({ schemaVersion: 2, mediaType, manifests: [] });
    await ecr.send(new PutImageCommand({ repositoryName: "ecs-app", imageManifest, imageTag: "1.0.0" }));
    const args = ["-target=aws_ecr_repository.ecs_app"];
    await expect(terraform.destroy({ args })).rejects.toThrow("RepositoryNotEmptyException");
    const imageIds = [{ imageTag: "1.0.0" }];
    await ecr.send(new BatchDeleteImageCommand({ repositoryName: "ecs-app", imageIds }));
    await terraform.apply();
  });

  it("leaves nothing behind", async () => {
    expect((await terraform.destroy()).destroy).toBe(SIZE);
    expect(await leftovers(emulator())).toEqual([]);
  });

  it("would be told of a cache that is left", async () => {
    const rule = { ecrRepositoryPrefix: "quay", upstreamRegistryUrl: "quay.io" };
    await awsApi(emulator()).ecr.send(new CreatePullThroughCacheRuleCommand(rule));
    expect(await leftovers(emulator())).toEqual(["pull-through cache quay"]);
  });
});
