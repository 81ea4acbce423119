/** A file system in memory. */
export interface TmpfsMount {
  readonly containerPath: string;
  /** The largest size in MiB. */
  readonly sizeMiB: number;
  /**
   * As `mount` takes them: `noexec`, `ro`, `uid=1000`.
   * @default none
   */
  readonly mountOptions?: readonly string[];
}

/**
 * What Linux allows a container, and gives it.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html
 */
export interface LinuxParameters {
  /**
   * Capabilities beyond those that Docker gives, by their names without `CAP_`: `NET_ADMIN`. On Fargate, `SYS_PTRACE` alone.
   * @default none
   */
  readonly addCapabilities?: readonly string[];
  /**
   * Capabilities that Docker gives and the container does not need: `NET_RAW`, or `ALL`.
   * @default none
   */
  readonly dropCapabilities?: readonly string[];
  /**
   * Whether a process of Docker's stands above the program, hands on signals and takes in orphans. ECS Exec is best used with it.
   * @default false, from AWS
   */
  readonly initProcessEnabled?: boolean;
  /**
   * The size of `/dev/shm` in MiB, at least 1, not on Fargate.
   * @default 64, from Docker
   */
  readonly sharedMemorySizeMiB?: number;
  /** @default none */
  readonly tmpfs?: readonly TmpfsMount[];
}

/** Linux parameters as the ECS API has them. */
export function linuxParametersJson(parameters: LinuxParameters): object {
  const { addCapabilities: add, dropCapabilities: drop, initProcessEnabled, sharedMemorySizeMiB, tmpfs } = parameters;
  return {
    capabilities: add === undefined && drop === undefined ? undefined : { add, drop },
    initProcessEnabled,
    sharedMemorySize: sharedMemorySizeMiB,
    tmpfs: tmpfs?.map(({ containerPath, sizeMiB, mountOptions }) => ({ containerPath, size: sizeMiB, mountOptions })),
  };
}
