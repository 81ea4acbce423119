import type { Construct } from "constructs";
import { ApplicationLoadBalancer } from "../../load-balancer/application-load-balancer";
import type { INetwork } from "../../network/network";
import { Port } from "../../network/port";
import { containerName } from "../translate/names";
import type { ListenerPlan } from "../translate/plan";
import type { ApplicationService } from "./application-service";

/** Docker asks nothing of a service before it sends requests: any answer that is no error of the server's will do. */
const HEALTH_CHECK = { path: "/", healthyHttpCodes: "200-499" };

export interface FrontOptions {
  readonly network: INetwork;
  readonly certificateArn: string | undefined;
}

/** One load balancer for all published ports of HTTP, each a listener of its own; none if no such port is published. */
export function addListeners(
  scope: Construct,
  services: readonly ApplicationService[],
  { network, certificateArn }: FrontOptions,
): ApplicationLoadBalancer | undefined {
  if (services.every(({ plan }) => plan.listeners.length === 0)) return undefined;
  const loadBalancer = new ApplicationLoadBalancer(scope, "load_balancer", { network, internetFacing: true });
  for (const service of services) {
    for (const listener of service.plan.listeners) addListener(loadBalancer, service, listener, certificateArn);
  }
  return loadBalancer;
}

function addListener(
  loadBalancer: ApplicationLoadBalancer,
  { service, securityGroup }: ApplicationService,
  { port, service: key, containerPort, secure, secureTarget }: ListenerPlan,
  certificateArn: string | undefined,
): void {
  const listener = loadBalancer.addListener(secure ? `https_${port}` : `http_${port}`, {
    port,
    certificateArn: secure ? certificateArn : undefined,
  });
  const group = listener.addTargets(key, {
    port: containerPort,
    protocol: secureTarget ? "HTTPS" : "HTTP",
    targets: [service.loadBalancerTarget({ containerName: containerName(key), containerPort })],
    healthCheck: HEALTH_CHECK,
  });
  if (secureTarget) group.resource.healthCheck.protocol = "HTTPS";
  // The service has the groups that it was given, so that the load balancer is let in by hand.
  loadBalancer.ownSecurityGroup?.allowTo(securityGroup, Port.tcp(containerPort));
}
