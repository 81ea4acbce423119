import {
  addressOf,
  blocks,
  type Configuration,
  knownList,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { containersOf, taskDefinitionOf } from "../ecs-task-definition/task-definition";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Verdict } from "../iam-actions";
import { roleAllows } from "../role-policies";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { serviceOfTask } from "./service-example";

const GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";

/** What the agent in the container needs, so that a shell can be opened. */
const ACTIONS = ["CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel"].map(
  (action) => `ssmmessages:${action}`,
);
/** Policies of AWS that tasks often have, and that are for something else. */
const INSUFFICIENT = [
  "service-role/AmazonECSTaskExecutionRolePolicy",
  "AmazonS3ReadOnlyAccess",
  "AmazonSSMReadOnlyAccess",
];
/** Where the agent writes; a volume there may be written to, whatever the rest may be. */
const AGENT_FILES = "/var/lib/amazon";

function entered(task: Record<string, unknown>, ...containers: object[]): ResourceMap {
  return serviceOfTask({ enable_execute_command: true }, taskOf(task, ...containers));
}

function withRole(action: string): ResourceMap {
  const Statement = [{ Effect: "Allow", Action: action, Resource: "*" }];
  return {
    aws_iam_role: { web: { name: "web" } },
    aws_iam_role_policy: { web: { role: "${aws_iam_role.web.name}", policy: JSON.stringify({ Statement }) } },
    ...entered({ task_role_arn: "${aws_iam_role.web.arn}" }, {}),
  };
}

const OTHER_ROLE = { task_role_arn: "arn:aws:iam::111122223333:role/web" };

/** What keeps people from opening a shell in the containers of a service. */
export const executeCommandRules: readonly Rule[] = where(withAttribute("enable_execute_command"), [
  {
    id: "SV086",
    resourceType: "aws_ecs_service",
    title: "tasks in which a shell can be opened have a role that allows it",
    explanation:
      "The agent in the container opens channels to Systems Manager as the task role. Without the role no service is made; without the actions, sessions do not open.",
    fix: `Give the task definition a task role that allows ${ACTIONS.join(", ")}.`,
    source: `${GUIDE}/task-iam-roles.html#ecs-exec-required-iam-permissions`,
    *check(resource, configuration) {
      const task = enteredTask(resource, configuration);
      if (task === undefined) return;
      const { task_role_arn: got } = task.attributes;
      const property = `task_role_arn of ${addressOf(task)}`;
      if (got === undefined || got === null || got === "") {
        yield { property, got: undefined, allowed: "a role, as enable_execute_command is true" };
        return;
      }
      const found = configuration.referredBy(got);
      const role = found?.type === "aws_iam_role" ? found : undefined;
      const missing = ACTIONS.filter((action) => roleAllows(role, action, ofAws, configuration) === "does not");
      if (missing.length > 0) yield { property, got, allowed: `a role that allows ${missing.join(", ")}` };
    },
    examples: { failing: withRole("ssmmessages:Create*"), passing: withRole("ssmmessages:*") },
  },
  {
    id: "SV087",
    severity: "warning",
    resourceType: "aws_ecs_service",
    title: "a container in which a shell can be opened may write to its files",
    explanation:
      "The agent of Systems Manager writes files in the container. Where it cannot, the service runs, but no shell opens.",
    fix: "Leave readonlyRootFilesystem out, or enable_execute_command.",
    source: `${GUIDE}/ecs-exec.html`,
    *check(resource, configuration) {
      const task = enteredTask(resource, configuration);
      const containers = task === undefined ? [] : containersOf(task);
      // One that can be entered is enough.
      if (task === undefined || containers.length === 0 || !containers.every(isReadOnly)) return;
      const property = `container_definitions[0].readonlyRootFilesystem of ${addressOf(task)}`;
      yield { property, got: true, allowed: "false, as enable_execute_command is true" };
    },
    examples: {
      failing: entered(OTHER_ROLE, { readonlyRootFilesystem: true }),
      passing: entered(OTHER_ROLE, { readonlyRootFilesystem: true }, { readonlyRootFilesystem: false }),
    },
  },
]);

function ofAws(policy: string): Verdict {
  return INSUFFICIENT.includes(policy) ? "does not" : "unknown";
}

/** The task definition of a service in whose containers a shell can be opened. */
function enteredTask(resource: Resource, configuration: Configuration): Resource | undefined {
  const { enable_execute_command: enabled } = resource.attributes;
  return enabled === true || enabled === "true" ? taskDefinitionOf(resource, configuration) : undefined;
}

function isReadOnly({ readonlyRootFilesystem, mountPoints }: Record<string, unknown>): boolean {
  if (readonlyRootFilesystem !== true) return false;
  if (mountPoints === undefined || mountPoints === null) return true;
  const paths = knownList(mountPoints)?.map((mount) => knownString(blocks(mount)[0]?.containerPath));
  return paths?.every((path) => path !== undefined && !path.startsWith(AGENT_FILES)) ?? false;
}
