import { type Constraint, wholeNumber } from "./constraint";

/** The ports that something can listen on. */
export const PORT: Constraint = wholeNumber(1, 65535);

export const PORTS = PORT.allowed;

/** Whether `port` is one that something can listen on. */
export function isPort(port: number): boolean {
  return PORT.holds(port);
}
