import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformStack } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { InstanceCapacity } from "../../src/cluster/instance-capacity";
import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import { ListenerCondition } from "../../src/load-balancer/listener-condition";
import { Network } from "../../src/network/network";
import { Ec2Service } from "../../src/service/ec2-service";
import { PlacementStrategy } from "../../src/service/placement";
import { Ec2TaskDefinition } from "../../src/task-definition/ec2-task-definition";

const PORT = 80;

/** The same resources as in `bare.ts`, through our constructs. */
export function build(app: App, count: number): void {
  const stack = new TerraformStack(app, "bench");
  const platform = ourPlatform(stack);
  for (let i = 0; i < count; i++) ourService(stack, platform, i);
}

type OurPlatform = ReturnType<typeof ourPlatform>;

function ourPlatform(stack: TerraformStack) {
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  const network = new Network(stack, "network");
  for (const [i, zone] of ["1a", "1b"].entries()) {
    network.addPrivateSubnet(zone, { availabilityZone: `eu-west-${zone}`, cidr: `10.0.${i}.0/24` });
  }
  const cluster = new Cluster(stack, "cluster");
  const capacity = new InstanceCapacity(stack, "capacity", {
    cluster,
    network,
    instanceType: "m5.large",
    maxCapacity: 10,
  });
  const alb = new ApplicationLoadBalancer(stack, "alb", { network });
  return { cluster, capacity, listener: alb.addListener("http", { port: 80 }) };
}

function ourService(stack: TerraformStack, { cluster, capacity, listener }: OurPlatform, i: number): void {
  const name = `service-${i}`;
  const taskDefinition = new Ec2TaskDefinition(stack, `${name}-task`);
  taskDefinition.addContainer("web", {
    image: "public.ecr.aws/nginx/nginx:1.27",
    cpu: 256,
    memoryLimitMiB: 256,
    portMappings: [{ containerPort: PORT, hostPort: 0 }],
  });
  const service = new Ec2Service(stack, name, {
    cluster,
    taskDefinition,
    capacityProviderStrategies: [{ capacityProvider: capacity.capacityProviderName, weight: 1 }],
    placementStrategies: [PlacementStrategy.spreadAcrossAvailabilityZones(), PlacementStrategy.packedByMemory()],
  });
  listener.addTargets(name, {
    port: PORT,
    healthCheck: { path: "/", healthyHttpCodes: "200" },
    priority: i + 1,
    conditions: [ListenerCondition.pathPatterns([`/${name}/*`])],
    targets: [service],
  });
  service.autoScaleTaskCount({ minCapacity: 2, maxCapacity: 4 }).scaleOnMetric("cpu", {
    metric: service.metricCpuUtilization(),
    scaleOut: [{ atLeast: 40, change: +1 }],
    scaleIn: [{ below: 20, change: -1 }],
  });
}
