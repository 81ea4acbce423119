import type { Construct } from "constructs";
import { ConfigurationError } from "../core/errors";

/** A container, for the other containers of its task. */
export interface IContainer extends Construct {
  readonly containerName: string;
}

/**
 * Makes sure that `other` belongs to the task definition of `container`.
 * @throws ConfigurationError if it belongs to another one
 */
export function requireSameTask(container: Construct, property: string, other: IContainer): void {
  if (container.node.scope === other.node.scope) return;
  throw new ConfigurationError(container, {
    property,
    got: other.node.path,
    allowed: "containers of the same task definition",
    fix: "Containers of different tasks start independently: let the program wait, or put both into one task.",
  });
}
