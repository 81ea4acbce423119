import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { addressed } from "../../core/address";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { forEach } from "../../module/repetition";
import { map } from "../../module/shape/shape";
import { membersOf, present } from "../../module/shape/without-nulls";
import type { TaskDefinition } from "../../task-definition/task-definition";
import { CLUSTER_ARN } from "./cluster";
import { containerValidations } from "./container-checks";
import { containerInput } from "./container-shape";
import type { TaskKind } from "./task-kind";

/** The containers of a task as the ECS API lists them, in HCL. */
export const CONTAINERS = "local.containers";

/** The names of the log groups that they write to, as a list in HCL. */
export const LOG_GROUPS =
  'concat([for log in local.logs : log.name], [for container in var.container_definitions : container.logConfiguration.options["awslogs-group"] if try(container.logConfiguration.logDriver == "awslogs" && container.logConfiguration.options["awslogs-group"] != null, false)])';

/** Adds the input `container_definitions`, and a log group for each of those that has one. */
export function addContainers(
  module: ModuleStack,
  scope: Construct,
  { container, containerValidations: further }: Pick<TaskKind<TaskDefinition>, "container" | "containerValidations">,
): void {
  module.addInput("container_definitions", {
    type: map(containerInput(container)),
    description:
      "The containers by their names, as the ECS API has them. Their output goes to a log group in CloudWatch for each, kept for a year, unless they have a `logConfiguration` or `enable_cloudwatch_logging = false`. The execution role may read just their secrets, and pull just their images from ECR",
    nullable: false,
    validation: [...containerValidations(), ...further],
  });
  const logs = new TerraformLocal(
    scope,
    "logs",
    hcl(
      `{ for key, container in var.container_definitions : key => { ${LOG_MEMBERS} } if container.enable_cloudwatch_logging && container.logConfiguration == null }`,
    ).value,
  );
  logs.overrideLogicalId("logs");
  forEach(
    addressed(
      new CloudwatchLogGroup(scope, "LogGroup", {
        name: hcl("each.value.name").stringValue,
        retentionInDays: hcl("each.value.retention_in_days").numberValue,
        logGroupClass: hcl("each.value.class").stringValue,
        kmsKeyId: hcl("each.value.kms_key_id").stringValue,
      }),
    ),
    hcl("{ for key, log in local.logs : key => log if log.create }").value,
  );
  const { entrypoint, name: _, ...members } = membersOf(container.members, "container");
  const definition = present({
    name: "coalesce(container.name, key)",
    ...members,
    entryPoint: `${entrypoint}`,
    logConfiguration: `one(concat([for own in [${members.logConfiguration}] : own if own != null], [for log in [lookup(local.logs, key, null)] : ${AWSLOGS} if log != null]))`,
  });
  const definitions = new TerraformLocal(
    scope,
    "containers",
    hcl(`[for key, container in var.container_definitions : ${definition}]`).value,
  );
  definitions.overrideLogicalId("containers");
}

/** Named as `LogDriver.awsLogs` names a group of its own. */
const LOG_MEMBERS = [
  "create = container.create_cloudwatch_log_group",
  'name = coalesce(container.cloudwatch_log_group_name, "/ecs/${var.name}-${key}")',
  "class = container.cloudwatch_log_group_class",
  "retention_in_days = container.cloudwatch_log_group_retention_in_days",
  "kms_key_id = container.cloudwatch_log_group_kms_key_id",
].join(", ");

/** By way of the group, where there is one, so that no container starts before it. */
const AWSLOGS = `{ logDriver = "awslogs", options = { ${[
  '"awslogs-group" = try(aws_cloudwatch_log_group.main[key].name, log.name)',
  `"awslogs-region" = split(":", ${CLUSTER_ARN})[3]`,
  '"awslogs-stream-prefix" = key',
].join(", ")} } }`;
