import { Configuration, type ResourceMap } from "../../../src/rules/configuration";
import {
  groupsOf,
  isFargateProvider,
  mostInstances,
  providerKey,
  providerNamed,
  strategiesOf,
} from "../../../src/rules/ecs-capacity/capacity";

type Attributes = Record<string, unknown>;

const CLUSTER = "${aws_ecs_cluster.shop.arn}";
const base64 = (text: string) => Buffer.from(text).toString("base64");

function configurationOf(service: Attributes, others: ResourceMap = {}): Configuration {
  const template = (name: string) => ({ launch_template: { id: `\${aws_launch_template.${name}.id}` } });
  const provider = (name: string) => ({
    name,
    auto_scaling_group_provider: { auto_scaling_group_arn: `\${aws_autoscaling_group.${name}.arn}` },
  });
  return new Configuration({
    resource: {
      aws_ecs_cluster: { shop: { name: "shop" }, other: { name: "other" } },
      aws_launch_template: {
        joining: { user_data: base64("ECS_CLUSTER=shop") },
        elsewhere: { user_data: base64("ECS_CLUSTER=other") },
      },
      aws_autoscaling_group: { web: template("elsewhere"), api: template("elsewhere"), own: template("joining") },
      aws_ecs_capacity_provider: { web: provider("web"), api: provider("api") },
      aws_ecs_service: { web: service },
      ...others,
    },
  });
}

function service(attributes: Attributes, others?: ResourceMap) {
  const configuration = configurationOf(attributes, others);
  const [resource] = configuration.resources("aws_ecs_service");
  if (resource === undefined) throw new Error("There is no service.");
  return {
    groups: groupsOf(resource, configuration)?.map(({ name }) => name),
    strategies: strategiesOf(resource, configuration),
  };
}

const lists = (attributes: Attributes): ResourceMap => ({
  aws_ecs_cluster_capacity_providers: { shop: { cluster_name: "${aws_ecs_cluster.shop.name}", ...attributes } },
});
const on = (...providers: unknown[]) => providers.map((capacity_provider) => ({ capacity_provider }));

describe("the strategies of a service", () => {
  it("are its own, without which they are those of its cluster, unless it has a launch type", () => {
    const capacity_provider_strategy = on("web");
    const defaults = lists({ default_capacity_provider_strategy: on("api") });
    expect(service({ cluster: CLUSTER, capacity_provider_strategy }, defaults).strategies).toEqual(on("web"));
    expect(service({ cluster: CLUSTER }, defaults).strategies).toEqual(on("api"));
    expect(service({ cluster: CLUSTER, launch_type: "EC2" }, defaults).strategies).toEqual([]);
    expect(service({ cluster: CLUSTER }).strategies).toEqual([]);
  });

  it.each<[string, Attributes, ResourceMap?]>([
    ["its strategies", { cluster: CLUSTER, capacity_provider_strategy: "${var.strategies}" }],
    ["its launch type", { cluster: CLUSTER, launch_type: "${var.type}" }],
    ["its cluster", { cluster: "shop" }],
    ["the defaults of its cluster", { cluster: CLUSTER }, lists({ default_capacity_provider_strategy: "${var.all}" })],
  ])("are not known where only Terraform knows %s", (_, attributes, others = {}) => {
    expect(service(attributes, others).strategies).toBeUndefined();
  });
});

