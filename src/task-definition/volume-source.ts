import type { EcsTaskDefinitionVolume } from "@cdktf/provider-aws/lib/ecs-task-definition";

/** A volume that Docker keeps on an instance. */
export interface DockerVolumeOptions {
  /**
   * `task`: the volume is made with the task and goes with it; `shared`: it stays on the instance, and tasks find it by its name.
   * @default "task", from AWS
   */
  readonly scope?: "task" | "shared";
  /**
   * Whether a shared volume is made if the instance has none of the name.
   * @default false, from AWS
   */
  readonly autoprovision?: boolean;
  /** @default "local", from Docker */
  readonly driver?: string;
  /** @default none */
  readonly driverOptions?: Readonly<Record<string, string>>;
  /** @default none */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * Where the contents of a volume of a task come from.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_data_volumes.html
 */
export interface VolumeSource {
  /** The volume as the task definition has it. */
  readonly configuration: Omit<EcsTaskDefinitionVolume, "name">;
}

/** Ways to fill a volume of a task. */
export const VolumeSource = {
  /** Nothing: storage that the containers of a task share, and that goes with the task. */
  empty(): VolumeSource {
    return { configuration: {} };
  },
  /** A directory or file of the instance, on EC2 alone: `/var/run/docker.sock`. */
  bindMount(hostPath: string): VolumeSource {
    return { configuration: { hostPath } };
  },
  /** A volume that Docker keeps on the instance, on EC2 alone. */
  docker(options: DockerVolumeOptions = {}): VolumeSource {
    const { driverOptions, ...configuration } = options;
    return {
      configuration: {
        dockerVolumeConfiguration: { ...configuration, driverOpts: driverOptions },
      },
    };
  },
};
