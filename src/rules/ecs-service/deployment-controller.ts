import { knownBlocks, knownString, type Resource } from "../configuration";

/** The deployment controller of a service; `undefined` where only Terraform knows. */
export function controllerOf({ attributes }: Resource): string | undefined {
  const controllers = knownBlocks(attributes, "deployment_controller");
  return controllers && knownString(controllers[0]?.type ?? "ECS");
}