describe("the groups of a service", () => {
  it("are those behind its capacity providers, each once", () => {
    const named = ["web", "${aws_ecs_capacity_provider.api.name}", "${aws_ecs_capacity_provider.web.name}"];
    expect(service({ capacity_provider_strategy: on(...named) }).groups).toEqual(["web", "api"]);
    expect(service({ capacity_provider_strategy: on("web", "elsewhere") }).groups).toBeUndefined();
    expect(service({ capacity_provider_strategy: on("FARGATE") }).groups).toBeUndefined();
    expect(service({ capacity_provider_strategy: on("${var.provider}") }).groups).toBeUndefined();
  });

  it("are those of its cluster, without strategies: behind its providers, or by their script", () => {
    expect(service({ cluster: CLUSTER }).groups).toEqual(["own"]);
    expect(service({ cluster: CLUSTER, launch_type: "EC2" }).groups).toEqual(["own"]);
    const capacity_providers = ["FARGATE", "web"];
    expect(service({ cluster: CLUSTER, launch_type: "EC2" }, lists({ capacity_providers })).groups).toEqual([
      "web",
      "own",
    ]);
    expect(service({ cluster: "${aws_ecs_cluster.other.arn}" }).groups).toEqual(["web", "api"]);
  });

  it.each<[string, Attributes, ResourceMap?]>([
    ["on Fargate", { cluster: CLUSTER, launch_type: "FARGATE" }],
    ["in an unknown cluster", { cluster: "shop", launch_type: "EC2" }],
    [
      "beside an instance that joins",
      { cluster: CLUSTER },
      { aws_instance: { one: { user_data: "ECS_CLUSTER=shop" } } },
    ],
    [
      "beside an instance that may join",
      { cluster: CLUSTER },
      { aws_instance: { one: { user_data: "${var.script}" } } },
    ],
    [
      "with unknown providers of the cluster",
      { cluster: CLUSTER, launch_type: "EC2" },
      lists({ capacity_providers: "${var.a}" }),
    ],
    [
      "with a provider of elsewhere",
      { cluster: CLUSTER, launch_type: "EC2" },
      lists({ capacity_providers: ["elsewhere"] }),
    ],
    ["with a group of an unknown template", { cluster: CLUSTER }, { aws_autoscaling_group: { own: {} } }],
    [
      "with a group of an unknown script",
      { cluster: CLUSTER },
      { aws_launch_template: { joining: { user_data: "${var.script}" }, elsewhere: {} } },
    ],
    [
      "with a group that joins an unknown cluster",
      { cluster: CLUSTER },
      { aws_launch_template: { joining: { user_data: base64("ECS_CLUSTER=${var.name}") }, elsewhere: {} } },
    ],
    ["without any group", { cluster: CLUSTER }, { aws_autoscaling_group: {} }],
  ])("are not known %s", (_, attributes, others = {}) => {
    expect(service(attributes, others).groups).toBeUndefined();
  });

  it("are known beside an instance that joins nothing", () => {
    const others = { aws_instance: { one: { user_data: "yum update" } } };
    expect(service({ cluster: CLUSTER }, others).groups).toEqual(["own"]);
  });
});

describe("mostInstances", () => {
  const group = (attributes: Attributes) => ({ type: "aws_autoscaling_group", name: "web", attributes });

  it("is the sum of what the groups may have", () => {
    expect(mostInstances([])).toBe(0);
    expect(mostInstances([group({ max_size: 2 }), group({ max_size: "3" })])).toBe(5);
  });

  it.each([{}, { max_size: "${var.most}" }, { max_size: 2, count: 2 }, { max_size: 2, for_each: "${var.all}" }])(
    "is not known with %j",
    (attributes) => {
      expect(mostInstances([group({ max_size: 2 }), group(attributes)])).toBeUndefined();
    },
  );
});

describe("a capacity provider", () => {
  const configuration = configurationOf({});

  it("is of Fargate by its name", () => {
    expect(["FARGATE", "FARGATE_SPOT"].map(isFargateProvider)).toEqual([true, true]);
    expect(["web", "on-FARGATE", "${aws_ecs_capacity_provider.web.name}"].map(isFargateProvider)).toEqual([
      false,
      false,
      false,
    ]);
    const unknown = ["${var.provider}", "x${aws_ecs_capacity_provider.web.name}", 7, undefined];
    expect(unknown.map(isFargateProvider)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("is found by a reference and by its name", () => {
    const find = (provider: unknown) => providerNamed(provider, configuration)?.name;
    expect(["web", "${aws_ecs_capacity_provider.api.name}", "elsewhere"].map(find)).toEqual(["web", "api", undefined]);
    expect(["${aws_ecs_cluster.shop.name}", "${var.provider}", undefined].map(find)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("has one key, however it is named", () => {
    const key = (provider: unknown) => providerKey(provider, configuration);
    expect(["web", "${aws_ecs_capacity_provider.web.name}"].map(key)).toEqual(
      Array(2).fill("aws_ecs_capacity_provider.web"),
    );
    expect(["FARGATE", "${var.provider}", undefined].map(key)).toEqual(["FARGATE", undefined, undefined]);
  });
});
