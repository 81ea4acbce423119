import { isKnown, type Resource } from "../../configuration";
import { oneOf } from "../../constraint";
import { knownContainersOf } from "../../ecs-container/container-document";
import { isWindows } from "../../ecs-task-definition/network-mode";
import { taskOf, WINDOWS } from "../../ecs-task-definition/task-example";
import type { Finding } from "../../rule";
import { secureValue } from "../secure-value";
import type { SecurityRule } from "../security-rule";
import { secureContainer, securedTaskOf } from "./secure-container";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html";
const resourceType = "aws_ecs_task_definition";

/** How far tasks are kept from their instance, from each other, and from becoming something else. */
export const isolationSecurityRules: readonly SecurityRule[] = [
  secureContainer({
    id: "SEC111",
    level: "baseline",
    // checkov's looks for "privilege", which no container has.
    checks: ["CKV_AWS_334", "ECS.4"],
    title: "no container is privileged",
    explanation:
      "A privileged container is root on its instance: it reads the disks, and the credentials of all other tasks there.",
    fix: "Leave privileged out; add the Linux capabilities that the container needs, or its device.",
    source: `${CONTROLS}#ecs-4`,
    properties: { privileged: oneOf("false") },
    examples: { failing: taskOf({}, { privileged: true }), passing: taskOf({}, { privileged: false }) },
  }),
  secureValue({
    id: "SEC112",
    level: "baseline",
    // checkov's looks for it in the containers, where it cannot be.
    checks: ["CKV_AWS_335", "ECS.3"],
    resourceType,
    title: "a task does not see the processes of its instance",
    explanation:
      "In the host's process namespace, a container sees the processes of all tasks there, with their environment, and can end them.",
    fix: "Leave pid_mode out, or set it to task.",
    source: `${CONTROLS}#ecs-3`,
    attribute: "pid_mode",
    constraint: oneOf("task"),
    examples: { failing: taskOf({ pid_mode: "host" }), passing: taskOf({ pid_mode: "task" }) },
  }),
  secureValue({
    id: "SEC113",
    level: "baseline",
    // ECS.1, which is retired, looked for host mode with users who may do much.
    checks: ["ECS.17", "ECS.1"],
    resourceType,
    title: "a task has a network of its own",
    explanation:
      "On its instance's network, a container reaches what listens there for the instance alone, and no security group is the task's own.",
    fix: "Set networkMode to awsvpc, or to bridge.",
    source: `${CONTROLS}#ecs-17`,
    attribute: "network_mode",
    constraint: oneOf("awsvpc", "bridge", "default", "none"),
    examples: { failing: taskOf({ network_mode: "host" }), passing: taskOf({ network_mode: "bridge" }) },
  }),
  secureContainer({
    id: "SEC114",
    level: "strict",
    checks: ["CKV_AWS_336", "ECS.5"],
    title: "a container cannot write to its root file system",
    explanation:
      "Whoever gets into a container could leave programs there. ECS Exec needs the file system to be writable.",
    fix: "Set readonlyRootFilesystem, and mount volumes where the program writes.",
    source: `${CONTROLS}#ecs-5`,
    properties: { readonlyRootFilesystem: oneOf("true") },
    required: true,
    // Windows knows no such file system.
    of: (task) => isWindows(task) === false,
    examples: {
      failing: securedTaskOf({}, { readonlyRootFilesystem: undefined }),
      passing: securedTaskOf({}, { readonlyRootFilesystem: true }),
    },
  }),
  {
    id: "SEC115",
    severity: "warning",
    level: "strict",
    checks: ["ECS.20"],
    resourceType,
    title: "a container on Linux does not run as root",
    explanation:
      "Most images run as root unless somebody says otherwise, and root of a container needs one hole less to become root of the instance.",
    fix: "Set user to one that the image has, by number: 1000:1000.",
    source: `${CONTROLS}#ecs-20`,
    check: (task) => (isWindows(task) === false ? usersBut(task, ROOT) : []),
    examples: { failing: securedTaskOf({}, { user: "0:1000" }), passing: securedTaskOf({}, { user: "1000:0" }) },
  },
  {
    id: "SEC116",
    severity: "warning",
    level: "strict",
    checks: ["ECS.21"],
    resourceType,
    title: "a container on Windows does not run as administrator",
    explanation:
      "ContainerAdministrator, which most images run as, may change the whole container, its services and registry.",
    fix: "Set user to ContainerUser.",
    source: `${CONTROLS}#ecs-21`,
    check: (task) => (isWindows(task) ? usersBut(task, ADMINISTRATOR) : []),
    examples: {
      failing: securedTaskOf(WINDOWS, { user: "containeradministrator", readonlyRootFilesystem: undefined }),
      passing: securedTaskOf(WINDOWS, { user: "ContainerUser", readonlyRootFilesystem: undefined }),
    },
  },
];

const ROOT = /^(root|0)?(:|$)/;
const ADMINISTRATOR = /^$|^ContainerAdministrator$/i;

/** Containers whose user is one of those, or nobody in particular. */
function* usersBut(task: Resource, refused: RegExp): Iterable<Finding> {
  for (const { property, container } of knownContainersOf(task)) {
    const { user } = container;
    if (!isKnown(user) || !refused.test(String(user ?? ""))) continue;
    yield { property: `${property}.user`, got: user ?? undefined, allowed: "a user without privileges" };
  }
}
