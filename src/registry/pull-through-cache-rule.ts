import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { EcrPullThroughCacheRule } from "@cdktf/provider-aws/lib/ecr-pull-through-cache-rule";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import type { PolicyStatement } from "../iam/policy-statement";
import { CheckedConstruct } from "../rules/checked-construct";
import { type ImageReference, imageName } from "./image-reference";
import { pullStatements } from "./permissions";
import { registryName } from "./registry-name";
import type { UpstreamRegistry } from "./upstream-registry";

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html */
const LONGEST_PREFIX = 30;

export interface PullThroughCacheRuleProps {
  /** Where the images come from. */
  readonly upstream: UpstreamRegistry;
  /**
   * What the names of the cached repositories begin with, before a slash: 2 to 30 lower-case letters and digits, with `-`, `_`, `.`
   * and `/` between them. A change replaces the rule.
   * @default from the stack and the construct
   */
  readonly repositoryPrefix?: string;
}

/**
 * Images of another registry, by way of one's own: the first pull of an image makes a repository for it, and ECR looks once a day whether the
 * tag has moved. The repositories are ECR's, not Terraform's: they stay when the rule goes.
 */
export class PullThroughCacheRule extends CheckedConstruct {
  readonly resource: EcrPullThroughCacheRule;
  private dataSources: { readonly region: DataAwsRegion; readonly partition: DataAwsPartition } | undefined;

  constructor(scope: Construct, id: string, { upstream, repositoryPrefix }: PullThroughCacheRuleProps) {
    super(scope, id);
    this.resource = addressed(
      new EcrPullThroughCacheRule(this, "PullThroughCacheRule", {
        ecrRepositoryPrefix: repositoryPrefix ?? registryName(this, LONGEST_PREFIX),
        upstreamRegistryUrl: upstream.url,
        credentialArn: upstream.secretArn,
      }),
    );
  }

  get repositoryPrefix(): string {
    return this.resource.ecrRepositoryPrefix;
  }

  /**
   * The name by which Docker pulls an image through the cache.
   *
   * @param repository as the other registry names it: `nginx/nginx` of ECR's public gallery, `library/nginx` of Docker Hub
   */
  imageUri(repository: string, image: ImageReference): string {
    const { region, partition } = this.place;
    const registry = `${this.resource.registryId}.dkr.ecr.${region.name}.${partition.dnsSuffix}`;
    return imageName(`${registry}/${this.repositoryPrefix}/${repository}`, image);
  }

  /**
   * What a role must be allowed in order to pull any image through the cache, the first pull included.
   * https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html
   */
  get pullPermissions(): PolicyStatement[] {
    const { region, partition } = this.place;
    const registry = `arn:${partition.partition}:ecr:${region.name}:${this.resource.registryId}`;
    const repositories = `${registry}:repository/${this.repositoryPrefix}/*`;
    return [
      ...pullStatements(repositories),
      { actions: ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"], resources: [repositories] },
    ];
  }

  /** Where the provider works, which the rule itself does not tell. Terraform asks nobody for it. */
  private get place() {
    this.dataSources ??= {
      region: addressed(new DataAwsRegion(this, "Region")),
      partition: addressed(new DataAwsPartition(this, "Partition")),
    };
    return this.dataSources;
  }
}
