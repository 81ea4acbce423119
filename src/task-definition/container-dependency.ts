import type { Construct } from "constructs";
import { type IContainer, requireSameTask } from "./same-task";

/** What must have happened to another container of the task before this one starts. */
export interface ContainerDependency {
  readonly container: IContainer;
  /** @default "HEALTHY" */
  readonly condition?: "START" | "COMPLETE" | "SUCCESS" | "HEALTHY";
}

/** Dependencies of `container` as the ECS API has them. */
export function dependsOnJson(container: Construct, dependsOn: readonly ContainerDependency[]): object[] {
  return dependsOn.map(({ container: other, condition = "HEALTHY" }) => {
    requireSameTask(container, "dependsOn", other);
    return { containerName: other.containerName, condition };
  });
}
