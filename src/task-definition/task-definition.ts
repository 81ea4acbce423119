import {
  EcsTaskDefinition,
  type EcsTaskDefinitionConfig,
  type EcsTaskDefinitionVolume,
} from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { Construct } from "constructs";
import type { ICluster } from "../cluster/cluster";
import { AddressScope, addressed } from "../core/address";
import { dependOn } from "../core/depend-on";
import { ConfigurationError } from "../core/errors";
import { lazyJsonTemplate } from "../core/json-template";
import { physicalName } from "../core/names";
import type { Tags } from "../core/tags";
import type { PolicyStatement } from "../iam/policy-statement";
import { type IRole, Role } from "../iam/role";
import { CheckedConstruct } from "../rules/checked-construct";
import type { IFileSystem } from "../storage/mountable";
import { ContainerDefinition, type IContainerHost } from "./container-definition";
import type { ContainerDefinitionOptions } from "./container-options";
import type { TaskVolume } from "./container-storage";
import type { VolumeSource } from "./volume-source";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html */
const LONGEST_FAMILY = 255;
const TASKS = "ecs-tasks.amazonaws.com";

/** What every task definition has, wherever its tasks run. */
export interface TaskDefinitionProps {
  /**
   * The name that the revisions share; a change replaces the task definition.
   * @default from the stack and the construct
   */
  readonly family?: string;
  /**
   * What ECS takes on to start the task: to pull images, write logs, read secrets.
   * @default one that is made when it is needed, and may do what the containers need
   */
  readonly executionRole?: IRole;
  /**
   * What the programs in the task may do at AWS.
   * @default none; one is made by `taskRole` or `addToTaskRolePolicy`
   */
  readonly taskRole?: IRole;
  /** @default none */
  readonly tags?: Tags;
}

/** What runs tasks that mount volumes, such as a service. */
export interface IMountingService {
  /** Lets the tasks reach a file system in EFS; what Terraform itself starts waits for it. */
  mount(fileSystem: IFileSystem): void;
}

/** Containers that run together, in one place, as a task. */
export abstract class TaskDefinition extends CheckedConstruct implements IContainerHost {
  /** What runs the tasks, where no capacity provider is named. */
  abstract readonly launchType: "FARGATE" | "EC2";
  readonly resource: EcsTaskDefinition;
  private readonly byName = new Map<string, ContainerDefinition>();
  private readonly volumes: EcsTaskDefinitionVolume[] = [];
  private readonly fileSystems: IFileSystem[] = [];
  private readonly services: IMountingService[] = [];
  private readonly runners: IRole[] = [];
  private ownExecutionRole: IRole | undefined;
  private ownTaskRole: IRole | undefined;

  constructor(
    scope: Construct,
    id: string,
    props: TaskDefinitionProps,
    /** How the containers reach the network; `undefined` for what AWS chooses. */
    readonly networkMode: string | undefined,
    config: Omit<EcsTaskDefinitionConfig, "family" | "containerDefinitions">,
  ) {
    super(scope, id);
    this.ownExecutionRole = props.executionRole;
    this.ownTaskRole = props.taskRole;
    this.resource = addressed(
      new EcsTaskDefinition(this, "TaskDefinition", {
        ...config,
        networkMode,
        // A service must not stand on a revision that is gone already, should an apply end half-way.
        lifecycle: { createBeforeDestroy: true },
        family: props.family ?? physicalName(this, LONGEST_FAMILY),
        executionRoleArn: props.executionRole?.roleArn,
        taskRoleArn: props.taskRole?.roleArn,
        tags: props.tags,
        containerDefinitions: lazyJsonTemplate(() => this.containers.map((container) => container.toJson())),
      }),
    );
  }

  /** The revision that this stack deploys. */
  get taskDefinitionArn(): string {
    return this.resource.arn;
  }

  /** In the order in which they were added. */
  get containers(): readonly ContainerDefinition[] {
    return [...this.byName.values()];
  }

  /** The role that ECS starts the task with; made when it is first asked for. */
  get executionRole(): IRole {
    if (this.ownExecutionRole === undefined) {
      this.ownExecutionRole = this.newRole("ExecutionRole", "execution_role");
      this.resource.executionRoleArn = this.ownExecutionRole.roleArn;
    }
    return this.ownExecutionRole;
  }

  /** The role of the programs in the task; made when it is first asked for. */
  get taskRole(): IRole {
    if (this.ownTaskRole === undefined) {
      this.ownTaskRole = this.newRole("TaskRole", "task_role");
      this.resource.taskRoleArn = this.ownTaskRole.roleArn;
    }
    return this.ownTaskRole;
  }

