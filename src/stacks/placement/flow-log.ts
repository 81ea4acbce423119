import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog as AwsFlowLog } from "@cdktf/provider-aws/lib/flow-log";
import type { Construct } from "constructs";
import { addressed } from "../../core/address";
import { dependOn } from "../../core/depend-on";
import { physicalName } from "../../core/names";
import { Role } from "../../iam/role";
import type { INetwork } from "../../network/network";
import { CheckedConstruct } from "../../rules/checked-construct";

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
const LONGEST_NAME = 512;
const KEPT_DAYS = 7;

/** Who connected to what in a VPC, interface by interface: a task in awsvpc mode has one of its own, so its traffic can be told apart. */
export class FlowLog extends CheckedConstruct {
  constructor(scope: Construct, id: string, { network }: { readonly network: INetwork }) {
    super(scope, id);
    const logGroup = addressed(
      new CloudwatchLogGroup(this, "LogGroup", {
        name: physicalName(this, LONGEST_NAME),
        retentionInDays: KEPT_DAYS,
      }),
    );
    const role = new Role(this, "role", { assumedBy: "vpc-flow-logs.amazonaws.com" });
    // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
    const permissions = role.addToPolicy({
      actions: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups", "logs:DescribeLogStreams"],
      resources: [logGroup.arn, `${logGroup.arn}:*`],
    });
    const flowLog = addressed(
      new AwsFlowLog(this, "FlowLog", {
        vpcId: network.vpcId,
        trafficType: "ALL",
        logDestination: logGroup.arn,
        iamRoleArn: role.roleArn,
      }),
    );
    dependOn(flowLog, permissions);
  }
}
