import { list } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { record } from "../schema/record";
import { anyText, boolean, integer, oneOf, parsed, text } from "../schema/scalars";
import { Flaw } from "../syntax/flaw";
import { parseTaskCpu, parseTaskMemory } from "../syntax/task-size";
import { type ContainerParams, containerParams } from "./ecs-params-container";
import { type RunParams, runParams } from "./ecs-params-run";

type Texts = Readonly<Record<string, string>>;

/**
 * What an `ecs-params.yml` of ecs-cli says, which Compose files had no keys for, by the names of its documentation.
 * https://github.com/aws/amazon-ecs-cli#using-ecs-parameters
 */
export interface EcsParams extends Extensible {
  readonly version?: string;
  readonly task_definition?: TaskParams;
  readonly run_params?: RunParams;
}

export interface TaskParams extends Extensible {
  readonly ecs_network_mode?: "none" | "bridge" | "host" | "awsvpc";
  /** The name of a role, or its ARN. */
  readonly task_role_arn?: string;
  /** The name of a role, or its ARN. */
  readonly task_execution_role?: string;
  readonly task_size?: TaskSizeParams;
  readonly pid_mode?: "task" | "host";
  readonly ipc_mode?: "task" | "host" | "none";
  /** By the services of the Compose files. */
  readonly services?: Readonly<Record<string, ContainerParams>>;
  readonly docker_volumes?: readonly DockerVolumeParams[];
  readonly efs_volumes?: readonly EfsVolumeParams[];
  readonly placement_constraints?: readonly ConstraintParams[];
}

export interface TaskSizeParams extends Extensible {
  /** CPU units. */
  readonly cpu_limit?: number;
  /** MiB. */
  readonly mem_limit?: number;
}

export interface DockerVolumeParams extends Extensible {
  readonly name: string;
  readonly scope?: "shared" | "task";
  readonly autoprovision?: boolean;
  readonly driver?: string;
  readonly driver_opts?: Texts;
  readonly labels?: Texts;
}

/** A file system in EFS that exists, by the name of a volume of the Compose files. */
export interface EfsVolumeParams extends Extensible {
  readonly name: string;
  readonly filesystem_id: string;
  readonly root_directory?: string;
  readonly transit_encryption?: "ENABLED" | "DISABLED";
  readonly transit_encryption_port?: number;
  readonly access_point?: string;
  readonly iam?: "ENABLED" | "DISABLED";
}

export interface ConstraintParams extends Extensible {
  readonly type?: string;
  readonly expression?: string;
}

const VERSION = new Flaw("1, the only version that there is", "Write version: 1.");
const enabled = oneOf("ENABLED", "DISABLED");

const taskParams = object<TaskParams>("parameters of a task definition", {
  ecs_network_mode: oneOf("none", "bridge", "host", "awsvpc"),
  task_role_arn: text,
  task_execution_role: text,
  task_size: object<TaskSizeParams>("the size of a task", {
    cpu_limit: parsed("CPU units, such as 256 or 0.25 vCPU", parseTaskCpu),
    mem_limit: parsed("the memory of a task, such as 512 (MiB) or 2GB", parseTaskMemory),
  }),
  pid_mode: oneOf("task", "host"),
  ipc_mode: oneOf("task", "host", "none"),
  services: record(containerParams, "a mapping of services"),
  docker_volumes: list(
    object<DockerVolumeParams>(
      "a volume of Docker's",
      {
        name: text,
        scope: oneOf("shared", "task"),
        autoprovision: boolean,
        driver: text,
        driver_opts: record(anyText),
        labels: record(anyText),
      },
      { required: ["name"] },
    ),
  ),
  efs_volumes: list(
    object<EfsVolumeParams>(
      "a volume in EFS",
      {
        name: text,
        filesystem_id: text,
        root_directory: text,
        transit_encryption: enabled,
        transit_encryption_port: integer(0, 65_535),
        access_point: text,
        iam: enabled,
      },
      { required: ["name", "filesystem_id"] },
    ),
  ),
  placement_constraints: list(object<ConstraintParams>("a constraint", { type: text, expression: text })),
});

export const ecsParams = object<EcsParams>("a file of parameters", {
  version: parsed("the version of the file", (value) => (value === "1" ? value : VERSION)),
  task_definition: taskParams,
  run_params: runParams,
});