  /**
   * Adds a container.
   * @throws ConfigurationError if there is one of that name
   */
  addContainer(id: string, options: ContainerDefinitionOptions): ContainerDefinition {
    const name = options.containerName ?? id;
    if (this.byName.has(name)) {
      const allowed = `a name that is not among ${this.containerNames}`;
      const fix = "Containers of a task have different names.";
      throw new ConfigurationError(this, { property: "containerName", got: name, allowed, fix });
    }
    const container = new ContainerDefinition(this, id, options);
    this.byName.set(name, container);
    return container;
  }

  /**
   * Adds a volume, which containers mount by their `mountPoints`.
   *
   * @param name at most 255 letters, digits, `-` and `_`
   * @throws ConfigurationError if there is one of that name
   */
  addVolume(name: string, source: VolumeSource): TaskVolume {
    if (this.volumes.some((volume) => volume.name === name)) {
      const allowed = `a name that is not among ${this.volumes.map((volume) => volume.name).join(", ")}`;
      const fix = "Volumes of a task have different names; several containers may mount one.";
      throw new ConfigurationError(this, { property: "volume", got: name, allowed, fix });
    }
    this.volumes.push({ name, ...source.configuration });
    this.resource.putVolume(this.volumes);
    for (const statement of source.taskPermissions ?? []) {
      // A task that may not mount yet does not start.
      dependOn(this.resource, this.taskRole.addToPolicy(statement));
    }
    if (source.fileSystem !== undefined) this.mount(source.fileSystem);
    return { volumeName: name, host: this };
  }

  /**
   * The container called `name`.
   * @throws ConfigurationError if there is none
   */
  findContainer(name: string): ContainerDefinition {
    const container = this.byName.get(name);
    if (container !== undefined) return container;
    const allowed = this.byName.size > 0 ? this.containerNames : "none yet";
    const fix = "Name a container of the task definition, or add one with addContainer().";
    throw new ConfigurationError(this, { property: "containerName", got: name, allowed, fix });
  }

  /**
   * The container that is meant when nobody says which: the first.
   * @throws ConfigurationError if there is none
   */
  get defaultContainer(): ContainerDefinition {
    const [first] = this.byName.values();
    if (first !== undefined) return first;
    const fix = "Add one with addContainer().";
    throw new ConfigurationError(this, { property: "containers", got: [], allowed: "at least one container", fix });
  }

  /** Tells the task definition that `service` runs its tasks. */
  register(service: IMountingService): void {
    this.services.push(service);
    for (const fileSystem of this.fileSystems) service.mount(fileSystem);
  }

  /**
   * Allows `role` to run tasks on `cluster`, of any revision, and to hand them the roles of the task definition, whenever these are made.
   * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
   */
  grantRun(role: IRole, cluster: ICluster): void {
    role.addToPolicy({
      actions: ["ecs:RunTask"],
      resources: [`${this.resource.arnWithoutRevision}:*`],
      conditions: { ArnEquals: { "ecs:cluster": [cluster.clusterArn] } },
    });
    this.runners.push(role);
    for (const own of [this.ownExecutionRole, this.ownTaskRole]) {
      if (own !== undefined) allowToPass(role, own);
    }
  }

  /** Allows the programs in the task something. */
  addToTaskRolePolicy(statement: PolicyStatement): void {
    this.taskRole.addToPolicy(statement);
  }

  /** Allows ECS something that it needs to start the task; tasks do not start before the permission is there. */
  addToExecutionRolePolicy(statement: PolicyStatement): void {
    dependOn(this.resource, this.executionRole.addToPolicy(statement));
  }

  private mount(fileSystem: IFileSystem): void {
    this.fileSystems.push(fileSystem);
    for (const service of this.services) service.mount(fileSystem);
  }

  private newRole(scope: string, id: string): IRole {
    const role = new Role(new AddressScope(this, scope), id, { assumedBy: TASKS });
    for (const runner of this.runners) allowToPass(runner, role);
    return role;
  }

  private get containerNames(): string {
    return [...this.byName.keys()].join(", ");
  }
}

function allowToPass(role: IRole, own: IRole): void {
  role.addToPolicy({
    actions: ["iam:PassRole"],
    resources: [own.roleArn],
    conditions: { StringEquals: { "iam:PassedToService": [TASKS] } },
  });
}
