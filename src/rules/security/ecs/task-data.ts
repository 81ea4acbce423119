import { oneOf } from "../../constraint";
import { knownContainersOf } from "../../ecs-container/container-document";
import { taskOf } from "../../ecs-task-definition/task-example";
import type { Finding } from "../../rule";
import { where, withAttribute } from "../../where";
import { secureValue } from "../secure-value";
import type { SecurityRule } from "../security-rule";
import { securedTaskOf } from "./secure-container";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html";
const resourceType = "aws_ecs_task_definition";
const ROLES = { execution_role_arn: "${aws_iam_role.execution.arn}" };

function fileSystem(transit_encryption?: string) {
  const efs_volume_configuration = { file_system_id: "fs-12345678", transit_encryption };
  return taskOf({ volume: [{ name: "data", efs_volume_configuration }] });
}

/** What a task says, and may do. */
export const taskDataSecurityRules: readonly SecurityRule[] = [
  secureValue({
    id: "SEC122",
    level: "baseline",
    checks: ["CKV_AWS_97", "AWS-0035", "ECS.18"],
    resourceType,
    title: "files in EFS are encrypted on their way",
    explanation:
      "Without TLS, whoever is on the network between a task and the file system reads and changes the files.",
    fix: "Set transit_encryption to ENABLED, as VolumeSource does for EFS.",
    source: `${CONTROLS}#ecs-18`,
    within: "volume.efs_volume_configuration",
    attribute: "transit_encryption",
    constraint: oneOf("ENABLED"),
    otherwise: "DISABLED, as nothing is said",
    examples: { failing: fileSystem(), passing: fileSystem("ENABLED") },
  }),
  ...where<SecurityRule>(withAttribute("task_role_arn"), [
    {
      id: "SEC123",
      severity: "warning",
      level: "baseline",
      checks: ["CKV_AWS_249"],
      resourceType,
      title: "a task has another role than the agent that starts it",
      explanation:
        "With the execution role, the program in a container could read every secret of the task and pull every image.",
      fix: "Make two roles: one to start tasks, with the secrets, and one for what the program does.",
      source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html",
      *check({ attributes }): Iterable<Finding> {
        const { task_role_arn: got, execution_role_arn: execution } = attributes;
        if (got === execution) yield { property: "task_role_arn", got, allowed: "another than execution_role_arn" };
      },
      examples: {
        failing: taskOf({ ...ROLES, task_role_arn: ROLES.execution_role_arn }),
        passing: taskOf({ ...ROLES, task_role_arn: "${aws_iam_role.task.arn}" }),
      },
    },
  ]),
  {
    id: "SEC124",
    severity: "warning",
    level: "strict",
    checks: ["ECS.9", "AwsSolutions-ECS7"],
    resourceType,
    title: "a container says where its logs go",
    explanation:
      "Without it, what a container prints is on its instance, or nowhere on Fargate, and ends with the task.",
    fix: "Set logging (logConfiguration): LogDriver.awsLogs(), which CloudWatch bills.",
    source: `${CONTROLS}#ecs-9`,
    *check(task): Iterable<Finding> {
      for (const { property, container } of knownContainersOf(task)) {
        if (container.logConfiguration) continue;
        yield { property: `${property}.logConfiguration`, got: undefined, allowed: "a log driver" };
      }
    },
    examples: {
      failing: securedTaskOf({}, { logConfiguration: null }),
      passing: securedTaskOf({}, { logConfiguration: { logDriver: "json-file" } }),
    },
  },
];
