export * from "./application-load-balancer";
export * from "./listener";
export * from "./listener-action";
export * from "./listener-condition";
export * from "./target-group";
