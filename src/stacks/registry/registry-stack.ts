import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Fn, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AddressScope } from "../../core/address";
import { keepState, type SharedState } from "../../core/state";
import { Principal } from "../../iam/principal";
import { Role } from "../../iam/role";
import { PullThroughCacheRule } from "../../registry/pull-through-cache-rule";
import { Repository } from "../../registry/repository";
import { UpstreamRegistry } from "../../registry/upstream-registry";
import { ContainerImage } from "../../task-definition/container-image";
import { FargateTaskDefinition } from "../../task-definition/fargate-task-definition";
import { RegistryVariables } from "./variables";

export interface RegistryStackProps {
  /**
   * What stands in front of the repository's name, so that several copies can share an account: `blue-`. In lower case, as ECR wants it.
   * @default none: `ecs-app`
   */
  readonly prefix?: string;
  /** @default the state lies in a local file */
  readonly state?: SharedState;
}

/** The port that the program in the slides' image listens on. */
const APP_PORT = 4567;
const NGINX = { repository: "nginx/nginx", tag: "1.27" };

/**
 * A private registry: a repository, who may pull and push, and a task that runs what is in it.
 *
 * Follows the slides on ECS and ECR from April 2016: the URL of the registry, the login, permissions to pull alone and to push and pull,
 * another account, and the image of a task definition. It departs from them where
 *
 * - they list us-east-1, us-west-2 and eu-west-1: ECR is in every region, Tokyo too, which is the default;
 * - they log in by `aws ecr get-login`, which is gone from the AWS CLI, and by `docker login -e none -p`, whose `-e` is gone from Docker and
 *   whose `-p` shows the password to everybody on the machine: here the password goes from `get-login-password` to `--password-stdin`;
 * - they give permissions by the repository's policy: a role of the own account has a policy of its own, and the repository's policy is
 *   for other accounts;
 * - they know nothing of it yet: tags that do not move, a scan at each push, a lifecycle that deletes what nobody needs, and a cache for
 *   images of the public gallery;
 * - they show one task definition on EC2: here one on Fargate, with a role that may pull this image.
 */
export class RegistryStack extends TerraformStack {
  private readonly variables: RegistryVariables;

  constructor(scope: Construct, id: string, { prefix = "", state }: RegistryStackProps = {}) {
    super(scope, id);
    keepState(this, state);
    this.variables = new RegistryVariables(this);
    new AwsProvider(this, "aws", {
      region: this.variables.region.stringValue,
      defaultTags: [{ tags: { Stack: id } }],
    });
    const repository = new Repository(this, "ecs_app", {
      repositoryName: `${prefix}ecs-app`,
      lifecycle: { maxImageCount: 30, expireUntaggedAfterDays: 7 },
    });
    this.grantToRoles(repository);
    this.allowOtherAccounts(repository);
    const cache = new PullThroughCacheRule(this, "ecr_public", { upstream: UpstreamRegistry.ecrPublic() });
    this.tasks(repository, cache);
    this.outputs(repository, cache);
  }

  /** A machine with Docker that runs the images, and a build that makes them. */
  private grantToRoles(repository: Repository): void {
    repository.grantPull(new Role(this, "puller", { assumedBy: "ec2.amazonaws.com" }));
    repository.grantPullPush(new Role(this, "pusher", { assumedBy: "codebuild.amazonaws.com" }));
  }

  /** Where no other account is named, the repository has no policy. */
  private allowOtherAccounts(repository: Repository): void {
    const pullAccountId = this.variables.pullAccountId.stringValue;
    const pushAccountId = this.variables.pushAccountId.stringValue;
    const policy = repository.allowPullFrom(orOwnAccount(pullAccountId, repository));
    const pusher = orOwnAccount(pushAccountId, repository);
    repository.allowPullFrom(pusher);
    repository.allowPushFrom(pusher);
    policy.count = Fn.min([1, Fn.lengthOf(Fn.compact([pullAccountId, pushAccountId]))]);
  }

  private tasks(repository: Repository, cache: PullThroughCacheRule): void {
    const scope = new AddressScope(this, "TaskDefinition");
    new FargateTaskDefinition(scope, "app").addContainer("app", {
      image: ContainerImage.fromEcrRepository(repository, this.variables.imageTag.stringValue),
      portMappings: [{ containerPort: APP_PORT }],
    });
    new FargateTaskDefinition(scope, "cached").addContainer("nginx", {
      image: ContainerImage.fromPullThroughCache(cache, NGINX.repository, NGINX.tag),
      portMappings: [{ containerPort: 80 }],
    });
  }

  private outputs(repository: Repository, cache: PullThroughCacheRule): void {
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html: the registry is the host of the repository's URI.
    const host = Fn.element(Fn.split("/", repository.repositoryUri), 0);
    const outputs: Record<string, { value: string; description: string }> = {
      registry_url: { value: `https://${host}`, description: "The registry of the account in the region." },
      repository_url: { value: repository.repositoryUri, description: "For docker tag and docker push, with a tag." },
      login_command: {
        value:
          `aws ecr get-login-password --region ${this.variables.region.stringValue} | ` +
          `docker login --username AWS --password-stdin ${host}`,
        description: "Logs Docker in for twelve hours.",
      },
      cached_image: {
        value: cache.imageUri(NGINX.repository, NGINX.tag),
        description: "For docker pull: the image of the public gallery, through the cache.",
      },
    };
    for (const [name, output] of Object.entries(outputs)) new TerraformOutput(this, name, output);
  }
}

/**
 * The account, or the repository's own where none is named: a statement must name somebody, and to its own account it gives nothing that
 * the policies of the roles there do not.
 */
function orOwnAccount(accountId: string, repository: Repository): Principal {
  return Principal.account(Fn.coalesce([accountId, repository.resource.registryId]));
}
