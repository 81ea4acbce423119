import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformStack } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { Role } from "../../src/iam/role";
import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import { ListenerCondition } from "../../src/load-balancer/listener-condition";
import { Network } from "../../src/network/network";
import { Port } from "../../src/network/port";
import { SecurityGroup } from "../../src/network/security-group";
import { FargateService } from "../../src/service/fargate-service";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { LogDriver } from "../../src/task-definition/log-driver";

const PORT = 80;

type OurPlatform = ReturnType<typeof ourPlatform>;

/** The same resources as in `bare.ts`, through our constructs. */
export function build(app: App, count: number): void {
  const stack = new TerraformStack(app, "bench");
  const platform = ourPlatform(stack);
  for (let i = 0; i < count; i++) ourService(stack, platform, i);
}

function ourPlatform(stack: TerraformStack) {
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  const network = new Network(stack, "network");
  for (const [i, zone] of ["1a", "1b"].entries()) {
    network.addPrivateSubnet(zone, { availabilityZone: `eu-west-${zone}`, cidr: `10.0.${i}.0/24` });
  }
  const albSecurityGroup = new SecurityGroup(stack, "alb", { network });
  const alb = new ApplicationLoadBalancer(stack, "loadBalancer", { network, securityGroups: [albSecurityGroup] });
  const listener = alb.addListener("http", { port: 80 });
  const cluster = new Cluster(stack, "cluster");
  const executionRole = new Role(stack, "execution", { assumedBy: "ecs-tasks.amazonaws.com" });
  return { network, albSecurityGroup, listener, cluster, executionRole };
}

function ourService(stack: TerraformStack, platform: OurPlatform, i: number): void {
  const name = `service-${i}`;
  const { network, cluster, executionRole } = platform;
  const taskDefinition = new FargateTaskDefinition(stack, `${name}-task`, {
    cpu: 256,
    memoryLimitMiB: 512,
    executionRole,
  });
  taskDefinition.addContainer("web", {
    image: "public.ecr.aws/nginx/nginx:1.27",
    portMappings: [{ containerPort: PORT, protocol: "tcp" }],
    logging: LogDriver.awsLogs({ streamPrefix: "web", retentionInDays: 30 }),
  });
  const securityGroup = new SecurityGroup(stack, `${name}-sg`, { network });
  platform.albSecurityGroup.allowTo(securityGroup, Port.tcp(PORT));
  const service = new FargateService(stack, name, {
    cluster,
    taskDefinition,
    network,
    desiredCount: 2,
    securityGroups: [securityGroup],
  });
  platform.listener.addTargets(name, {
    port: PORT,
    healthCheck: { path: "/", healthyHttpCodes: "200" },
    priority: i + 1,
    conditions: [ListenerCondition.pathPatterns([`/${name}/*`])],
    targets: [service],
  });
}
