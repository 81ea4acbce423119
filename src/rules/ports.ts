/** The ports that something can listen on, for error messages. */
export const PORTS = "a whole number from 1 to 65535";

/** Whether `port` is one that something can listen on. */
export function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65535;
}
