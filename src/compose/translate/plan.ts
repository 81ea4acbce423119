import type { ContainerDependency } from "../../task-definition/container-dependency";
import type { ContainerDefinitionOptions } from "../../task-definition/container-options";
import type { TmpfsMount } from "../../task-definition/linux-parameters";

/** What a Compose application becomes: data, from which the constructs are made. */
export interface ApplicationPlan {
  readonly services: readonly ServicePlan[];
  /** The names of networks that services are in. */
  readonly networks: readonly string[];
  /** The directories of the file system. */
  readonly directories: readonly DirectoryPlan[];
  /** The secrets that services use, by their keys. */
  readonly secrets: Readonly<Record<string, SecretPlan>>;
}

/** A service of ECS, and its task. */
export interface ServicePlan {
  /** What it is called among the constructs. */
  readonly name: string;
  /** The keys in the files that it stands for. */
  readonly services: readonly string[];
  readonly cpu: number;
  readonly memoryLimitMiB: number;
  readonly ephemeralStorageGiB?: number;
  readonly cpuArchitecture?: "X86_64" | "ARM64";
  /** Whether the containers see the processes of each other. */
  readonly sharesProcesses?: boolean;
  /** Each behind those that it waits for. */
  readonly containers: readonly ContainerPlan[];
  /** What the Application Load Balancer listens on for it. */
  readonly listeners: readonly ListenerPlan[];
  /** What the Network Load Balancer listens on for it. */
  readonly networkListeners: readonly NetworkListenerPlan[];
  /** What others call it, first the key. */
  readonly names: readonly string[];
  readonly networks: readonly string[];
  /** Services that are created before it. */
  readonly after: readonly string[];
  readonly desiredCount: number;
  readonly deployment: DeploymentPlan;
  readonly tags: Readonly<Record<string, string>>;
  /** Seconds in which a load balancer's opinion of a new task does not count. */
  readonly gracePeriod: number;
  /** The name of a role that exists, or its ARN; made if none. */
  readonly taskRole?: string;
  /** The same, for what ECS starts the task with. */
  readonly executionRole?: string;
  /** Where the tasks stand, if not in the private subnets of the network. */
  readonly placement?: PlacementPlan;
  readonly discovery?: DiscoveryPlan;
  /** File systems that exist, by the ids of directories. */
  readonly fileSystems?: Readonly<Record<string, FileSystemPlan>>;
}

export interface PlacementPlan {
  readonly subnetIds: readonly string[];
  /** Beside the group of the tasks' own. */
  readonly securityGroupIds: readonly string[];
  readonly assignPublicIp: boolean;
}

/** A name of the tasks in DNS. */
export interface DiscoveryPlan {
  /** A domain of the network's DNS. */
  readonly namespace: string;
  readonly name: string;
  /** Seconds. */
  readonly ttl?: number;
}

/** A file system in EFS that exists. */
export interface FileSystemPlan {
  readonly fileSystemId: string;
  readonly rootDirectory?: string;
  /** Whether the data is encrypted on the way. */
  readonly encrypted: boolean;
  readonly encryptionPort?: number;
  readonly accessPointId?: string;
  /** Whether the task comes in by its role. */
  readonly iam: boolean;
}

/** A container: what a service of the files is in its task. */
export interface ContainerPlan {
  /** The key in the files, or what a container that has none there is called among these. */
  readonly service: string;
  /** The key of the service that it belongs to, whose storage without a name it mounts. */
  readonly owner: string;
  readonly image: string;
  /** What the container definition takes as it is. */
  readonly container: ContainerSettings;
  readonly tmpfs: readonly TmpfsMount[];
  /** Ports that the services of its networks reach. */
  readonly ports: readonly PortPlan[];
  readonly mounts: readonly MountPlan[];
  readonly files: readonly FilePlan[];
  readonly logging: LoggingPlan | undefined;
  /** Other containers of the task that it waits for. */
  readonly waitsFor: readonly WaitPlan[];
  /** Other containers of the task whose volumes it mounts. */
  readonly volumesFrom: readonly VolumesFromPlan[];
  /** The ARNs of secrets and parameters that exist, by the variables that they become. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The ARN of the secret by which the image is pulled. */
  readonly repositoryCredentials?: string;
}

export interface WaitPlan {
  /** The key of the service. */
  readonly service: string;
  readonly condition: NonNullable<ContainerDependency["condition"]>;
}

export interface VolumesFromPlan {
  /** The key of the service. */
  readonly service: string;
  readonly readOnly: boolean;
}

export type ContainerSettings = Pick<
  ContainerDefinitionOptions,
  | "command"
  | "entryPoint"
  | "environment"
  | "workingDirectory"
  | "user"
  | "healthCheck"
  | "stopTimeout"
  | "dockerLabels"
  | "readonlyRootFilesystem"
  | "ulimits"
  | "systemControls"
  | "interactive"
  | "pseudoTerminal"
  | "essential"
  | "cpu"
  | "memoryLimitMiB"
  | "memoryReservationMiB"
> & { readonly linux: LinuxSettings };

export interface LinuxSettings {
  readonly addCapabilities?: readonly string[];
  readonly dropCapabilities?: readonly string[];
  readonly initProcessEnabled?: boolean;
}

export interface PortPlan {
  readonly port: number;
  readonly protocol: "tcp" | "udp";
}

export interface ListenerPlan {
  /** The port of the load balancer. */
  readonly port: number;
  /** The key of the service that it leads to. */
  readonly service: string;
  readonly containerPort: number;
  /** Whether clients speak TLS. */
  readonly secure: boolean;
  /** Whether the container does. */
  readonly secureTarget: boolean;
}

export interface NetworkListenerPlan {
  /** The port of the load balancer. */
  readonly port: number;
  /** The key of the service that it leads to. */
  readonly service: string;
  readonly containerPort: number;
  readonly protocol: "TCP" | "UDP" | "TCP_UDP";
  /** The port of the container that takes TCP, where the traffic is of UDP. */
  readonly healthCheckPort?: number;
}

export interface DirectoryPlan {
  /** What it is called among the constructs. */
  readonly id: string;
  /** In the file system. */
  readonly path: string;
  readonly uid: number;
  readonly gid: number;
}

export interface MountPlan {
  /** The id of a directory; none for storage that goes with the task. */
  readonly directory?: string;
  readonly containerPath: string;
  readonly readOnly?: boolean;
}

/** A file that is written before the container starts. */
export interface FilePlan {
  /** Absolute, in the container. */
  readonly path: string;
  /** What it holds, or the key of the secret that it holds. */
  readonly content: { readonly text: string } | { readonly secret: string };
  readonly uid: string;
  readonly gid: string;
  readonly mode: number;
}

export interface SecretPlan {
  /** The name in Secrets Manager of one that exists. */
  readonly existing?: string;
}

export interface DeploymentPlan {
  readonly minHealthyPercent?: number;
  readonly maxHealthyPercent?: number;
  readonly circuitBreaker?: { readonly rollback: boolean };
}

export interface LoggingPlan {
  readonly mode?: "blocking" | "non-blocking";
}
