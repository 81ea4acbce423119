import { ApplicationLoadBalancer } from "../load-balancer/application-load-balancer";
import type { NetworkLoadBalancer } from "../load-balancer/network-load-balancer";
import type { NetworkTargetGroup } from "../load-balancer/network-target-group";
import type { TargetGroup } from "../load-balancer/target-group";

/** How requests come to a service. */
export interface HttpLoadBalancing {
  readonly loadBalancer: ApplicationLoadBalancer;
  /** The group that the service is a target of: `addTargets` returns it. */
  readonly targetGroup: TargetGroup;
}

/** How connections come to a service, of which the load balancer knows neither requests nor answers. */
export interface NetworkLoadBalancing {
  readonly loadBalancer: NetworkLoadBalancer;
  /** The group that the service is a target of: `addTargets` returns it. */
  readonly targetGroup: NetworkTargetGroup;
}

export type LoadBalancing = HttpLoadBalancing | NetworkLoadBalancing;

/** Whether the load balancer knows requests, and how they are answered. */
export function isHttp(loadBalancing: LoadBalancing): loadBalancing is HttpLoadBalancing {
  return loadBalancing.loadBalancer instanceof ApplicationLoadBalancer;
}
