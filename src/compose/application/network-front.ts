import type { Construct } from "constructs";
import { NetworkLoadBalancer } from "../../load-balancer/network-load-balancer";
import { transportsOf } from "../../load-balancer/network-target-group";
import type { INetwork } from "../../network/network";
import { Port } from "../../network/port";
import { containerName } from "../translate/names";
import type { NetworkListenerPlan } from "../translate/plan";
import type { ApplicationService } from "./application-service";

/** One load balancer for all published ports that are not of HTTP, each a listener of its own; none if no such port is published. */
export function addNetworkListeners(
  scope: Construct,
  services: readonly ApplicationService[],
  network: INetwork,
): NetworkLoadBalancer | undefined {
  if (services.every(({ plan }) => plan.networkListeners.length === 0)) return undefined;
  const loadBalancer = new NetworkLoadBalancer(scope, "network_load_balancer", {
    network,
    internetFacing: true,
    // Most services have one task, and thus none in most zones: names would lead to zones in which some of them is not.
    crossZoneEnabled: true,
  });
  for (const service of services) {
    for (const listener of service.plan.networkListeners) addListener(loadBalancer, service, listener);
  }
  return loadBalancer;
}

function addListener(
  loadBalancer: NetworkLoadBalancer,
  { service, securityGroup }: ApplicationService,
  { port, service: key, containerPort, protocol, healthCheckPort }: NetworkListenerPlan,
): void {
  const checked = healthCheckPort ?? containerPort;
  loadBalancer.addListener(`${protocol.toLowerCase()}_${port}`, { port, protocol }).addTargets(key, {
    port: containerPort,
    targets: [service.loadBalancerTarget({ containerName: containerName(key), containerPort })],
    // As in Docker, programs see who connects. By UDP they always do.
    preserveClientIp: protocol === "TCP" ? true : undefined,
    healthCheck: checked === containerPort ? undefined : { port: String(checked) },
  });
  // The service has the groups that it was given, so that the load balancer is let in by hand.
  for (const transport of transportsOf(protocol)) {
    loadBalancer.ownSecurityGroup?.allowTo(securityGroup, Port[transport](containerPort));
  }
  if (protocol === "UDP") loadBalancer.ownSecurityGroup?.allowTo(securityGroup, Port.tcp(checked));
}
