import { Construct } from "constructs";
import { ConfigurationError } from "../core/errors";
import { isLiteral } from "../core/tokens";
import type { PolicyStatement } from "../iam/policy-statement";
import { dependsOnJson } from "./container-dependency";
import { environmentJson, environmentPermissions } from "./container-environment";
import { healthCheckJson } from "./container-health-check";
import { networkJson, type PortMapping } from "./container-network";
import type { ContainerDefinitionOptions } from "./container-options";
import { storageJson } from "./container-storage";
import { systemJson } from "./container-system";
import type { LogConfiguration } from "./log-driver";
import type { IContainer } from "./same-task";

/** What a container needs of its task definition. */
export interface IContainerHost extends Construct {
  addToExecutionRolePolicy(statement: PolicyStatement): void;
}

/** A container of a task definition; made by `addContainer`. */
export class ContainerDefinition extends Construct implements IContainer {
  readonly containerName: string;
  readonly portMappings: readonly PortMapping[];
  /** What is wrong with references to other containers and volumes shows at once; what only Terraform knows is resolved later. */
  private readonly references: object;
  private readonly logConfiguration: LogConfiguration | undefined;

  constructor(
    host: IContainerHost,
    id: string,
    private readonly options: ContainerDefinitionOptions,
  ) {
    super(host, id);
    const { image, repositoryCredentials, dependsOn, logging } = options;
    this.containerName = options.containerName ?? id;
    this.portMappings = options.portMappings ?? [];
    this.references = { dependsOn: dependsOn && dependsOnJson(this, dependsOn), ...storageJson(this, options) };
    const logs = logging?.bind(this);
    this.logConfiguration = logs?.configuration;
    for (const statement of [
      ...(typeof image === "string" ? [] : image.permissions),
      ...(repositoryCredentials?.permissions ?? []),
      ...environmentPermissions(options),
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
    const { image, repositoryCredentials, healthCheck, ...options } = this.options;
    return {
      name: this.containerName,
      image: typeof image === "string" ? image : image.imageName,
      repositoryCredentials: repositoryCredentials && { credentialsParameter: repositoryCredentials.valueFrom },
      essential: options.essential,
      cpu: options.cpu,
      memory: options.memoryLimitMiB,
      memoryReservation: options.memoryReservationMiB,
      ...networkJson(options),
      ...environmentJson(options),
      command: options.command,
      entryPoint: options.entryPoint,
      workingDirectory: options.workingDirectory,
      ...systemJson(options),
      healthCheck: healthCheck && healthCheckJson(healthCheck),
      logConfiguration: this.logConfiguration,
      ...this.references,
      stopTimeout: options.stopTimeout,
      dockerLabels: options.dockerLabels,
    };
  }
}
