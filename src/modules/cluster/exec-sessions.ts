import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { AddressScope, addressed } from "../../core/address";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { onlyIf } from "../../module/repetition";
import { addBlocks } from "../../module/shape/dynamic-block";
import { bool, object, string, withDefault } from "../../module/shape/shape";

const CONFIGURATION = object({
  execute_command_configuration: object({
    kms_key_id: string,
    logging: withDefault(string, "OVERRIDE"),
    log_configuration: object({
      cloud_watch_encryption_enabled: bool,
      cloud_watch_log_group_name: string,
      s3_bucket_encryption_enabled: bool,
      s3_bucket_name: string,
      s3_key_prefix: string,
    }),
  }),
  managed_storage_configuration: object({ fargate_ephemeral_storage_kms_key_id: string, kms_key_id: string }),
});

/** Whether sessions have a log of their own, in HCL; not an error where nothing is said of them. */
const LOGGED =
  'try(var.configuration.execute_command_configuration.logging == "OVERRIDE" && var.configuration.execute_command_configuration.log_configuration != null, false)';

/** Where the block of the log stands in the dynamic blocks around it. */
const LOG_CONTENT =
  "dynamic.configuration.content.dynamic.execute_command_configuration.content.dynamic.log_configuration.content";

/** Adds what becomes of the sessions of `aws ecs execute-command`, and of the disks of tasks; and a log group for the sessions. */
export function addConfiguration(module: ModuleStack, scope: Construct, cluster: EcsCluster): void {
  module.addInput("configuration", {
    type: CONFIGURATION,
    description:
      "Sessions of `aws ecs execute-command`: the key in KMS that they are encrypted with, and with `log_configuration` a log of what is said in them, in CloudWatch or S3, which the role of the tasks must be allowed to write; and the keys that disks of tasks are encrypted with",
    default: null,
  });
  const group = addLogGroup(module, new AddressScope(scope, "Sessions"));
  addBlocks(cluster, "configuration", CONFIGURATION, "var.configuration");
  const given = hcl("log_configuration.value.cloud_watch_log_group_name").stringValue;
  cluster.addOverride(
    `${LOG_CONTENT}.cloud_watch_log_group_name`,
    Fn.conditional(hcl("var.create_cloudwatch_log_group").value, group.name, given),
  );
}

function addLogGroup(module: ModuleStack, scope: Construct): CloudwatchLogGroup {
  const create = module.addInput("create_cloudwatch_log_group", {
    type: "bool",
    description: "Whether a log group is made for the sessions, where `configuration` has them logged",
    default: true,
  });
  const name = module.addInput("cloudwatch_log_group_name", {
    type: "string",
    description: "The name of the log group that is made, if it is not to be `/aws/ecs/` and the module's",
    default: null,
  });
  const retention = module.addInput("cloudwatch_log_group_retention_in_days", {
    type: "number",
    description: "Days that the sessions are kept for; 0 for ever",
    default: 365,
    nullable: false,
  });
  const logGroupClass = module.addInput("cloudwatch_log_group_class", {
    type: "string",
    description: "`STANDARD` or `INFREQUENT_ACCESS`. A change replaces the group",
    default: null,
  });
  const key = module.addInput("cloudwatch_log_group_kms_key_id", {
    type: "string",
    description: "The ARN of the key in KMS that the log group is encrypted with, if not by CloudWatch's own",
    default: null,
  });
  const tags = module.addInput("cloudwatch_log_group_tags", {
    type: "map(string)",
    description: "Tags of the log group alone, which win over `tags`",
    default: {},
  });
  const group = addressed(
    new CloudwatchLogGroup(scope, "LogGroup", {
      name: Fn.coalesce([name.stringValue, `/aws/ecs/${module.name.stringValue}`]),
      retentionInDays: retention.numberValue,
      logGroupClass: logGroupClass.stringValue,
      kmsKeyId: key.stringValue,
      tags: tags.value,
    }),
  );
  module.addOutput("cloudwatch_log_group_name", {
    description: "The name of the log group of the sessions, if one is made",
    value: group.name,
  });
  module.addOutput("cloudwatch_log_group_arn", {
    description: "The ARN of the log group of the sessions, if one is made",
    value: group.arn,
  });
  return onlyIf(group, hcl(`var.${create.friendlyUniqueId} ? ${LOGGED} : false`).value);
}
