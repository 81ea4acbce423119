export * from "./dashboard";
export type { Graph, GraphLimit, GraphLine } from "./graph";
export type { LoadBalancing } from "./load-balancing";
export * from "./service-alarms";
