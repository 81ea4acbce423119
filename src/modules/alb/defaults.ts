import type { ModuleStack } from "../../module/module-stack";

/** Adds what listeners and target groups have that do not say it themselves. */
export function addDefaults(module: ModuleStack): void {
  module.addInput("default_port", {
    type: "number",
    description: "The port of listeners and target groups that say none",
    default: 80,
  });
  module.addInput("default_protocol", {
    type: "string",
    description: "The protocol of listeners and target groups that say none",
    default: "HTTP",
  });
}

/** The port of a listener or a target group, in HCL. */
export function portOf(element: string): string {
  return `coalesce(${element}.port, var.default_port)`;
}

/** The protocol of a listener or a target group, in HCL. */
export function protocolOf(element: string): string {
  return `coalesce(${element}.protocol, var.default_protocol)`;
}
