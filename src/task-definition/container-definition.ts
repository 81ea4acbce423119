import type { IResolvable } from "cdktf";
import { Construct } from "constructs";
import { ConfigurationError } from "../core/errors";
import { isLiteral } from "../core/tokens";
import type { PolicyStatement } from "../iam/policy-statement";
import type { ContainerImage } from "./container-image";
import type { LogConfiguration, LogDriver } from "./log-driver";
import type { Secret } from "./secret";

/** A port on which a container can be reached. */
export interface PortMapping {
  /** The port that the program listens on, 1 to 65535. */
  readonly containerPort: number;
  /**
   * The port of the host. In awsvpc mode the same as the container's; in bridge mode 0 lets Docker choose.
   * @default the container's in awsvpc and host mode, chosen by Docker in bridge mode
   */
  readonly hostPort?: number;
  /** @default "tcp" */
  readonly protocol?: "tcp" | "udp";
  /**
   * A name for Service Connect.
   * @default none
   */
  readonly name?: string;
  /**
   * The protocol inside of the connection, for the metrics of Service Connect.
   * @default none
   */
  readonly appProtocol?: "http" | "http2" | "grpc";
}

/** A command in the container that ends with 0 while the container is healthy. */
export interface ContainerHealthCheck {
  /** A line for the container's shell, or a list that begins with `CMD` or `CMD-SHELL`. */
  readonly command: string | readonly string[];
  /**
   * Seconds between two checks, 5 to 300.
   * @default 30, from AWS
   */
  readonly interval?: number;
  /**
   * Seconds until a check counts as failed, 2 to 60.
   * @default 5, from AWS
   */
  readonly timeout?: number;
  /**
   * Failed checks in a row that make the container unhealthy, 1 to 10.
   * @default 3, from AWS
   */
  readonly retries?: number;
  /**
   * Seconds after the start in which failed checks do not count, 0 to 300.
   * @default 0, from AWS
   */
  readonly startPeriod?: number;
}

/** What must have happened to another container of the task before this one starts. */
export interface ContainerDependency {
  readonly container: ContainerDefinition;
  /** @default "HEALTHY" */
  readonly condition?: "START" | "COMPLETE" | "SUCCESS" | "HEALTHY";
}

export interface ContainerDefinitionOptions {
  /** A public image by name, or an image that says who may pull it. */
  readonly image: string | ContainerImage;
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
  /** @default none */
  readonly portMappings?: readonly PortMapping[];
  /**
   * Environment variables, readable for everybody who can read the task definition.
   * @default none
   */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Environment variables whose values ECS reads at the start. The execution role may read just these.
   * @default none
   */
  readonly secrets?: Readonly<Record<string, Secret>>;
  /** @default the image's */
  readonly command?: readonly string[];
  /** @default the image's */
  readonly entryPoint?: readonly string[];
  /** @default the image's */
  readonly workingDirectory?: string;
  /** @default the image's */
  readonly user?: string;
  /**
   * Whether the container cannot write to its own file system.
   * @default false, from AWS
   */
  readonly readonlyRootFilesystem?: boolean;
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
  /**
   * Other containers of the task that this one finds by name, in bridge mode: `db` or `db:database`.
   * @default none
   */
  readonly links?: readonly string[];
  /** @default none */
  readonly dockerLabels?: Readonly<Record<string, string>>;
}

/** What a container needs of its task definition. */
export interface IContainerHost extends Construct {
  addToExecutionRolePolicy(statement: PolicyStatement): void;
}

/** A container of a task definition; made by `addContainer`. */
export class ContainerDefinition extends Construct {
  readonly containerName: string;
  readonly portMappings: readonly PortMapping[];
  private readonly logConfiguration: LogConfiguration | undefined;

  constructor(
    host: IContainerHost,
    id: string,
    private readonly options: ContainerDefinitionOptions,
  ) {
    super(host, id);
    const { image, secrets = {}, logging } = options;
    this.containerName = options.containerName ?? id;
    this.portMappings = options.portMappings ?? [];
    for (const { container } of options.dependsOn ?? []) requireSameTask(this, container);
    const logs = logging?.bind(this);
    this.logConfiguration = logs?.configuration;
    for (const statement of [
      ...(typeof image === "string" ? [] : image.permissions),
      ...Object.values(secrets).flatMap((secret) => secret.permissions),
      ...(logs?.permissions ?? []),
    ]) {
      host.addToExecutionRolePolicy(statement);
    }
  }

  /**
   * The port to reach the container on when nobody says which: that of its first mapping.
   * @throws ConfigurationError if it has none
   */
  get defaultPort(): number {
    const first = isLiteral(this.portMappings) ? this.portMappings[0] : undefined;
    if (first !== undefined) return first.containerPort;
    throw new ConfigurationError(this, {
      property: "portMappings",
      got: undefined,
      allowed: "a port to reach the container on",
      fix: "Add portMappings: [{ containerPort: ... }].",
    });
  }

  /** The container as the ECS API has it. */
  toJson(): object {
    const { image, environment, secrets, healthCheck, dependsOn, ...options } = this.options;
    return {
      name: this.containerName,
      image: typeof image === "string" ? image : image.imageName,
      essential: options.essential,
      cpu: options.cpu,
      memory: options.memoryLimitMiB,
      memoryReservation: options.memoryReservationMiB,
      portMappings: options.portMappings,
      environment: environment && environmentEntries(environment),
      secrets: secrets && Object.entries(secrets).map(([name, { valueFrom }]) => ({ name, valueFrom })),
      command: options.command,
      entryPoint: options.entryPoint,
      workingDirectory: options.workingDirectory,
      user: options.user,
      readonlyRootFilesystem: options.readonlyRootFilesystem,
      healthCheck: healthCheck && { ...healthCheck, command: shellOrList(healthCheck.command) },
      logConfiguration: this.logConfiguration,
      dependsOn: dependsOn?.map(({ container, condition = "HEALTHY" }) => ({
        containerName: container.containerName,
        condition,
      })),
      stopTimeout: options.stopTimeout,
      links: options.links,
      dockerLabels: options.dockerLabels,
    };
  }
}

function requireSameTask(container: ContainerDefinition, other: ContainerDefinition): void {
  if (container.node.scope === other.node.scope) return;
  throw new ConfigurationError(container, {
    property: "dependsOn",
    got: other.node.path,
    allowed: "containers of the same task definition",
    fix: "Containers of different tasks start independently: let the program wait, or put both into one task.",
  });
}

function shellOrList(command: string | readonly string[]): readonly string[] {
  return typeof command === "string" ? ["CMD-SHELL", command] : command;
}

/** The variables as the ECS API lists them; by Terraform itself for a map that only Terraform knows. */
function environmentEntries(environment: Readonly<Record<string, string>>): unknown {
  if (isLiteral(environment)) return Object.entries(environment).map(([name, value]) => ({ name, value }));
  const entries: IResolvable = {
    creationStack: [],
    resolve: (context) => {
      const map: unknown = context.resolve(environment);
      if (typeof map !== "string") return environmentEntries(map as Record<string, string>);
      const expression = map.slice("${".length, -"}".length);
      return `\${[for name, value in ${expression} : { name = name, value = value }]}`;
    },
  };
  return entries;
}
