import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { Construct } from "constructs";
import type { ICluster } from "../../cluster/cluster";
import type { AutoScalingGroup } from "../../compute/auto-scaling-group";
import { addressed } from "../../core/address";
import { jsonTemplate } from "../../core/json-template";
import { physicalName } from "../../core/names";
import { ZipAsset } from "../../core/zip-asset";
import { Role } from "../../iam/role";
import { CheckedConstruct } from "../../rules/checked-construct";
import type { BaseService } from "../../service/base-service";

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
const LONGEST_NAME = 64;
const SOURCE = "task-count.js";

export interface TaskCountFunctionProps {
  readonly cluster: ICluster;
  readonly service: BaseService;
  readonly autoScalingGroup: AutoScalingGroup;
  readonly minCapacity: number;
  readonly maxCapacity: number;
}

/** Sets the number of tasks of a service to that of the instances of a group, whenever one of these was started or ended. */
export class TaskCountFunction extends CheckedConstruct {
  readonly resource: LambdaFunction;

  constructor(scope: Construct, id: string, props: TaskCountFunctionProps) {
    super(scope, id);
    const { autoScalingGroup, service } = props;
    const name = physicalName(this, LONGEST_NAME);
    const logGroup = addressed(
      new CloudwatchLogGroup(this, "LogGroup", { name: `/aws/lambda/${name}`, retentionInDays: 30 }),
    );
    const role = new Role(this, "role", { assumedBy: "lambda.amazonaws.com" });
    const permissions = role.addToPolicy({
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [`${logGroup.arn}:*`],
    });
    role.addToPolicy({ actions: ["ecs:UpdateService"], resources: [service.resource.id] });
    // An action that knows no resources.
    role.addToPolicy({ actions: ["autoscaling:DescribeAutoScalingGroups"], resources: ["*"] });
    const code = new ZipAsset(this, "code", { [SOURCE]: readFileSync(join(__dirname, SOURCE), "utf8") });
    this.resource = addressed(
      new LambdaFunction(this, "Function", {
        functionName: name,
        description: "One task for each instance",
        role: role.roleArn,
        // The newest that the provider takes.
        runtime: "nodejs22.x",
        handler: "task-count.handler",
        filename: code.path,
        sourceCodeHash: code.sha256,
        timeout: 30,
        environment: {
          variables: {
            AUTO_SCALING_GROUP: autoScalingGroup.autoScalingGroupName,
            CLUSTER: props.cluster.clusterName,
            SERVICE: service.serviceName,
            MIN_TASKS: String(props.minCapacity),
            MAX_TASKS: String(props.maxCapacity),
          },
        },
        dependsOn: [permissions],
      }),
    );
    this.callAfterScaling(autoScalingGroup);
  }

  /** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html */
  private callAfterScaling({ autoScalingGroupName }: AutoScalingGroup): void {
    const rule = addressed(
      new CloudwatchEventRule(this, "Rule", {
        name: physicalName(this, LONGEST_NAME),
        description: "An instance was started or ended",
        eventPattern: jsonTemplate({
          source: ["aws.autoscaling"],
          "detail-type": ["EC2 Instance Launch Successful", "EC2 Instance Terminate Successful"],
          detail: { AutoScalingGroupName: [autoScalingGroupName] },
        }),
      }),
    );
    addressed(new CloudwatchEventTarget(this, "Target", { rule: rule.name, arn: this.resource.arn }));
    addressed(
      new LambdaPermission(this, "Permission", {
        action: "lambda:InvokeFunction",
        functionName: this.resource.functionName,
        principal: "events.amazonaws.com",
        sourceArn: rule.arn,
      }),
    );
  }
}
