import type { PolicyStatement } from "../iam/policy-statement";
import type { ImageReference } from "../registry/image-reference";
import { pullStatements } from "../registry/permissions";
import type { PullThroughCacheRule } from "../registry/pull-through-cache-rule";
import type { IRepository } from "../registry/repository-base";

/** Where a container's image comes from. */
export interface ContainerImage {
  /** As Docker writes it: `nginx:1.27`, `123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/web@sha256:...`. */
  readonly imageName: string;
  /** What the execution role must be allowed in order to pull the image; nothing if anybody may pull it. */
  readonly permissions: readonly PolicyStatement[];
}

/** Ways to say where a container's image comes from. */
export const ContainerImage = {
  /** An image in a repository of ECR, by its tag or `{ digest }`. The execution role may pull from that repository. */
  fromEcrRepository(repository: IRepository, image: ImageReference): ContainerImage {
    return { imageName: repository.imageUri(image), permissions: pullStatements(repository.repositoryArn) };
  },

  /**
   * An image of another registry, through a cache in ECR. The execution role may pull what is under the cache's prefix, and have
   * ECR fetch what is not there yet.
   *
   * @param repository as the other registry names it: `nginx/nginx` of ECR's public gallery, `library/nginx` of Docker Hub
   */
  fromPullThroughCache(cache: PullThroughCacheRule, repository: string, image: ImageReference): ContainerImage {
    return { imageName: cache.imageUri(repository, image), permissions: cache.pullPermissions };
  },
};
