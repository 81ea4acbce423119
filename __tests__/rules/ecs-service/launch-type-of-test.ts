import { Configuration, type ResourceMap } from "../../../src/rules/configuration";
import { launchTypeOf } from "../../../src/rules/ecs-service/launch-type-of";

function launched(attributes: Record<string, unknown>, others: ResourceMap = {}) {
  const resource = { ...others, aws_ecs_service: { web: attributes } };
  const configuration = new Configuration({ resource });
  const [service] = configuration.resources("aws_ecs_service");
  return service && launchTypeOf(service, configuration);
}

const on = (...providers: unknown[]) => ({
  capacity_provider_strategy: providers.map((capacity_provider) => ({ capacity_provider, weight: 1 })),
});
const PROVIDER = { aws_ecs_capacity_provider: { web: { name: "web" } } };
const CLUSTER = { aws_ecs_cluster: { shop: { name: "shop" } } };
const IN_CLUSTER = { cluster: "${aws_ecs_cluster.shop.arn}" };

describe("where the tasks of a service run", () => {
  it.each(["EC2", "FARGATE", "EXTERNAL"])("is its launch type %s", (launch_type) => {
    expect(launched({ launch_type })).toBe(launch_type);
  });

  it("is that of its capacity providers", () => {
    expect(launched(on("FARGATE", "FARGATE_SPOT"))).toBe("FARGATE");
    expect(launched(on("web", "${aws_ecs_capacity_provider.web.name}"), PROVIDER)).toBe("EC2");
    expect(launched(on("FARGATE", "web"), PROVIDER)).toBeUndefined();
    expect(launched(on("web"))).toBeUndefined();
    expect(launched(on("${var.provider}"))).toBeUndefined();
  });

  it("is EC2 where nothing is said, in a cluster without a strategy", () => {
    expect(launched(IN_CLUSTER, CLUSTER)).toBe("EC2");
    expect(launched({})).toBeUndefined();
    expect(launched({ launch_type: null })).toBeUndefined();
    expect(launched({ launch_type: "${var.type}" })).toBeUndefined();
  });

  it("is that of the strategy of its cluster", () => {
    const list = {
      cluster_name: "${aws_ecs_cluster.shop.name}",
      default_capacity_provider_strategy: { capacity_provider: "FARGATE", weight: 1 },
    };
    expect(launched(IN_CLUSTER, { ...CLUSTER, aws_ecs_cluster_capacity_providers: { shop: list } })).toBe("FARGATE");
  });
});
