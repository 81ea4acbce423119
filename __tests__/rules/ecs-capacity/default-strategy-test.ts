import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

const PROVIDER = "${aws_ecs_capacity_provider.web.name}";

const list = (capacity_providers: unknown, ...names: unknown[]): ResourceMap => ({
  aws_ecs_capacity_provider: { web: { name: "web" }, api: { name: "api" } },
  aws_ecs_cluster_capacity_providers: {
    shop: {
      cluster_name: "shop",
      capacity_providers,
      default_capacity_provider_strategy: names.map((capacity_provider) => ({ capacity_provider })),
    },
  },
});

describe("the default capacity providers of a cluster", () => {
  it("are of the cluster, by reference or by name", () => {
    expect(violated(list(["FARGATE", "FARGATE_SPOT"], "FARGATE_SPOT"))).toEqual([]);
    expect(violated(list([PROVIDER, "api"], "web", "${aws_ecs_capacity_provider.api.name}"))).toEqual([]);
    expect(violated(list(["FARGATE"]))).toEqual([]);
    expect(messages(list([PROVIDER, "FARGATE"], "FARGATE", "FARGATE_SPOT"))).toEqual([
      "CL007 [aws_ecs_cluster_capacity_providers.shop] default_capacity_provider_strategy[1].capacity_provider is " +
        '"FARGATE_SPOT"; allowed: aws_ecs_capacity_provider.web, FARGATE. Add the provider to capacity_providers.',
    ]);
  });

  it.each([[[]], [undefined], [null]])("are none where the cluster has %j", (providers) => {
    expect(messages(list(providers, "FARGATE"))).toEqual([
      expect.stringContaining('[0].capacity_provider is "FARGATE"; allowed: none, as the cluster has none.'),
    ]);
  });

  it("may be known to Terraform only", () => {
    expect(violated(list("${var.providers}", "FARGATE"))).toEqual([]);
    expect(violated(list(["FARGATE", "${var.provider}"], "FARGATE_SPOT"))).toEqual([]);
    expect(violated(list(["FARGATE"], "${var.provider}"))).toEqual([]);
    const made = { dynamic: { default_capacity_provider_strategy: {} }, capacity_providers: ["FARGATE"] };
    expect(violated({ aws_ecs_cluster_capacity_providers: { shop: made } })).toEqual([]);
  });

  it("are of one kind", () => {
    const all = ["FARGATE", "FARGATE_SPOT", PROVIDER, "api"];
    expect(violated(list(all, "FARGATE", "FARGATE_SPOT"))).toEqual([]);
    expect(violated(list(all, PROVIDER, "api"))).toEqual([]);
    expect(violated(list(all, "FARGATE", "${var.provider}"))).toEqual([]);
    expect(messages(list(all, "FARGATE", PROVIDER, "api"))).toEqual([
      "CL008 [aws_ecs_cluster_capacity_providers.shop] default_capacity_provider_strategy[1].capacity_provider is " +
        '"${aws_ecs_capacity_provider.web.name}"; allowed: FARGATE or FARGATE_SPOT, as the first. ' +
        "Name providers of one kind; services and tasks name the others themselves.",
    ]);
    expect(messages(list(all, "api", "FARGATE_SPOT"))).toEqual([
      expect.stringContaining('"FARGATE_SPOT"; allowed: one of an Auto Scaling group, as the first.'),
    ]);
  });
});
