import { EncryptionType, ImageTagMutability } from "@aws-sdk/client-ecr";
import { type Edges, list, long, valuesOf } from "../edge";
import { TAGS } from "./tags";

const key = "arn:aws:kms:ap-northeast-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
const repositories: Edges = {
  title: "a repository",
  type: "aws_ecr_repository",
  base: { name: "shop" },
  values: {
    name: ["ab", long(256), "a/b/c", "a-b_c.d/e--f__g", "0/1", "a---b"],
    // The provider 5.100 does not know the mutability with exclusions.
    image_tag_mutability: valuesOf(ImageTagMutability, "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION"),
    encryption_configuration: [
      ...valuesOf(EncryptionType).map((encryption_type) => ({ encryption_type })),
      { encryption_type: "KMS", kms_key: key },
      { encryption_type: "KMS_DSSE", kms_key: key },
    ],
    "image_scanning_configuration.scan_on_push": [true, false],
    force_delete: [true, false],
    tags: TAGS,
  },
};

const expire = (rulePriority: number, selection: object) => ({ rulePriority, selection, action: { type: "expire" } });
const images = { countType: "imageCountMoreThan", countNumber: 1 };
const days = { countType: "sinceImagePushed", countUnit: "days", countNumber: 1 };
const policy = (...rules: object[]) => JSON.stringify({ rules });

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html */
const lifecycles: Edges = {
  title: "a lifecycle policy",
  type: "aws_ecr_lifecycle_policy",
  base: { repository: "shop", policy: policy(expire(1, { tagStatus: "any", ...images })) },
  values: {
    policy: [
      policy(expire(1, { tagStatus: "untagged", ...days })),
      policy(expire(1, { tagStatus: "untagged", ...images })),
      policy(expire(1, { tagStatus: "tagged", tagPrefixList: ["v"], ...days })),
      policy(expire(1, { tagStatus: "tagged", tagPatternList: ["*"], ...images })),
      policy(expire(1, { tagStatus: "tagged", tagPatternList: ["*a*b*c*d"], ...images })),
      policy(expire(1, { tagStatus: "tagged", tagPatternList: list(10, (i) => `prod-${i}*`), ...images })),
      policy(
        expire(1, { tagStatus: "tagged", tagPrefixList: ["a"], ...images }),
        expire(999, { tagStatus: "any", ...days }),
      ),
      policy({ ...expire(1, { tagStatus: "any", ...images }), description: "keep one" }),
      policy(expire(3, { tagStatus: "any", ...images }), expire(1, { tagStatus: "untagged", ...days })),
      policy(...list(50, (i) => expire(i + 1, { tagStatus: "tagged", tagPrefixList: [`v${i}-`], ...images }))),
    ],
  },
};

const secret = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:ecr-pullthroughcache/hub-AbCdEf";

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html */
const caches: Edges = {
  title: "a pull through cache",
  type: "aws_ecr_pull_through_cache_rule",
  base: { ecr_repository_prefix: "public", upstream_registry_url: "public.ecr.aws" },
  values: {
    ecr_repository_prefix: ["ab", long(30), "a/b", "a-b_c.d"],
    upstream_registry_url: ["public.ecr.aws", "quay.io", "registry.k8s.io"],
  },
  together: Object.fromEntries(
    ["registry-1.docker.io", "ghcr.io", "registry.gitlab.com", "team.azurecr.io"].map((upstream_registry_url) => [
      upstream_registry_url,
      { upstream_registry_url, credential_arn: secret },
    ]),
  ),
};

export const registryEdges: readonly Edges[] = [repositories, lifecycles, caches];
