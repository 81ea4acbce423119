import type { EcsTaskDefinitionVolume } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { PolicyStatement } from "../iam/policy-statement";
import type { IAccessPoint, IFileSystem } from "../storage/mountable";

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

/** How a task comes into a file system in EFS. It is always encrypted on the way, by TLS. */
export interface EfsVolumeOptions {
  /**
   * Whether the task comes in by its role, which is then allowed to mount and write.
   * @default true
   */
  readonly iam?: boolean;
}

/**
 * Where the contents of a volume of a task come from.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_data_volumes.html
 */
export interface VolumeSource {
  /** The volume as the task definition has it. */
  readonly configuration: Omit<EcsTaskDefinitionVolume, "name">;
  /**
   * What the tasks must be able to reach before they start.
   * @default nothing
   */
  readonly fileSystem?: IFileSystem;
  /**
   * What the task role must be allowed.
   * @default nothing
   */
  readonly taskPermissions?: readonly PolicyStatement[];
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
  /** A whole file system in EFS. */
  efs(fileSystem: IFileSystem, options: EfsVolumeOptions = {}): VolumeSource {
    return efsVolume(fileSystem, options);
  },
  /** One directory of a file system in EFS, as the user of the access point. */
  efsAccessPoint(accessPoint: IAccessPoint, options: EfsVolumeOptions = {}): VolumeSource {
    return efsVolume(accessPoint.fileSystem, options, accessPoint);
  },
};

function efsVolume(
  fileSystem: IFileSystem,
  { iam = true }: EfsVolumeOptions,
  accessPoint?: IAccessPoint,
): VolumeSource {
  return {
    configuration: {
      efsVolumeConfiguration: {
        fileSystemId: fileSystem.fileSystemId,
        transitEncryption: "ENABLED",
        authorizationConfig: { iam: iam ? "ENABLED" : "DISABLED", accessPointId: accessPoint?.accessPointId },
      },
    },
    fileSystem,
    taskPermissions: iam ? [mayMount(fileSystem, accessPoint)] : [],
  };
}

/** https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html */
export const MOUNT_ACTIONS: readonly string[] = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"];

function mayMount({ fileSystemArn }: IFileSystem, accessPoint: IAccessPoint | undefined): PolicyStatement {
  return {
    actions: MOUNT_ACTIONS,
    resources: [fileSystemArn],
    conditions: accessPoint && {
      StringEquals: { "elasticfilesystem:AccessPointArn": [accessPoint.accessPointArn] },
    },
  };
}
