import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { addressed } from "../../core/address";
import { dependOn } from "../../core/depend-on";
import { Role } from "../../iam/role";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { onlyIf } from "../../module/repetition";
import type { Network } from "../../network/network";
import { tagged } from "../tagged";
import { addFlag, addTags, addText } from "./inputs";

const TO_LOGS = 'var.enable_flow_log && var.flow_log_destination_type == "cloud-watch-logs"';
const OWN_GROUP = `${TO_LOGS} && var.create_flow_log_cloudwatch_log_group`;
const OWN_ROLE = `${TO_LOGS} && var.create_flow_log_cloudwatch_iam_role`;
const NAME = 'format("%s-flow-log", var.name)';
const TAGS = "var.vpc_flow_log_tags";

/** Adds a record of who connected to what in the VPC. */
export function addFlowLog(module: ModuleStack, { vpcId }: Network): void {
  addInputs(module);
  addLogGroupInputs(module);
  const group = addLogGroup(module);
  const destination = hcl(
    `${OWN_GROUP} ? aws_cloudwatch_log_group.${group.friendlyUniqueId}.arn : var.flow_log_destination_arn`,
  ).stringValue;
  const { role, permissions } = addRole(module, destination);
  const log = addressed(
    new FlowLog(module, "FlowLog", {
      vpcId,
      logDestinationType: hcl("var.flow_log_destination_type").stringValue,
      logDestination: destination,
      logFormat: hcl("var.flow_log_log_format").stringValue,
      iamRoleArn: hcl(
        `${OWN_ROLE} ? aws_iam_role.${role.resource.friendlyUniqueId}.arn : var.flow_log_cloudwatch_iam_role_arn`,
      ).stringValue,
      deliverCrossAccountRole: hcl("var.flow_log_deliver_cross_account_role").stringValue,
      trafficType: hcl("var.flow_log_traffic_type").stringValue,
      maxAggregationInterval: hcl("var.flow_log_max_aggregation_interval").numberValue,
    }),
  );
  const fileOptions = ["file_format", "hive_compatible_partitions", "per_hour_partition"];
  log.addOverride("dynamic.destination_options", {
    for_each: '${var.flow_log_destination_type == "s3" ? [true] : []}',
    content: Object.fromEntries(fileOptions.map((name) => [name, `\${var.flow_log_${name}}`])),
  });
  dependOn(log, permissions);
  onlyIf(tagged(log, NAME, TAGS), hcl("var.enable_flow_log").value);
  module.addOutput("vpc_flow_log_id", { description: "The ID of the flow log; null without one", value: log.id });
  module.addOutput("vpc_flow_log_destination_arn", {
    description: "The ARN of what the flow log is written to; null without one",
    value: log.logDestination,
  });
  module.addOutput("vpc_flow_log_destination_type", {
    description: "What the flow log is written to, as it was given",
    value: hcl("var.flow_log_destination_type").value,
  });
  module.addOutput("vpc_flow_log_cloudwatch_iam_role_arn", {
    description: "The ARN of the role that writes to CloudWatch Logs; null without one",
    value: log.iamRoleArn,
  });
}

function addLogGroup(module: ModuleStack): CloudwatchLogGroup {
  const suffix = "coalesce(var.flow_log_cloudwatch_log_group_name_suffix, aws_vpc.main.id)";
  const group = addressed(
    new CloudwatchLogGroup(module, "FlowLogGroup", {
      name: hcl(`format("%s%s", var.flow_log_cloudwatch_log_group_name_prefix, ${suffix})`).stringValue,
      retentionInDays: hcl("var.flow_log_cloudwatch_log_group_retention_in_days").numberValue,
      kmsKeyId: hcl("var.flow_log_cloudwatch_log_group_kms_key_id").stringValue,
      skipDestroy: hcl("var.flow_log_cloudwatch_log_group_skip_destroy").value,
      logGroupClass: hcl("var.flow_log_cloudwatch_log_group_class").stringValue,
    }),
    "flow_log",
  );
  return onlyIf(tagged(group, NAME, TAGS), hcl(OWN_GROUP).value);
}

