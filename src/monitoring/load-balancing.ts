import type { ApplicationLoadBalancer } from "../load-balancer/application-load-balancer";
import type { TargetGroup } from "../load-balancer/target-group";

/** How requests come to a service. */
export interface LoadBalancing {
  readonly loadBalancer: ApplicationLoadBalancer;
  /** The group that the service is a target of: `addTargets` returns it. */
  readonly targetGroup: TargetGroup;
}
