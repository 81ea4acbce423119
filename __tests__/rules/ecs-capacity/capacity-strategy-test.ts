import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;
type Resources = Record<string, Record<string, Attributes>>;

const service = (...capacity_provider_strategy: Attributes[]): ResourceMap => ({
  aws_ecs_service: { web: { capacity_provider_strategy } },
});
const FARGATE = { capacity_provider: "FARGATE" };
const SPOT = { capacity_provider: "FARGATE_SPOT" };
const GROUP = { capacity_provider: "${aws_ecs_capacity_provider.web.name}" };

describe("the numbers of a capacity provider strategy", () => {
  it("are whole, and within limits", () => {
    const weights = [0.5, -1, 1, 1000, 1001];
    expect(weights.map((weight) => violated(service({ ...FARGATE, weight })))).toEqual([
      ["SV014"],
      ["SV014"],
      [],
      [],
      ["SV014"],
    ]);
    const bases = [1.5, -1, 0, 100_000, 100_001];
    expect(bases.map((base) => violated(service({ ...FARGATE, weight: 1, base })))).toEqual([
      ["SV015"],
      ["SV015"],
      [],
      [],
      ["SV015"],
    ]);
  });

  it("are found where they stand", () => {
    expect(messages(service({ ...FARGATE, weight: 1 }, { ...SPOT, weight: 1001 }))).toEqual([
      "SV014 [aws_ecs_service.web] capacity_provider_strategy[1].weight is 1001; allowed: a whole number from 0 to 1000. " +
        "Change the number.",
    ]);
  });

  it("leave one weight above 0", () => {
    expect(violated(service({ ...FARGATE, weight: 0, base: 1 }))).toEqual(["SV017"]);
    expect(violated(service({ ...FARGATE, weight: null }))).toEqual(["SV017"]);
    expect(violated(service(FARGATE, { ...SPOT, weight: 1 }))).toEqual([]);
    expect(messages(service(FARGATE, { ...SPOT, weight: 0 }))).toEqual([
      'SV017 [aws_ecs_service.web] capacity_provider_strategy[].weight is "0, 0"; allowed: a weight above 0 of one provider ' +
        "or more. Give one of the providers a weight: 1 is enough. Without it, the weight is 0.",
    ]);
  });

  it("may be known to Terraform only", () => {
    expect(violated(service(FARGATE, { ...SPOT, weight: "${var.weight}" }))).toEqual([]);
    expect(violated(service({ ...FARGATE, weight: 1, base: "${var.base}" }))).toEqual([]);
    expect(violated({ aws_ecs_service: { web: { dynamic: { capacity_provider_strategy: {} } } } })).toEqual([]);
    expect(violated({ aws_ecs_service: { web: { capacity_provider_strategy: "${var.strategies}" } } })).toEqual([]);
  });
});

describe("the capacity providers of a service", () => {
  const both = (...providers: Attributes[]) => service(...providers.map((each) => ({ ...each, weight: 1 })));

  it("are not of Fargate and of Auto Scaling groups together", () => {
    expect(violated(both(FARGATE, SPOT))).toEqual([]);
    expect(violated(both(GROUP, { capacity_provider: "api" }))).toEqual([]);
    expect(violated(both({ capacity_provider: "web" }, SPOT))).toEqual(["SV018"]);
    expect(messages(both(FARGATE, SPOT, GROUP))).toEqual([
      "SV018 [aws_ecs_service.web] capacity_provider_strategy[2].capacity_provider is " +
        '"${aws_ecs_capacity_provider.web.name}"; allowed: FARGATE or FARGATE_SPOT, as the first. ' +
        "Name providers of one kind; for the other, make a second service.",
    ]);
  });

  it("are not told apart where only Terraform knows them", () => {
    expect(violated(both(FARGATE, { capacity_provider: "${var.provider}" }))).toEqual([]);
  });
});

describe("the capacity providers of a service's cluster", () => {
  const list = (capacity_providers: unknown): Resources => ({
    aws_ecs_cluster_capacity_providers: {
      shop: { cluster_name: "${aws_ecs_cluster.shop.name}", capacity_providers },
    },
  });
  const inCluster = (provider: Attributes, others: Resources, attributes: Attributes = {}) => ({
    aws_ecs_cluster: { shop: { name: "shop" } },
    aws_ecs_capacity_provider: { web: { name: "web" }, api: { name: "api" } },
    aws_ecs_service: {
      web: {
        cluster: "${aws_ecs_cluster.shop.arn}",
        capacity_provider_strategy: [{ ...provider, weight: 1 }],
        ...attributes,
      },
    },
    ...others,
  });

  it("are those that it can name, by reference or by name", () => {
    const both = list(["${aws_ecs_capacity_provider.web.name}", "api", "other"]);
    for (const capacity_provider of ["web", "${aws_ecs_capacity_provider.api.name}", "other"]) {
      expect(violated(inCluster({ capacity_provider }, both))).toEqual([]);
    }
    expect(messages(inCluster(FARGATE, both))).toEqual([
      'SV019 [aws_ecs_service.web] capacity_provider_strategy[0].capacity_provider is "FARGATE"; allowed: ' +
        "aws_ecs_capacity_provider.web, aws_ecs_capacity_provider.api, other. " +
        "Add the provider to the cluster: enableFargateCapacityProviders, or addAsgCapacityProvider.",
    ]);
    expect(violated(inCluster(GROUP, list(["FARGATE"])))).toEqual(["SV019"]);
    expect(violated(inCluster(GROUP, list([])))).toEqual(["SV019"]);
  });

  it("are not judged where others may be there", () => {
    for (const lists of [{}, list("${var.providers}"), list(["FARGATE", "${var.provider}"])]) {
      expect(violated(inCluster(GROUP, lists))).toEqual([]);
    }
    expect(violated(inCluster({ capacity_provider: "${var.provider}" }, list(["FARGATE"])))).toEqual([]);
    expect(violated(inCluster(GROUP, list(["FARGATE"]), { cluster: "shop" }))).toEqual([]);
  });
});

describe("the bases of capacity providers", () => {
  it.each<[unknown[], string[]]>([
    [[1], []],
    [[1, 0], []],
    [[0, 0], []],
    [[undefined, 2], []],
    [[1, 1], ["SV016"]],
    [
      ["1", 2, 3],
      ["SV016", "SV016"],
    ],
    [[1, "${var.base}"], []],
  ])("are one at most: %j violates %j", (bases, expected) => {
    const strategies = bases.map((base, i) => ({ capacity_provider: `p${i}`, weight: 1, base }));
    expect(violated({ aws_ecs_service: { web: { capacity_provider_strategy: strategies } } })).toEqual(expected);
  });
});
