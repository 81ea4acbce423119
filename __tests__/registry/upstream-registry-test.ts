import { UpstreamRegistry } from "../../src/registry/upstream-registry";

const SECRET = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:ecr-pullthroughcache/hub-AbCdEf";

describe("a registry to cache", () => {
  it.each([
    ["public.ecr.aws", UpstreamRegistry.ecrPublic()],
    ["quay.io", UpstreamRegistry.quay()],
    ["registry.k8s.io", UpstreamRegistry.kubernetes()],
  ])("may be %s, without a secret", (url, upstream) => {
    expect(upstream).toEqual({ url, secretArn: undefined });
  });

  it.each([
    ["registry-1.docker.io", UpstreamRegistry.dockerHub],
    ["ghcr.io", UpstreamRegistry.gitHub],
    ["registry.gitlab.com", UpstreamRegistry.gitLab],
  ])("may be %s, with a secret", (url, upstream) => {
    expect(upstream(SECRET)).toEqual({ url, secretArn: SECRET });
  });
});
