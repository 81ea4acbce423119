import { PULL_ACTIONS, PUSH_ACTIONS } from "../../../src/registry/permissions";
import { RegistryStack } from "../../../src/stacks/registry/registry-stack";
import { errorsOfApp, synthesiseApp } from "../../support/synth";

const app = synthesiseApp((app) => {
  new RegistryStack(app, "registry");
  new RegistryStack(app, "blue-registry", {
    prefix: "blue-",
    state: { bucket: "team-state", region: "eu-central-1" },
  });
});
const stack = app.stack("registry");
const REPOSITORY = "aws_ecr_repository.ecs_app";
const HOST = `element(split("/", ${REPOSITORY}.repository_url), 0)`;

function inlinePolicy(name: string): string {
  return String(stack.resource("aws_iam_role_policy", name).policy);
}

describe("the registry stack", () => {
  it("has a repository, who may use it, a cache, and two tasks", () => {
    expect(stack.addresses()).toEqual([
      "aws_ecr_lifecycle_policy.ecs_app",
      "aws_ecr_pull_through_cache_rule.ecr_public",
      "aws_ecr_repository.ecs_app",
      "aws_ecr_repository_policy.ecs_app",
      "aws_ecs_task_definition.app",
      "aws_ecs_task_definition.cached",
      "aws_iam_role.app_execution_role",
      "aws_iam_role.cached_execution_role",
      "aws_iam_role.puller",
      "aws_iam_role.pusher",
      "aws_iam_role_policy.app_execution_role",
      "aws_iam_role_policy.cached_execution_role",
      "aws_iam_role_policy.puller",
      "aws_iam_role_policy.pusher",
    ]);
  });

  it("calls the repository as the slides do, and leaves it as it is made when images are in it", () => {
    expect(stack.resource("aws_ecr_repository", "ecs_app")).toEqual({
      name: "ecs-app",
      image_tag_mutability: "IMMUTABLE",
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [{ encryption_type: "AES256" }],
    });
    const { policy } = stack.resource("aws_ecr_lifecycle_policy", "ecs_app");
    expect(JSON.parse(String(policy)).rules).toMatchObject([
      { selection: { tagStatus: "untagged", countNumber: 7 } },
      { selection: { tagStatus: "any", countNumber: 30 } },
    ]);
  });

  it("lets a machine pull, and a build push and pull", () => {
    expect(inlinePolicy("puller")).toContain(JSON.stringify(PULL_ACTIONS));
    expect(inlinePolicy("puller")).not.toContain("ecr:PutImage");
    expect(inlinePolicy("pusher")).toContain(JSON.stringify(PULL_ACTIONS));
    expect(inlinePolicy("pusher")).toContain(JSON.stringify(PUSH_ACTIONS));
    const services = ["puller", "pusher"].map((role) => stack.resource("aws_iam_role", role).assume_role_policy);
    expect(services[0]).toContain("ec2.amazonaws.com");
    expect(services[1]).toContain("codebuild.amazonaws.com");
  });

  it("has a policy for other accounts as soon as one is named; who is not named gives way to the own account", () => {
    const { count, policy } = stack.resource("aws_ecr_repository_policy", "ecs_app");
    expect(count).toBe("${min(1, length(compact([var.pull_account_id, var.push_account_id])))}");
    const statement = (variable: string, actions: readonly string[]) => {
      const account = `\${jsonencode(coalesce(var.${variable}, ${REPOSITORY}.registry_id))}`;
      return `{"Effect":"Allow","Principal":{"AWS":${account}},"Action":${JSON.stringify(actions)}}`;
    };
    const statements = [
      statement("pull_account_id", PULL_ACTIONS),
      statement("push_account_id", PULL_ACTIONS),
      statement("push_account_id", PUSH_ACTIONS),
    ];
    expect(policy).toBe(`{"Version":"2012-10-17","Statement":[${statements.join(",")}]}`);
  });

  it("runs an image of the repository, and one of the public gallery through the cache", () => {
    const containers = (name: string) => String(stack.resource("aws_ecs_task_definition", name).container_definitions);
    expect(containers("app")).toContain(`\${${REPOSITORY}.repository_url}:\${var.image_tag}`);
    expect(containers("app")).toContain('"containerPort":4567');
    expect(containers("cached")).toContain(
      "${aws_ecr_pull_through_cache_rule.ecr_public.ecr_repository_prefix}/nginx/nginx:1.27",
    );
    expect(inlinePolicy("app_execution_role")).toContain(`\${jsonencode(${REPOSITORY}.arn)}`);
    expect(inlinePolicy("app_execution_role")).not.toContain("ecr:BatchImportUpstreamImage");
    expect(inlinePolicy("cached_execution_role")).toContain('["ecr:BatchImportUpstreamImage","ecr:CreateRepository"]');
    expect(stack.resource("aws_ecr_pull_through_cache_rule", "ecr_public").upstream_registry_url).toBe(
      "public.ecr.aws",
    );
  });

  it("tells the URL of the registry, and today's login", () => {
    expect(Object.keys(stack.json.output ?? {})).toEqual([
      "registry_url",
      "repository_url",
      "login_command",
      "cached_image",
    ]);
    expect(stack.output("registry_url").value).toBe(`https://\${${HOST}}`);
    expect(stack.output("repository_url").value).toBe(`\${${REPOSITORY}.repository_url}`);
    expect(stack.output("login_command").value).toBe(
      "aws ecr get-login-password --region ${var.region} | " +
        `docker login --username AWS --password-stdin \${${HOST}}`,
    );
  });

  it("runs in the region of the variable, and tags what it makes with its name", () => {
    expect(stack.json.provider).toEqual({
      aws: [{ region: "${var.region}", default_tags: [{ tags: { Stack: "registry" } }] }],
    });
  });

  it("keeps its state beside the program, or in the bucket that is given", () => {
    expect(stack.json.terraform?.backend).toEqual({
      local: { path: expect.stringMatching(/terraform.registry.tfstate$/) },
    });
    expect(app.stack("blue-registry").json.terraform?.backend).toMatchObject({
      s3: { bucket: "team-state", key: "blue-registry.tfstate" },
    });
  });

  it("has a copy in the same account, by a prefix that ECR takes", () => {
    const blue = app.stack("blue-registry");
    expect(blue.addresses()).toEqual(stack.addresses());
    expect(blue.resource("aws_ecr_repository", "ecs_app").name).toBe("blue-ecs-app");
    expect(blue.resource("aws_ecr_pull_through_cache_rule", "ecr_public").ecr_repository_prefix).toBe(
      "blue-registry-ecr-public",
    );
    expect(errorsOfApp((scope) => new RegistryStack(scope, "registry", { prefix: "Blue-" }))).toEqual([
      expect.stringMatching(/^ER001 \[registry\/ecs_app\/Repository\] name is "Blue-ecs-app"/),
    ]);
  });
});
