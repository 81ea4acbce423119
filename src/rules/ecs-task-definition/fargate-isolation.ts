import { blocks, isKnown, knownList, knownString } from "../configuration";
import { knownContainersOf, withMember } from "../ecs-container/container-document";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { isFargate } from "./task-definition";
import { fargateTaskOf, taskOf } from "./task-example";

const TASK = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html";
const CONTAINER = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html";
const LINUX = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html";
const CAPABILITIES = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html";

const OF_INSTANCES = ["devices", "sharedMemorySize", "maxSwap", "swappiness"];

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** What AWS refuses on Fargate because the machine is not the user's. */
export const fargateIsolationRules: readonly Rule[] = [
  ...where(
    withAttribute("ipc_mode", "pid_mode"),
    where(isFargate, [
      {
        id: "TD026",
        resourceType: "aws_ecs_task_definition",
        title: "on Fargate, tasks share no memory",
        explanation:
          'ECS answers "Tasks using the Fargate launch type do not support ipcMode" when the task definition is registered.',
        fix: "Leave the IPC mode out, or run the task on EC2.",
        source: TASK,
        *check(resource) {
          const got = knownString(resource.attributes.ipc_mode);
          if (got !== undefined) yield { property: "ipc_mode", got, allowed: "none on Fargate" };
        },
        examples: { failing: fargateTaskOf({ ipc_mode: "task" }), passing: taskOf({ ipc_mode: "task" }) },
      },
      {
        id: "TD027",
        resourceType: "aws_ecs_task_definition",
        title: "on Fargate, containers see the processes of their task at most",
        explanation:
          "With host, containers would see the processes of the machine, which on Fargate is AWS's; ECS refuses to register it.",
        fix: "Take pidMode task, or leave it out.",
        source: TASK,
        *check(resource) {
          const got = knownString(resource.attributes.pid_mode);
          if (got === undefined || got === "task") return;
          yield { property: "pid_mode", got, allowed: "task on Fargate" };
        },
        examples: { failing: fargateTaskOf({ pid_mode: "host" }), passing: fargateTaskOf({ pid_mode: "task" }) },
      },
    ]),
  ),
  ...where(
    withMember("privileged", "linuxParameters"),
    where(isFargate, [
      {
        id: "CD059",
        resourceType: "aws_ecs_task_definition",
        title: "on Fargate, no container has the rights of its instance",
        explanation: "A privileged container has the rights of root on its machine, which on Fargate is AWS's.",
        fix: "Leave privileged out, or run the task on EC2.",
        source: CONTAINER,
        *check(resource) {
          for (const { property, container } of knownContainersOf(resource)) {
            if (container.privileged !== true) continue;
            yield { property: `${property}.privileged`, got: true, allowed: "false on Fargate" };
          }
        },
        examples: {
          failing: fargateTaskOf({}, { privileged: true }),
          passing: fargateTaskOf({}, { privileged: false }),
        },
      },
      {
        id: "CD062",
        resourceType: "aws_ecs_task_definition",
        title: "on Fargate, containers have no devices, shared memory and swap of their own",
        explanation: "These belong to the machine, which on Fargate is AWS's; ECS does not support them there.",
        fix: "Leave it out, or run the task on EC2; a tmpfs mount gives a program memory as a file system.",
        source: LINUX,
        *check(resource) {
          for (const { property, container } of knownContainersOf(resource)) {
            const parameters = blocks(container.linuxParameters)[0] ?? {};
            for (const name of OF_INSTANCES) {
              const got = parameters[name];
              if (isEmpty(got) || !isKnown(got)) continue;
              yield { property: `${property}.linuxParameters.${name}`, got, allowed: "none on Fargate" };
            }
          }
        },
        examples: {
          failing: fargateTaskOf({}, { linuxParameters: { sharedMemorySize: 128 } }),
          passing: fargateTaskOf({}, { linuxParameters: { initProcessEnabled: true } }),
        },
      },
      {
        id: "CD063",
        resourceType: "aws_ecs_task_definition",
        title: "on Fargate, containers get the capability SYS_PTRACE at most",
        explanation:
          "Capabilities give a container more of the kernel, and Fargate lets it have this one more, for debugging and tracing.",
        fix: "Add SYS_PTRACE alone, or run the task on EC2. Capabilities may be dropped.",
        source: CAPABILITIES,
        *check(resource) {
          for (const { property, container } of knownContainersOf(resource)) {
            const capabilities = blocks(blocks(container.linuxParameters)[0]?.capabilities)[0] ?? {};
            for (const [i, capability] of (knownList(capabilities.add) ?? []).entries()) {
              const got = knownString(capability);
              if (got === undefined || got === "SYS_PTRACE") continue;
              const place = `${property}.linuxParameters.capabilities.add[${i}]`;
              yield { property: place, got, allowed: "SYS_PTRACE on Fargate" };
            }
          }
        },
        examples: {
          failing: fargateTaskOf({}, { linuxParameters: { capabilities: { add: ["NET_ADMIN"] } } }),
          passing: fargateTaskOf({}, { linuxParameters: { capabilities: { add: ["SYS_PTRACE"], drop: ["ALL"] } } }),
        },
      },
    ]),
  ),
];
