import type { TaskParams } from "../../model/ecs-params";
import { type Account, eachItem, eachKey, type Handler, refused } from "../account";
import { EC2, NO_HOST } from "../instead";
import { translateContainer } from "./container";
import { translateFileSystem } from "./file-system";
import type { ParamsTask } from "./task";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const ROLE = /^(arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+|[\w+=,.@-]{1,64})$/;
export const NO_INSTANCES = "On Fargate there are no instances to choose from.";

export function translateTaskDefinition(definition: TaskParams, account: Account, task: ParamsTask): void {
  eachKey(definition, account, {
    ecs_network_mode(mode, own) {
      if (mode === "awsvpc") own.mapped("The network mode of Fargate.");
      else own.refused("Fargate has the network mode awsvpc alone.", "Write awsvpc, or run the task on EC2.");
    },
    task_role_arn: role((name) => {
      task.taskRole = name;
    }, "The role of the programs in the task."),
    task_execution_role: role((name) => {
      task.executionRole = name;
    }, "The role that ECS starts the task with; the stack allows it what the containers need."),
    task_size: (size, own) => eachKey(size, own, { cpu_limit: sized(task), mem_limit: sized(task) }),
    pid_mode(mode, own) {
      if (mode === "host") return own.refused(NO_HOST, EC2);
      task.sharesProcesses = true;
      own.mapped("The containers see the processes of each other.");
    },
    ipc_mode(mode, own) {
      if (mode === "none") own.mapped("On Fargate, containers share no memory.");
      else own.refused("On Fargate, containers share no memory.", EC2);
    },
    services(services, own) {
      for (const [name, container] of Object.entries(services)) {
        const draft = task.drafts.get(name);
        if (draft !== undefined) translateContainer(draft, container, own.at(name), task);
      }
    },
    docker_volumes: (volumes, own) =>
      eachItem(
        volumes,
        own,
        refused(
          "Docker keeps no volumes on Fargate.",
          "Take it away, and declare the volume in the Compose file: it lies in EFS.",
        ),
      ),
    efs_volumes: (volumes, own) =>
      eachItem(volumes, own, (volume, item) => {
        if (isMounted(volume.name, task)) translateFileSystem(volume, item, task.fileSystems);
        else item.dropped("No service mounts the volume.");
      }),
    placement_constraints: (constraints, own) => eachItem(constraints, own, refused(NO_INSTANCES, EC2)),
  });
}

function isMounted(name: string, { drafts }: ParamsTask): boolean {
  return [...drafts.values()].some(({ service }) => service.volumes?.some(({ source }) => source === name));
}

function role(set: (name: string) => void, is: string): Handler<string> {
  return (name, account) => {
    if (!ROLE.test(name)) return account.refused("IAM has no such role.", "Write the name of a role, or its ARN.");
    set(name);
    account.mapped(is);
  };
}

function sized({ size, demand }: ParamsTask): Handler<number> {
  return (_, account) => {
    if (size !== undefined) return account.mapped("The size of the task.");
    const asked = `${demand.cpu} CPU units and ${demand.memoryLimitMiB} MiB`;
    account.refused(
      `Fargate has no task of this size that fits the containers, which ask for ${asked}.`,
      "Choose a size that there is: 256, 512, 1024, 2048, ... CPU units with two to eight times as many MiB.",
    );
  };
}