function addRole(module: ModuleStack, destination: string) {
  const role = new Role(module, "flow_log", { assumedBy: "vpc-flow-logs.amazonaws.com" });
  onlyIf(role, hcl(OWN_ROLE).value);
  tagged(role.resource, NAME, TAGS);
  // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
  const permissions = role.addToPolicy({
    actions: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups", "logs:DescribeLogStreams"],
    resources: [destination, `${destination}:*`],
  });
  return { role, permissions };
}

function addInputs(module: ModuleStack): void {
  module.addInput("enable_flow_log", {
    type: "bool",
    description: "Whether it is recorded who connected to what in the VPC",
    default: false,
    validation: [
      {
        condition:
          '${!var.enable_flow_log || var.create_flow_log_cloudwatch_log_group || var.flow_log_destination_arn != ""}',
        errorMessage:
          "enable_flow_log is true; allowed: true with somewhere to write to. Have create_flow_log_cloudwatch_log_group true, or give flow_log_destination_arn.",
      },
    ],
  });
  module.addInput("flow_log_destination_type", {
    type: "string",
    description: "What the flow log is written to: `cloud-watch-logs`, `s3` or `kinesis-data-firehose`",
    default: "cloud-watch-logs",
  });
  module.addInput("flow_log_destination_arn", {
    type: "string",
    description: "The ARN of a log group, bucket or delivery stream that exists already",
    default: "",
  });
  addText(module, "flow_log_log_format", "The fields of a record, in AWS's notation; without it, AWS's default");
  module.addInput("flow_log_traffic_type", {
    type: "string",
    description: "What is recorded: `ACCEPT`, `REJECT` or `ALL`",
    default: "ALL",
  });
  module.addInput("flow_log_max_aggregation_interval", {
    type: "number",
    description: "How many seconds at most a record stands for: 60 or 600",
    default: 600,
  });
  addText(
    module,
    "flow_log_deliver_cross_account_role",
    "The ARN of a role that delivers to a stream of another account",
  );
  addText(module, "flow_log_file_format", "The format of files in a bucket: `plain-text` or `parquet`");
  addFlag(
    module,
    "flow_log_hive_compatible_partitions",
    "Whether the folders in a bucket are called as Hive reads them",
  );
  addFlag(
    module,
    "flow_log_per_hour_partition",
    "Whether there is a folder in the bucket for each hour, and not for each day",
  );
  addTags(module, "vpc_flow_log_tags", "the flow log, its log group and role");
}

function addLogGroupInputs(module: ModuleStack): void {
  addFlag(module, "create_flow_log_cloudwatch_log_group", "Whether a log group is made for the flow log");
  addFlag(
    module,
    "create_flow_log_cloudwatch_iam_role",
    "Whether a role is made that writes to the log group, and only there",
  );
  module.addInput("flow_log_cloudwatch_iam_role_arn", {
    type: "string",
    description: "The ARN of a role that exists already and writes to the log group",
    default: "",
  });
  module.addInput("flow_log_cloudwatch_log_group_name_prefix", {
    type: "string",
    description: "What the name of the log group begins with",
    default: "/aws/vpc-flow-log/",
  });
  addText(module, "flow_log_cloudwatch_log_group_name_suffix", "What it ends with; without it, the ID of the VPC");
  module.addInput("flow_log_cloudwatch_log_group_retention_in_days", {
    type: "number",
    description:
      "Days that records are kept for, one of those that CloudWatch Logs knows: 1, 3, 5, 7, 14, 30 and so on; without it, for ever",
    default: null,
  });
  addText(module, "flow_log_cloudwatch_log_group_kms_key_id", "The ARN of a key in KMS that encrypts the log group");
  addFlag(module, "flow_log_cloudwatch_log_group_skip_destroy", "Whether a destroy leaves the log group");
  addText(
    module,
    "flow_log_cloudwatch_log_group_class",
    "The class of the log group: `STANDARD` or `INFREQUENT_ACCESS`",
  );
}
