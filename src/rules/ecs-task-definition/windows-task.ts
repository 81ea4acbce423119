import { blocks, isKnown, knownString } from "../configuration";
import { knownContainersOf } from "../ecs-container/container-document";
import type { Finding, Rule } from "../rule";
import { where } from "../where";
import { isWindows } from "./network-mode";
import { isFargate, PARAMETERS } from "./task-definition";
import { fargateTaskOf, taskOf, WINDOWS } from "./task-example";
import { volumesOf } from "./task-volumes";

const GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";
const CONTAINER = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html";
const EFS = { efs_volume_configuration: [{ file_system_id: "fs-1" }] };
const FSX = "fsx_windows_file_server_volume_configuration";

/** What containers of Windows have none of; links are for the rule on them. */
const LINUX_ONLY = ["privileged", "readonlyRootFilesystem"];

/** What AWS refuses in a task for Windows. */
export const windowsTaskRules: readonly Rule[] = where(
  (task) => isWindows(task) === true,
  [
    {
      id: "TD028",
      resourceType: "aws_ecs_task_definition",
      title: "on Windows, containers see their own processes alone",
      explanation:
        "Docker shares processes by namespaces of Linux, which Windows does not have; ECS does not support the setting there.",
      fix: "Leave the PID mode out.",
      source: `${PARAMETERS}#other_task_definition_params`,
      *check(resource) {
        const got = knownString(resource.attributes.pid_mode);
        if (got !== undefined) yield { property: "pid_mode", got, allowed: "none on Windows" };
      },
      examples: { failing: taskOf({ ...WINDOWS, pid_mode: "task" }), passing: taskOf({ pid_mode: "task" }) },
    },
    {
      id: "TD057",
      resourceType: "aws_ecs_task_definition",
      title: "on Windows, Fargate has no EFS",
      explanation: "AWS names EFS among what Fargate does not offer to containers with Windows.",
      fix: "Run the task on Linux, or keep the files elsewhere.",
      source: `${GUIDE}/using_data_volumes.html`,
      *check(resource) {
        if (!isFargate(resource)) return;
        for (const { property, volume } of volumesOf(resource)) {
          const [got] = blocks(volume.efs_volume_configuration);
          if (got === undefined) continue;
          yield { property: `${property}.efs_volume_configuration`, got, allowed: "none on Fargate with Windows" };
        }
      },
      examples: {
        failing: fargateTaskOf({ ...WINDOWS, volume: [{ name: "data", ...EFS }] }),
        passing: fargateTaskOf({ ...WINDOWS, volume: [{ name: "data" }] }),
      },
    },
    {
      id: "TD063",
      severity: "warning",
      resourceType: "aws_ecs_task_definition",
      title: "on Windows, Fargate has no more ephemeral storage than by default",
      explanation: "AWS's guide says that Fargate does not offer it to Windows, its API reference that it does.",
      fix: "Leave it out: the task has 20 GiB.",
      source: `${GUIDE}/fargate-task-storage.html`,
      *check(resource) {
        const [got] = blocks(resource.attributes.ephemeral_storage);
        if (got === undefined || !isFargate(resource)) return;
        yield { property: "ephemeral_storage", got, allowed: "none on Fargate with Windows" };
      },
      examples: {
        failing: fargateTaskOf({ ...WINDOWS, ephemeral_storage: { size_in_gib: 50 } }),
        passing: fargateTaskOf({ ephemeral_storage: { size_in_gib: 50 } }),
      },
    },
    {
      id: "TD064",
      resourceType: "aws_ecs_task_definition",
      title: "on Windows, Fargate has no FireLens, no proxy and no volumes in FSx",
      explanation: "AWS names these among what Fargate does not offer to containers with Windows.",
      fix: "Leave it out, or run the task on instances.",
      source: `${GUIDE}/using_firelens.html`,
      *check(resource): Iterable<Finding> {
        if (!isFargate(resource)) return;
        const allowed = "none on Fargate with Windows";
        for (const { property, container } of knownContainersOf(resource)) {
          const [got] = blocks(container.firelensConfiguration);
          if (got !== undefined) yield { property: `${property}.firelensConfiguration`, got, allowed };
        }
        const [proxy] = blocks(resource.attributes.proxy_configuration);
        if (proxy !== undefined) yield { property: "proxy_configuration", got: proxy, allowed };
        for (const { property, volume } of volumesOf(resource)) {
          const [got] = blocks(volume[FSX]);
          if (got !== undefined) yield { property: `${property}.${FSX}`, got, allowed };
        }
      },
      examples: {
        failing: fargateTaskOf(WINDOWS, { firelensConfiguration: { type: "fluentbit" } }),
        passing: fargateTaskOf({}, { firelensConfiguration: { type: "fluentbit" } }),
      },
    },
    {
      id: "CD066",
      resourceType: "aws_ecs_task_definition",
      title: "containers of Windows have nothing that is of Linux alone",
      explanation:
        "AWS supports none of these for containers with Windows: they are settings of Linux, and of Docker there.",
      fix: "Leave it out.",
      source: CONTAINER,
      *check(resource) {
        for (const { property, container } of knownContainersOf(resource)) {
          for (const name of LINUX_ONLY) {
            if (container[name] === true)
              yield { property: `${property}.${name}`, got: true, allowed: "false on Windows" };
          }
          const [parameters] = blocks(container.linuxParameters);
          if (parameters !== undefined && Object.keys(parameters).length > 0) {
            yield { property: `${property}.linuxParameters`, got: parameters, allowed: "none on Windows" };
          }
          const { user } = container;
          if (!isFargate(resource) || typeof user !== "string" || user === "" || !isKnown(user)) continue;
          yield { property: `${property}.user`, got: user, allowed: "none on Fargate with Windows" };
        }
      },
      examples: {
        failing: taskOf(WINDOWS, { linuxParameters: { initProcessEnabled: true } }),
        passing: taskOf(WINDOWS, { privileged: false, user: "ContainerUser" }),
      },
    },
  ],
);
