import { type Configuration, knownString, type ResourceMap } from "../configuration";
import type { Rule } from "../rule";

const GUIDE = "https://docs.aws.amazon.com/AmazonECR/latest/userguide";

/** Registries that let nobody in without credentials; those of Azure have names of their own. */
const WITH_CREDENTIALS = /^(registry-1\.docker\.io|ghcr\.io|registry\.gitlab\.com|cgr\.dev|.+\.azurecr\.io)$/;
const SECRET_PREFIX = "ecr-pullthroughcache/";

function cache(attributes: Record<string, unknown>): ResourceMap {
  return { aws_ecr_pull_through_cache_rule: { main: attributes } };
}

function secret(name: string): string {
  return `arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:${name}-AbCdEf`;
}

/** What AWS refuses in the pull-through caches of ECR. */
export const pullThroughCacheRules: readonly Rule[] = [
  {
    id: "ER011",
    resourceType: "aws_ecr_pull_through_cache_rule",
    title: "a cache of a registry that wants a login has one",
    explanation: "These registries let nobody pull without a login, so ECR makes no rule for one without a secret.",
    fix: "Store user name and access token in Secrets Manager, and give the ARN of the secret.",
    source: `${GUIDE}/pull-through-cache.html`,
    *check({ attributes }) {
      const url = knownString(attributes.upstream_registry_url);
      if (url === undefined || !WITH_CREDENTIALS.test(url)) return;
      if (attributes.credential_arn !== undefined && attributes.credential_arn !== null) return;
      yield { property: "credential_arn", got: undefined, allowed: `the ARN of a secret for ${url}` };
    },
    examples: {
      failing: cache({ upstream_registry_url: "ghcr.io" }),
      passing: cache({ upstream_registry_url: "ghcr.io", credential_arn: secret("ecr-pullthroughcache/github") }),
    },
  },
  {
    id: "ER012",
    resourceType: "aws_ecr_pull_through_cache_rule",
    title: `the name of a cache's secret begins with ${SECRET_PREFIX}`,
    explanation: "ECR reads the secret by its service-linked role, which may read none with another beginning.",
    fix: "Rename the secret.",
    source: `${GUIDE}/pull-through-cache-creating-rule.html`,
    *check({ attributes }, configuration) {
      const name = secretName(attributes.credential_arn, configuration);
      if (name === undefined || name.startsWith(SECRET_PREFIX)) return;
      const allowed = `a secret whose name begins with ${SECRET_PREFIX}`;
      yield { property: "credential_arn", got: attributes.credential_arn, allowed };
    },
    examples: {
      failing: cache({ credential_arn: secret("docker-hub") }),
      passing: cache({ credential_arn: secret("ecr-pullthroughcache/docker-hub") }),
    },
  },
];

/** The name at the end of a secret's ARN, or that of a secret of this stack. */
function secretName(arn: unknown, configuration: Configuration): string | undefined {
  const own = configuration.referredBy(arn);
  if (own !== undefined) return own.type === "aws_secretsmanager_secret" ? knownString(own.attributes.name) : undefined;
  return knownString(arn)?.split(":secret:")[1];
}
