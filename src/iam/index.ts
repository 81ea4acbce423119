export * from "./instance-profile";
export * from "./managed-policy";
export type { PolicyStatement } from "./policy-statement";
export * from "./principal";
export * from "./role";
