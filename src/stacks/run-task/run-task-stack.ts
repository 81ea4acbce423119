import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { Alarm } from "../../cloudwatch/alarm";
import { type CapacityProviderStrategy, Cluster } from "../../cluster/cluster";
import { AddressScope } from "../../core/address";
import { keepState, type SharedState } from "../../core/state";
import { SecurityGroup } from "../../network/security-group";
import { Schedule } from "../../service/schedule";
import { StandaloneTask, type StandaloneTaskProps } from "../../service/standalone-task";
import type { TaskScheduleOptions } from "../../service/task-schedule";
import { FargateTaskDefinition } from "../../task-definition/fargate-task-definition";
import { LogDriver } from "../../task-definition/log-driver";
import { publicTwoZones } from "../two-zones";
import { RunTaskVariables } from "./variables";

export interface RunTaskStackProps {
  /**
   * What stands in front of each name, so that several copies can share an account: `blue-`.
   * @default none
   */
  readonly prefix?: string;
  /** @default the state lies in a local file */
  readonly state?: SharedState;
}

/** A batch in place of a real one: it says that it works, for a while, and ends. */
const WORK = 'echo "batch: started"; sleep 10; echo "batch: done"';
const SPOT: readonly CapacityProviderStrategy[] = [{ capacityProvider: "FARGATE_SPOT", weight: 1 }];

/**
 * Tasks that do their work once and end: started by a command, every night, or every hour on spare capacity.
 *
 * Follows the slides on ECS and ECR of April 2016, where they name two ways to run tasks: a service, which keeps a number of them running, and
 * `Run Task`, which runs a number of tasks of a task definition; its use case is batch. It departs from them where
 *
 * - ECS chooses a container instance for each task: these are on Fargate, where nothing is paid for while no task runs;
 * - a task is started by whoever wants it: a command does that still, and EventBridge Scheduler, which came later, does it at set times;
 * - they say nothing of tasks that cannot be started: a start is tried again, and then waits in a dead-letter queue with an alarm;
 * - they say nothing of the network: public subnets, and public addresses by which the tasks reach the registry. A NAT gateway would cost more
 *   in a day than such a batch in a month. The security group lets nothing in.
 *
 * The slides show no batch: image, work, sizes, times and names are this stack's own.
 */
export class RunTaskStack extends TerraformStack {
  private readonly variables: RunTaskVariables;
  private readonly tasks: Omit<StandaloneTaskProps, "taskCount" | "capacityProviderStrategies">;
  private readonly prefix: string;

  constructor(scope: Construct, id: string, { prefix = "", state }: RunTaskStackProps = {}) {
    super(scope, id);
    keepState(this, state);
    this.prefix = prefix;
    this.variables = new RunTaskVariables(this);
    new AwsProvider(this, "aws", {
      region: this.variables.region.stringValue,
      defaultTags: [{ tags: { Stack: id } }],
    });
    const network = publicTwoZones(this, this.variables.region.stringValue);
    const cluster = new Cluster(this, "cluster", {
      clusterName: this.named("run-task"),
      enableFargateCapacityProviders: true,
    });
    const securityGroups = [new SecurityGroup(this, "tasks", { network })];
    const taskDefinition = this.batch();
    this.tasks = { cluster, taskDefinition, network, securityGroups, assignPublicIp: true };

    const once = new StandaloneTask(this, "once", { ...this.tasks, taskCount: 2 });
    this.schedule("nightly", undefined, {
      schedule: Schedule.cron({ minute: "0", hour: "3" }),
      timeZone: "Asia/Tokyo",
      retryAttempts: 3,
      maximumEventAge: 3600,
    });
    this.schedule("hourly", SPOT, { schedule: Schedule.rate(1, "hours") });
    new TerraformOutput(this, "run_command", {
      value: once.runCommand,
      description: "For a shell with the AWS CLI: starts two tasks now.",
    });
    new TerraformOutput(this, "cluster_name", {
      value: cluster.clusterName,
      description: "For the AWS CLI: aws ecs list-tasks --cluster <name> --desired-status STOPPED",
    });
  }

  private named(name: string): string {
    return `${this.prefix}${name}`;
  }

  private batch(): FargateTaskDefinition {
    const taskDefinition = new FargateTaskDefinition(this, "batch", { family: this.named("batch") });
    taskDefinition.addContainer("batch", {
      image: this.variables.image.stringValue,
      command: ["sh", "-c", WORK],
      logging: LogDriver.awsLogs({ retentionInDays: 30 }),
    });
    return taskDefinition;
  }

  /** One task at set times, and an alarm for when it cannot be started. */
  private schedule(
    id: string,
    capacityProviderStrategies: readonly CapacityProviderStrategy[] | undefined,
    options: TaskScheduleOptions,
  ): void {
    const task = new StandaloneTask(this, id, { ...this.tasks, capacityProviderStrategies });
    const { deadLetterQueue } = task.schedule(id, {
      ...options,
      scheduleName: this.named(`${id}-batch`),
      enabled: this.variables.schedulesEnabled.booleanValue,
    });
    new Alarm(new AddressScope(this, `Alarm_${id}`), `${id}_not_started`, {
      alarmName: this.named(`${id}-batch-not-started`),
      alarmDescription: `Why ${id}-batch could not be started stands in the messages of the queue.`,
      metric: {
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: deadLetterQueue.name },
        statistic: "Maximum",
        period: 300,
      },
      comparison: "GreaterThanThreshold",
      threshold: 0,
      treatMissingData: "notBreaching",
    });
  }
}
