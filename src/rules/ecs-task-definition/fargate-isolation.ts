import { blocks, isKnown, knownList, knownString } from "../configuration";
import type { Rule } from "../rule";
import { where } from "../where";
import { containersOf, isFargate } from "./task-definition";
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
export const fargateIsolationRules: readonly Rule[] = where(isFargate, [
  {
    id: "TD026",
    resourceType: "aws_ecs_task_definition",
    title: "on Fargate, tasks share no memory",
    fix: "Leave the IPC mode out, or run the task on EC2.",
    source: TASK,
    *check(resource) {
      const got = knownString(resource.attributes.ipc_mode);
      if (isFargate(resource) && got !== undefined) yield { property: "ipc_mode", got, allowed: "none on Fargate" };
    },
    examples: { failing: fargateTaskOf({ ipc_mode: "task" }), passing: taskOf({ ipc_mode: "task" }) },
  },
  {
    id: "TD027",
    resourceType: "aws_ecs_task_definition",
    title: "on Fargate, containers see the processes of their task at most",
    fix: "Take pidMode task, or leave it out.",
    source: TASK,
    *check(resource) {
      const got = knownString(resource.attributes.pid_mode);
      if (!isFargate(resource) || got === undefined || got === "task") return;
      yield { property: "pid_mode", got, allowed: "task on Fargate" };
    },
    examples: { failing: fargateTaskOf({ pid_mode: "host" }), passing: fargateTaskOf({ pid_mode: "task" }) },
  },
  {
    id: "CD059",
    resourceType: "aws_ecs_task_definition",
    title: "on Fargate, no container has the rights of its instance",
    fix: "Leave privileged out, or run the task on EC2.",
    source: CONTAINER,
    *check(resource) {
      if (!isFargate(resource)) return;
      for (const [i, { privileged }] of containersOf(resource).entries()) {
        if (privileged !== true) continue;
        yield { property: `container_definitions[${i}].privileged`, got: true, allowed: "false on Fargate" };
      }
    },
    examples: { failing: fargateTaskOf({}, { privileged: true }), passing: fargateTaskOf({}, { privileged: false }) },
  },
  {
    id: "CD062",
    resourceType: "aws_ecs_task_definition",
    title: "on Fargate, containers have no devices, shared memory and swap of their own",
    fix: "Leave it out, or run the task on EC2; a tmpfs mount gives a program memory as a file system.",
    source: LINUX,
    *check(resource) {
      if (!isFargate(resource)) return;
      for (const [i, { linuxParameters }] of containersOf(resource).entries()) {
        const parameters = blocks(linuxParameters)[0] ?? {};
        for (const name of OF_INSTANCES) {
          const got = parameters[name];
          if (isEmpty(got) || !isKnown(got)) continue;
          yield { property: `container_definitions[${i}].linuxParameters.${name}`, got, allowed: "none on Fargate" };
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
    fix: "Add SYS_PTRACE alone, or run the task on EC2. Capabilities may be dropped.",
    source: CAPABILITIES,
    *check(resource) {
      if (!isFargate(resource)) return;
      for (const [i, { linuxParameters }] of containersOf(resource).entries()) {
        const capabilities = blocks(blocks(linuxParameters)[0]?.capabilities)[0] ?? {};
        for (const [j, capability] of (knownList(capabilities.add) ?? []).entries()) {
          const got = knownString(capability);
          if (got === undefined || got === "SYS_PTRACE") continue;
          const property = `container_definitions[${i}].linuxParameters.capabilities.add[${j}]`;
          yield { property, got, allowed: "SYS_PTRACE on Fargate" };
        }
      }
    },
    examples: {
      failing: fargateTaskOf({}, { linuxParameters: { capabilities: { add: ["NET_ADMIN"] } } }),
      passing: fargateTaskOf({}, { linuxParameters: { capabilities: { add: ["SYS_PTRACE"], drop: ["ALL"] } } }),
    },
  },
]);
