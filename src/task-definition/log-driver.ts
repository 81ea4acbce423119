import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AddressScope, addressed, addressOf } from "../core/address";
import { regionOf } from "../core/arn";
import { isModule } from "../core/module";
import { physicalName } from "../core/names";
import type { PolicyStatement } from "../iam/policy-statement";

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
const LONGEST_NAME = 512;
const DEFAULT_RETENTION = 365;
const PREFIX = "/ecs/";

/** Where the output of a container goes, as the task definition has it. */
export interface LogConfiguration {
  readonly logDriver: string;
  readonly options?: Readonly<Record<string, string>>;
}

/** Where the output of a container goes. */
export interface LogDriver {
  /**
   * Makes what it needs in the scope of the container.
   *
   * @returns the configuration, and what the execution role must be allowed
   */
  bind(container: Construct): {
    readonly configuration: LogConfiguration;
    readonly permissions: readonly PolicyStatement[];
  };
}

export interface AwsLogsOptions {
  /**
   * A log group that exists.
   * @default one of its own, named after the stack and the container
   */
  readonly logGroup?: { readonly name: string; readonly arn: string };
  /**
   * Log streams are called `<prefix>/<container>/<task id>`.
   * @default the name of the container in addresses
   */
  readonly streamPrefix?: string;
  /**
   * Days to keep the output in a log group of its own: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, ... or 0 for ever.
   * @default 365
   */
  readonly retentionInDays?: number;
  /**
   * `non-blocking` drops output rather than stop the program when CloudWatch is slow.
   * @default the account's setting `defaultLogDriverMode`, else "non-blocking", from AWS
   */
  readonly mode?: "blocking" | "non-blocking";
}

/** Ways to keep the output of a container. */
export const LogDriver = {
  /** CloudWatch Logs. */
  awsLogs(options: AwsLogsOptions = {}): LogDriver {
    return { bind: (container) => bindAwsLogs(container, options) };
  },
};

function bindAwsLogs(container: Construct, { logGroup, streamPrefix, retentionInDays, mode }: AwsLogsOptions) {
  const group = logGroup ?? ownLogGroup(container, retentionInDays ?? DEFAULT_RETENTION);
  return {
    configuration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": group.name,
        "awslogs-region": isModule(TerraformStack.of(container)) ? regionOf(group.arn) : currentRegion(container),
        "awslogs-stream-prefix": streamPrefix ?? addressOf(container),
        ...(mode && { mode }),
      },
    },
    permissions: [{ actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [logStreamsOf(group.arn)] }],
  };
}

/** The console and the CLI show a log group's ARN with `:*`, Terraform without. */
function logStreamsOf(logGroupArn: string): string {
  return logGroupArn.endsWith(":*") ? logGroupArn : `${logGroupArn}:*`;
}

function ownLogGroup(container: Construct, retentionInDays: number): CloudwatchLogGroup {
  const name = `${PREFIX}${physicalName(container, LONGEST_NAME - PREFIX.length)}`;
  return addressed(new CloudwatchLogGroup(container, "LogGroup", { name, retentionInDays }));
}

const regions = new WeakMap<TerraformStack, DataAwsRegion>();

/** The provider's region, which may come from the environment: known to Terraform alone. One data source for the stack. */
function currentRegion(scope: Construct): string {
  const stack = TerraformStack.of(scope);
  let region = regions.get(stack);
  if (region === undefined) {
    region = addressed(new DataAwsRegion(new AddressScope(stack, "LogRegion"), "Region"), "logs");
    regions.set(stack, region);
  }
  return region.name;
}
