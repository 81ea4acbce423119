export * from "./network";
export * from "./peer";
export * from "./port";
export * from "./security-group";
export type { SecurityGroupRuleOptions } from "./security-group-rules";
export * from "./subnet";
