import { TerraformOutput } from "cdktf";
import type { MetricOptions } from "../../src/cloudwatch/metric";
import { Cluster, type ClusterProps } from "../../src/cluster/cluster";
import { HttpNamespace } from "../../src/discovery/http-namespace";
import { emptyStack, resolved, synthesiseFully } from "../support/synth";

function cluster(props?: ClusterProps) {
  return synthesiseFully((stack) => {
    new Cluster(stack, "shop", props);
  });
}

describe("a cluster", () => {
  it("is named after the stack and the construct, and leaves the rest to the account", () => {
    const stack = cluster();
    expect(stack.resource("aws_ecs_cluster", "shop")).toEqual({ name: "stack-shop" });
    expect(stack.addresses()).toEqual(["aws_ecs_cluster.shop"]);
  });

  it("has at most 255 characters in its name, whatever the construct is called", () => {
    const stack = synthesiseFully((scope) => {
      new Cluster(scope, "x".repeat(300));
    });
    const [made] = Object.values(stack.resources("aws_ecs_cluster"));
    expect(made?.name).toHaveLength(255);
  });

  it("takes a name and tags", () => {
    expect(cluster({ clusterName: "live", tags: { Team: "shop" } }).resource("aws_ecs_cluster", "shop")).toEqual({
      name: "live",
      tags: { Team: "shop" },
    });
  });

  it.each(["enabled", "enhanced", "disabled"] as const)("can have Container Insights %s", (containerInsights) => {
    expect(cluster({ containerInsights }).resource("aws_ecs_cluster", "shop").setting).toEqual([
      { name: "containerInsights", value: containerInsights },
    ]);
  });

  it("can have a namespace in which its services find each other", () => {
    const stack = synthesiseFully((scope) => {
      const defaultNamespace = new HttpNamespace(scope, "names", { name: "shop" });
      new Cluster(scope, "shop", { defaultNamespace });
    });
    expect(stack.resource("aws_ecs_cluster", "shop").service_connect_defaults).toEqual({
      namespace: "${aws_service_discovery_http_namespace.names.arn}",
    });
  });

  it.each([
    [undefined, false],
    ["disabled", false],
    ["enabled", true],
    ["enhanced", true],
  ] as const)("knows, of Container Insights %s, whether they are on", (containerInsights, on) => {
    expect(new Cluster(emptyStack(), "shop", { containerInsights }).hasContainerInsights).toBe(on);
  });

  it("that exists is taken to have no Container Insights, unless it says so", () => {
    const attributes = { clusterName: "live", clusterArn: "arn" };
    expect(Cluster.fromClusterAttributes(attributes).hasContainerInsights).toBe(false);
    expect(Cluster.fromClusterAttributes({ ...attributes, hasContainerInsights: true })).toMatchObject({
      ...attributes,
      hasContainerInsights: true,
    });
  });

  it.each([
    ["CPUUtilization", (made: Cluster, options?: MetricOptions) => made.metricCpuUtilization(options)],
    ["MemoryUtilization", (made: Cluster, options?: MetricOptions) => made.metricMemoryUtilization(options)],
    ["CPUReservation", (made: Cluster, options?: MetricOptions) => made.metricCpuReservation(options)],
    ["MemoryReservation", (made: Cluster, options?: MetricOptions) => made.metricMemoryReservation(options)],
  ])("has the metric %s", (metricName, metricOf) => {
    const options = { statistic: "Maximum", period: 300 } as const;
    const metric = { namespace: "AWS/ECS", metricName, dimensions: { ClusterName: "${aws_ecs_cluster.shop.name}" } };
    expect(resolved((stack) => metricOf(new Cluster(stack, "shop")))).toEqual(metric);
    expect(resolved((stack) => metricOf(new Cluster(stack, "shop"), options))).toEqual({ ...metric, ...options });
  });

  it("can have the capacity providers of Fargate", () => {
    const stack = cluster({ enableFargateCapacityProviders: true });
    expect(stack.resource("aws_ecs_cluster_capacity_providers", "shop")).toEqual({
      cluster_name: "${aws_ecs_cluster.shop.name}",
      capacity_providers: ["FARGATE", "FARGATE_SPOT"],
    });
  });

  it("has no capacity providers if it is told so", () => {
    expect(cluster({ enableFargateCapacityProviders: false }).addresses()).toEqual(["aws_ecs_cluster.shop"]);
  });

  it("tells its name and its ARN, which are there only after the cluster", () => {
    const stack = synthesiseFully((scope) => {
      const { clusterName, clusterArn } = new Cluster(scope, "shop", { clusterName: "live" });
      new TerraformOutput(scope, "name", { value: clusterName });
      new TerraformOutput(scope, "arn", { value: clusterArn });
    });
    expect(stack.output("name").value).toBe("${aws_ecs_cluster.shop.name}");
    expect(stack.output("arn").value).toBe("${aws_ecs_cluster.shop.arn}");
  });
});

describe("a cluster that exists", () => {
  it("is known by name and ARN, and makes no resource", () => {
    const attributes = {
      clusterName: "live",
      clusterArn: "arn:aws:ecs:ap-northeast-1:123456789012:cluster/live",
    };
    expect(Cluster.fromClusterAttributes(attributes)).toMatchObject(attributes);
  });
});

describe("a cluster by its attributes", () => {
  it("may be given as a cluster, whose attributes are references", () => {
    const stack = synthesiseFully((scope) => {
      const { clusterName, clusterArn } = Cluster.fromClusterAttributes(new Cluster(scope, "shop"));
      new TerraformOutput(scope, "attributes", { value: [clusterName, clusterArn] });
    });
    expect(stack.output("attributes").value).toEqual(["${aws_ecs_cluster.shop.name}", "${aws_ecs_cluster.shop.arn}"]);
  });
});
