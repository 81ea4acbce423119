/**
 * Another registry, whose images ECR can fetch and keep.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html
 */
export class UpstreamRegistry {
  /** The public gallery of ECR, public.ecr.aws. */
  static ecrPublic(): UpstreamRegistry {
    return new UpstreamRegistry("public.ecr.aws");
  }

  /** quay.io. */
  static quay(): UpstreamRegistry {
    return new UpstreamRegistry("quay.io");
  }

  /** The registry of Kubernetes, registry.k8s.io. */
  static kubernetes(): UpstreamRegistry {
    return new UpstreamRegistry("registry.k8s.io");
  }

  /**
   * Docker Hub. Its official images stand in `library`: `library/nginx`.
   *
   * @param secretArn a secret in Secrets Manager, of this account and region, under the key `aws/secretsmanager`, whose name begins with
   *   `ecr-pullthroughcache/`: a JSON object with `username` and `accessToken`
   */
  static dockerHub(secretArn: string): UpstreamRegistry {
    return new UpstreamRegistry("registry-1.docker.io", secretArn);
  }

  /** The registry of GitHub, ghcr.io; with a secret as for Docker Hub. */
  static gitHub(secretArn: string): UpstreamRegistry {
    return new UpstreamRegistry("ghcr.io", secretArn);
  }

  /** The registry of GitLab.com, registry.gitlab.com; with a secret as for Docker Hub. */
  static gitLab(secretArn: string): UpstreamRegistry {
    return new UpstreamRegistry("registry.gitlab.com", secretArn);
  }

  private constructor(
    /** As the rule has it. */
    readonly url: string,
    /** The secret that ECR logs in with; `undefined` where anybody may pull. */
    readonly secretArn?: string,
  ) {}
}
