import type { Construct } from "constructs";
import { ConfigurationError } from "../core/errors";
import { type IContainer, requireSameTask } from "./same-task";

/** A volume of a task definition, for its containers to mount; made by `addVolume`. */
export interface TaskVolume {
  readonly volumeName: string;
  /** The task definition. */
  readonly host: Construct;
}

/** Where a container finds a volume of its task. */
export interface MountPoint {
  readonly volume: TaskVolume;
  /** A path in the container, of which nothing else is mounted at the same. */
  readonly containerPath: string;
  /** @default false, from AWS */
  readonly readOnly?: boolean;
}

/** All volumes of another container, where that has them. */
export interface VolumesFrom {
  readonly container: IContainer;
  /** @default false, from AWS */
  readonly readOnly?: boolean;
}

/** What a container keeps beyond its own life, or shares with others of its task. */
export interface ContainerStorageOptions {
  /** @default none */
  readonly mountPoints?: readonly MountPoint[];
  /** @default none */
  readonly volumesFrom?: readonly VolumesFrom[];
}

/**
 * The members of the ECS API that say what `container` mounts.
 * @throws ConfigurationError if a volume or a container belongs to another task definition
 */
export function storageJson(container: Construct, { mountPoints, volumesFrom }: ContainerStorageOptions) {
  return {
    mountPoints: mountPoints?.map(({ volume, containerPath, readOnly }) => {
      requireOwnVolume(container, volume);
      return { sourceVolume: volume.volumeName, containerPath, readOnly };
    }),
    volumesFrom: volumesFrom?.map(({ container: other, readOnly }) => {
      requireSameTask(container, "volumesFrom", other);
      return { sourceContainer: other.containerName, readOnly };
    }),
  };
}

function requireOwnVolume(container: Construct, { volumeName, host }: TaskVolume): void {
  if (container.node.scope === host) return;
  throw new ConfigurationError(container, {
    property: "mountPoints",
    got: `${host.node.path}: ${volumeName}`,
    allowed: "volumes of the same task definition",
    fix: "Call addVolume() of this container's task definition: two of them may have the same source.",
  });
}
