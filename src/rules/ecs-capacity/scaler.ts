import { blocks, type Configuration, isSingle, type Resource } from "../configuration";

/** The block of a capacity provider that says which group it is about. */
export const GROUP_PROVIDER = "auto_scaling_group_provider";

/** The capacity providers that are about a group. */
export function providersOf(group: Resource, configuration: Configuration): readonly Resource[] {
  return configuration.referring(group, "aws_ecs_capacity_provider", GROUP_PROVIDER);
}

/** The capacity provider by which ECS scales a group, if it is known to do so. */
export function scalerOf(group: Resource, configuration: Configuration): Resource | undefined {
  return providersOf(group, configuration).find((provider) => isSingle(provider) && isManaged(provider));
}

function isManaged({ attributes }: Resource): boolean {
  const scalings = blocks(attributes[GROUP_PROVIDER]).flatMap((block) => blocks(block.managed_scaling));
  return scalings.some(({ status }) => status === "ENABLED");
}
