import { type ContainerRule, containerRule } from "../../ecs-container/container-rule";
import { taskOf } from "../../ecs-task-definition/task-example";
import type { SecurityRule } from "../security-rule";

interface SecureContainer extends Omit<ContainerRule, "severity"> {
  readonly level: SecurityRule["level"];
  readonly checks: readonly string[];
}

/** A security rule about values in the containers of a task definition. */
export function secureContainer({ level, checks, ...rule }: SecureContainer): SecurityRule {
  return { ...containerRule(rule), level, checks, severity: "warning" };
}

/** What the strict rules ask of a container. */
const SECURED = { readonlyRootFilesystem: true, user: "1000", logConfiguration: { logDriver: "awslogs" } };

/** A task definition that the strict rules are content with, for the examples of these; `container` as far as it is to be another. */
export function securedTaskOf(attributes: Record<string, unknown>, container: object) {
  return taskOf(attributes, { ...SECURED, ...container });
}
