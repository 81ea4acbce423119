export * from "./application-load-balancer";
export * from "./listener";
export * from "./listener-action";
export * from "./listener-condition";
export type { IListenerLoadBalancer } from "./listener-load-balancer";
export type { LoadBalancerBaseProps } from "./load-balancer-base";
export * from "./network-listener";
export * from "./network-load-balancer";
export {
  type NetworkHealthCheck,
  type NetworkProtocol,
  NetworkTargetGroup,
  type NetworkTargetGroupOptions,
  type NetworkTargetGroupProps,
} from "./network-target-group";
export * from "./target-group";
export type { HealthCheck, ILoadBalancerTarget, ITargetGroup, TargetTraffic } from "./target-group-base";
