import type { TerraformStack } from "cdktf";
import { Cluster, type ClusterProps } from "../../src/cluster/cluster";
import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import { NetworkLoadBalancer } from "../../src/load-balancer/network-load-balancer";
import type { HttpLoadBalancing, NetworkLoadBalancing } from "../../src/monitoring/load-balancing";
import { Network } from "../../src/network/network";
import { FargateService } from "../../src/service/fargate-service";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });

/** A service to be watched, and how requests come to it. */
export interface Monitored {
  readonly cluster: Cluster;
  readonly service: FargateService;
  readonly loadBalancing: HttpLoadBalancing;
  /** Another way, by TCP. */
  readonly networkLoadBalancing: () => NetworkLoadBalancing;
}

/** The service `web` behind the load balancer `alb`, on the cluster `live`. */
export function monitored(stack: TerraformStack, props: ClusterProps = {}): Monitored {
  const cluster = new Cluster(stack, "cluster", { clusterName: "live", ...props });
  const taskDefinition = new FargateTaskDefinition(stack, "task");
  taskDefinition.addContainer("app", { image: "app:1", portMappings: [{ containerPort: 80 }] });
  const service = new FargateService(stack, "web", { cluster, taskDefinition, network });
  const loadBalancer = new ApplicationLoadBalancer(stack, "alb", { network });
  const listener = loadBalancer.addListener("http", { port: 80 });
  const targetGroup = listener.addTargets("web", { port: 80, targets: [service] });
  const networkLoadBalancing = () => {
    const nlb = new NetworkLoadBalancer(stack, "nlb", { network });
    return { loadBalancer: nlb, targetGroup: nlb.addListener("tcp", { port: 80 }).addTargets("web", { port: 80 }) };
  };
  return { cluster, service, loadBalancing: { loadBalancer, targetGroup }, networkLoadBalancing };
}
