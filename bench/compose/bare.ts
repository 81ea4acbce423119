import { type App, TerraformStack } from "cdktf";
import { HttpNamespace } from "../../src/discovery/http-namespace";
import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import { Peer } from "../../src/network/peer";
import { Port } from "../../src/network/port";
import { SecurityGroup } from "../../src/network/security-group";
import { FargateService } from "../../src/service/fargate-service";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { LogDriver } from "../../src/task-definition/log-driver";
import { platform } from "./platform";

const PORT = 80;

/** What someone without Compose would write, by our constructs: the same resources. */
export function build(app: App, count: number): void {
  const stack = new TerraformStack(app, "bench");
  const { network, cluster } = platform(stack);
  const shared = new SecurityGroup(stack, "default", { network, allowAllOutbound: false });
  shared.addIngressRule("http", { peer: Peer.securityGroup(shared), port: Port.tcp(PORT) });
  const namespace = new HttpNamespace(stack, "names", { name: "bench" });
  const services = Array.from({ length: count }, (_, i) => {
    const name = `service-${i}`;
    const taskDefinition = new FargateTaskDefinition(stack, `${name}-task`, { cpu: 256, memoryLimitMiB: 512 });
    taskDefinition.addContainer(name, {
      image: "public.ecr.aws/nginx/nginx:1.27",
      command: ["nginx", "-g", "daemon off;"],
      environment: { NUMBER: `${i}`, UPSTREAM: "http://service-0" },
      portMappings: [{ containerPort: PORT, protocol: "tcp", name: "http" }],
      stopTimeout: 10,
      logging: LogDriver.awsLogs(),
    });
    const securityGroup = new SecurityGroup(stack, `${name}-group`, { network });
    const securityGroups = [securityGroup, shared];
    const service = new FargateService(stack, name, {
      cluster,
      network,
      taskDefinition,
      securityGroups,
      desiredCount: 2,
    });
    service.enableServiceConnect({
      namespace,
      services: [{ portName: "http", discoveryName: name, dnsName: name, port: PORT }],
    });
    return { name, service, securityGroup };
  });
  const loadBalancer = new ApplicationLoadBalancer(stack, "alb", { network, internetFacing: true });
  const [first] = services;
  if (first === undefined) return;
  const listener = loadBalancer.addListener("http", { port: PORT });
  listener.addTargets(first.name, { port: PORT, targets: [first.service] });
  loadBalancer.ownSecurityGroup?.allowTo(first.securityGroup, Port.tcp(PORT));
}
