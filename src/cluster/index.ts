export * from "./asg-capacity-provider";
export * from "./cluster";
export * from "./instance-capacity";
