import type { TerraformStack } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { PrivateDnsNamespace } from "../../src/discovery/private-dns-namespace";
import { Network } from "../../src/network/network";
import type { CloudMapOptions } from "../../src/service/cloud-map";
import { Ec2Service } from "../../src/service/ec2-service";
import { FargateService } from "../../src/service/fargate-service";
import { Ec2TaskDefinition, type NetworkMode } from "../../src/task-definition/ec2-task-definition";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { synthesiseFully } from "../support/synth";

type Options = Omit<CloudMapOptions, "namespace" | "name">;

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a"] });
const REGISTRY_ARN = "${aws_service_discovery_service.web.arn}";

function namespace(scope: TerraformStack): PrivateDnsNamespace {
  return new PrivateDnsNamespace(scope, "dns", { name: "shop.internal", network });
}

function onFargate(options: Options = {}) {
  return synthesiseFully((scope) => {
    const taskDefinition = new FargateTaskDefinition(scope, "task");
    taskDefinition.addContainer("app", { image: "app:1" });
    const service = new FargateService(scope, "web", {
      cluster: new Cluster(scope, "cluster"),
      taskDefinition,
      network,
    });
    const { dnsName } = service.enableCloudMap({ namespace: namespace(scope), name: "web", ...options });
    expect(dnsName).toBe("web.shop.internal");
  });
}

function onInstances(networkMode: NetworkMode, options: Options = {}) {
  return synthesiseFully((scope) => {
    const taskDefinition = new Ec2TaskDefinition(scope, "task", { networkMode, memoryLimitMiB: 128 });
    taskDefinition.addContainer("app", {
      image: "app:1",
      portMappings: [{ containerPort: 80 }, { containerPort: 81 }],
    });
    taskDefinition.addContainer("metrics", { image: "metrics:1", portMappings: [{ containerPort: 9100 }] });
    const service = new Ec2Service(scope, "web", { cluster: new Cluster(scope, "cluster"), taskDefinition, network });
    service.enableCloudMap({ namespace: namespace(scope), name: "web", ...options });
  });
}

describe("a service with a name in DNS", () => {
  it("is found by the addresses of its tasks, for which ECS says whether they are healthy", () => {
    const stack = onFargate();
    expect(stack.resource("aws_service_discovery_service", "web")).toEqual({
      name: "web",
      dns_config: {
        namespace_id: "${aws_service_discovery_private_dns_namespace.dns.id}",
        routing_policy: "MULTIVALUE",
        dns_records: [{ type: "A", ttl: 60 }],
      },
      health_check_custom_config: { failure_threshold: 1 },
    });
    expect(stack.resource("aws_ecs_service", "web").service_registries).toEqual({ registry_arn: REGISTRY_ARN });
  });

  it("is remembered for as long as it says", () => {
    expect(onFargate({ dnsTtl: 0 }).resource("aws_service_discovery_service", "web")).toMatchObject({
      dns_config: { dns_records: [{ type: "A", ttl: 0 }] },
    });
  });

  it.each(["bridge", "host"] as const)(
    "is, in %s mode, a port of a container: the first, unless told otherwise",
    (mode) => {
      const stack = onInstances(mode);
      expect(stack.resource("aws_service_discovery_service", "web")).toMatchObject({
        dns_config: { dns_records: [{ type: "SRV", ttl: 60 }] },
      });
      const first = { registry_arn: REGISTRY_ARN, container_name: "app", container_port: 80 };
      expect(stack.resource("aws_ecs_service", "web").service_registries).toEqual(first);
      const second = onInstances(mode, { containerPort: 81 });
      expect(second.resource("aws_ecs_service", "web").service_registries).toEqual({ ...first, container_port: 81 });
      expect(
        onInstances(mode, { containerName: "metrics" }).resource("aws_ecs_service", "web").service_registries,
      ).toEqual({
        ...first,
        container_name: "metrics",
        container_port: 9100,
      });
    },
  );

  it("is found by addresses in awsvpc mode on instances as well", () => {
    const stack = onInstances("awsvpc", { containerName: "metrics" });
    expect(stack.resource("aws_ecs_service", "web").service_registries).toEqual({ registry_arn: REGISTRY_ARN });
  });

  it("names a container that there is", () => {
    expect(() => onInstances("bridge", { containerName: "db" })).toThrow(
      'containerName is "db"; allowed: app, metrics.',
    );
  });
});
