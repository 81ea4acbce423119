import type { ContainerDependency } from "./container-dependency";
import type { ContainerEnvironmentOptions } from "./container-environment";
import type { ContainerHealthCheck } from "./container-health-check";
import type { ContainerImage } from "./container-image";
import type { ContainerNetworkOptions } from "./container-network";
import type { ContainerStorageOptions } from "./container-storage";
import type { ContainerSystemOptions } from "./container-system";
import type { LogDriver } from "./log-driver";
import type { Secret } from "./secret";

export interface ContainerDefinitionOptions
  extends ContainerNetworkOptions,
    ContainerEnvironmentOptions,
    ContainerStorageOptions,
    ContainerSystemOptions {
  /** A public image by name, or an image that says who may pull it. */
  readonly image: string | ContainerImage;
  /**
   * Who pulls the image from a private registry that is not ECR: a secret in Secrets Manager, as a whole, with `username` and `password`.
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html
   * @default nobody in particular
   */
  readonly repositoryCredentials?: Secret;
  /** @default the id */
  readonly containerName?: string;
  /**
   * Whether the task ends when this container ends.
   * @default true, from AWS
   */
  readonly essential?: boolean;
  /**
   * CPU units, 1024 to a vCPU, out of those of the task.
   * @default no share reserved
   */
  readonly cpu?: number;
  /**
   * MiB at which the container is killed.
   * @default the memory of the task
   */
  readonly memoryLimitMiB?: number;
  /**
   * MiB that are kept free for the container.
   * @default none
   */
  readonly memoryReservationMiB?: number;
  /** @default the image's */
  readonly command?: readonly string[];
  /** @default the image's */
  readonly entryPoint?: readonly string[];
  /** @default the image's */
  readonly workingDirectory?: string;
  /** @default none */
  readonly healthCheck?: ContainerHealthCheck;
  /**
   * Where the output goes.
   * @default nowhere on Fargate, a file of Docker's on EC2
   */
  readonly logging?: LogDriver;
  /**
   * Other containers of the task to wait for.
   * @default none
   */
  readonly dependsOn?: readonly ContainerDependency[];
  /**
   * Seconds between the signal to stop and the kill, at most 120 on Fargate.
   * @default 30, from AWS
   */
  readonly stopTimeout?: number;
  /** @default none */
  readonly dockerLabels?: Readonly<Record<string, string>>;
}
