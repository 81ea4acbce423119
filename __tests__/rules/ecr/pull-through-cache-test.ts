import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

describe("the secret of a pull-through cache", () => {
  const cache = (attributes: Record<string, unknown>, name?: string): ResourceMap => ({
    aws_ecr_pull_through_cache_rule: { main: attributes },
    aws_secretsmanager_secret: { hub: { name } },
  });
  const hub = "${aws_secretsmanager_secret.hub.arn}";

  it.each(["registry-1.docker.io", "ghcr.io", "registry.gitlab.com", "shop.azurecr.io"])("is wanted by %s", (url) => {
    expect(violated(cache({ upstream_registry_url: url }))).toEqual(["ER011"]);
    expect(violated(cache({ upstream_registry_url: url, credential_arn: "${var.secret}" }))).toEqual([]);
  });

  it.each(["public.ecr.aws", "quay.io", "registry.k8s.io", "${var.url}"])("is not wanted by %s", (url) => {
    expect(violated(cache({ upstream_registry_url: url }))).toEqual([]);
  });

  it("has a name that ECR may read, also if it is of this stack", () => {
    expect(violated(cache({ credential_arn: hub }, "ecr-pullthroughcache/hub"))).toEqual([]);
    expect(violated(cache({ credential_arn: hub }, "hub"))).toEqual(["ER012"]);
    expect(violated(cache({ credential_arn: hub }, "${var.name}"))).toEqual([]);
  });

  it.each(["registry-1.docker.io.example.com", "x.ghcr.io", "azurecr.io", ".azurecr.io.example.com"])(
    "is not asked for by %s, which only looks like another",
    (url) => {
      expect(violated(cache({ upstream_registry_url: url }))).toEqual([]);
    },
  );

  it("is asked for by name", () => {
    expect(messages(cache({ upstream_registry_url: "ghcr.io", credential_arn: null }))).toEqual([
      "ER011 [aws_ecr_pull_through_cache_rule.main] credential_arn is not set; allowed: the ARN of a secret for ghcr.io. " +
        "Store user name and access token in Secrets Manager, and give the ARN of the secret.",
    ]);
  });

  it("is looked at in an ARN, and not where it is another resource's", () => {
    const arn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:hub-AbCdEf";
    expect(messages(cache({ credential_arn: arn }))).toEqual([
      `ER012 [aws_ecr_pull_through_cache_rule.main] credential_arn is "${arn}"; allowed: a secret whose name begins with ` +
        "ecr-pullthroughcache/. Rename the secret.",
    ]);
    expect(violated(cache({ credential_arn: "no-arn" }))).toEqual([]);
    const other: ResourceMap = { aws_ssm_parameter: { hub: { name: "hub" } } };
    expect(violated({ ...cache({ credential_arn: "${aws_ssm_parameter.hub.arn}" }), ...other })).toEqual([]);
  });
});
