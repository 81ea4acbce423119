/** A command in the container that ends with 0 while the container is healthy. */
export interface ContainerHealthCheck {
  /** A line for the container's shell, or a list that begins with `CMD` or `CMD-SHELL`. */
  readonly command: string | readonly string[];
  /**
   * Seconds between two checks, 5 to 300.
   * @default 30, from AWS
   */
  readonly interval?: number;
  /**
   * Seconds until a check counts as failed, 2 to 60.
   * @default 5, from AWS
   */
  readonly timeout?: number;
  /**
   * Failed checks in a row that make the container unhealthy, 1 to 10.
   * @default 3, from AWS
   */
  readonly retries?: number;
  /**
   * Seconds after the start in which failed checks do not count, 0 to 300.
   * @default 0, from AWS
   */
  readonly startPeriod?: number;
}

/** A health check as the ECS API has it. */
export function healthCheckJson({ command, ...times }: ContainerHealthCheck): object {
  return { ...times, command: typeof command === "string" ? ["CMD-SHELL", command] : command };
}
