import { TerraformOutput } from "cdktf";
import { PullThroughCacheRule, type PullThroughCacheRuleProps } from "../../src/registry/pull-through-cache-rule";
import { UpstreamRegistry } from "../../src/registry/upstream-registry";
import { errorsOf, synthesiseFully } from "../support/synth";

const SECRET = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:ecr-pullthroughcache/hub-AbCdEf";

function cache(props: Partial<PullThroughCacheRuleProps> = {}, use: (cache: PullThroughCacheRule) => void = () => {}) {
  return synthesiseFully((stack) => {
    use(new PullThroughCacheRule(stack, "gallery", { upstream: UpstreamRegistry.ecrPublic(), ...props }));
  });
}

const resource = (props?: Partial<PullThroughCacheRuleProps>) =>
  cache(props).resource("aws_ecr_pull_through_cache_rule", "gallery");

describe("a pull-through cache", () => {
  it("is a prefix for the images of another registry", () => {
    const stack = cache();
    expect(stack.addresses()).toEqual(["aws_ecr_pull_through_cache_rule.gallery"]);
    expect(resource()).toEqual({ ecr_repository_prefix: "stack-gallery", upstream_registry_url: "public.ecr.aws" });
    expect(stack.json.data).toBeUndefined();
  });

  it("may have a prefix of the user's, and a secret", () => {
    expect(resource({ repositoryPrefix: "hub", upstream: UpstreamRegistry.dockerHub(SECRET) })).toEqual({
      ecr_repository_prefix: "hub",
      upstream_registry_url: "registry-1.docker.io",
      credential_arn: SECRET,
    });
  });

  it("has a prefix that ECR takes, however long the ids", () => {
    const stack = synthesiseFully((scope) => {
      new PullThroughCacheRule(scope, "Gallery_".repeat(8), { upstream: UpstreamRegistry.quay() });
    });
    const [rule] = Object.values(stack.resources("aws_ecr_pull_through_cache_rule"));
    expect(rule?.ecr_repository_prefix).toMatch(/^(?=.{2,30}$)[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it("refuses a secret that ECR may not read", () => {
    const upstream = UpstreamRegistry.gitHub(SECRET.replace("ecr-pullthroughcache/", ""));
    expect(errorsOf((stack) => new PullThroughCacheRule(stack, "hub", { upstream }))).toEqual([
      expect.stringMatching(/^ER012 \[stack\/hub\/PullThroughCacheRule\] credential_arn is /),
    ]);
  });

  it("names images in the registry of the account and region, whatever these are", () => {
    const stack = cache({}, (gallery) => {
      for (const [id, image] of Object.entries({ tag: "1.27", digest: { digest: "sha256:abc" } })) {
        new TerraformOutput(gallery, id, { value: gallery.imageUri("nginx/nginx", image) }).overrideLogicalId(id);
      }
    });
    const rule = "aws_ecr_pull_through_cache_rule.gallery";
    const registry = `\${${rule}.registry_id}.dkr.ecr.\${data.aws_region.gallery.name}.\${data.aws_partition.gallery.dns_suffix}`;
    const repository = `${registry}/\${${rule}.ecr_repository_prefix}/nginx/nginx`;
    expect(stack.output("tag").value).toBe(`${repository}:1.27`);
    expect(stack.output("digest").value).toBe(`${repository}@sha256:abc`);
    expect(stack.json.data).toEqual({ aws_region: { gallery: {} }, aws_partition: { gallery: {} } });
  });
});
