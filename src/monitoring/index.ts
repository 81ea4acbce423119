export * from "./dashboard";
export type { Graph, GraphLimit, GraphLine } from "./graph";
export type { HttpLoadBalancing, LoadBalancing, NetworkLoadBalancing } from "./load-balancing";
export * from "./service-alarms";
