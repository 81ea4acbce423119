import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import type { Construct } from "constructs";
import type { CapacityProviderStrategy, ICluster } from "../cluster/cluster";
import { addressed } from "../core/address";
import { dependOn } from "../core/depend-on";
import { physicalName } from "../core/names";
import { Role } from "../iam/role";
import { CheckedConstruct } from "../rules/checked-construct";
import type { TaskDefinition } from "../task-definition/task-definition";
import type { TaskNetwork } from "./task-network";

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
const LONGEST_NAME = 64;
/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
const LONGEST_QUEUE_NAME = 80;
const TWO_WEEKS = 14 * 24 * 60 * 60;

/** Tasks that can be started at set times. */
export interface ISchedulableTask {
  readonly cluster: ICluster;
  readonly taskDefinition: TaskDefinition;
  readonly taskCount: number;
  /** Instead of the launch type of the task definition; may be empty. */
  readonly capacityProviderStrategies: readonly CapacityProviderStrategy[];
  /** In awsvpc mode. */
  readonly taskNetwork: TaskNetwork | undefined;
}

export interface TaskScheduleOptions {
  /** When: `Schedule.cron(...)`, `Schedule.rate(...)`, `Schedule.at(...)`. */
  readonly schedule: string;
  /**
   * In which time zone the schedule is: `Asia/Tokyo`.
   * @default "UTC", from AWS
   */
  readonly timeZone?: string;
  /**
   * Within how many minutes after its time a start may come, 1 to 1440: spreads the load of many schedules.
   * @default at its time
   */
  readonly flexibleMinutes?: number;
  /**
   * How often a start is tried again that AWS refused, for want of capacity for example, 0 to 185. A task that starts and fails is not
   * started again.
   * @default 185, from AWS
   */
  readonly retryAttempts?: number;
  /**
   * For how many seconds a start is tried again, 60 to 86400.
   * @default 86400, from AWS
   */
  readonly maximumEventAge?: number;
  /**
   * Whether the schedule starts anything.
   * @default true
   */
  readonly enabled?: boolean;
  /**
   * A change replaces the schedule.
   * @default from the stack and the construct
   */
  readonly scheduleName?: string;
}

export interface TaskScheduleProps extends TaskScheduleOptions {
  readonly task: ISchedulableTask;
}

/**
 * Starts tasks at set times, by EventBridge Scheduler. A start that failed for good becomes a message in the dead-letter queue, which keeps it
 * for two weeks.
 */
export class TaskSchedule extends CheckedConstruct {
  readonly resource: SchedulerSchedule;
  readonly deadLetterQueue: SqsQueue;

  constructor(scope: Construct, id: string, props: TaskScheduleProps) {
    super(scope, id);
    const { task, flexibleMinutes } = props;
    this.deadLetterQueue = addressed(
      new SqsQueue(this, "DeadLetterQueue", {
        name: physicalName(this, LONGEST_QUEUE_NAME),
        messageRetentionSeconds: TWO_WEEKS,
        sqsManagedSseEnabled: true,
      }),
    );
    const role = new Role(this, "role", { assumedBy: "scheduler.amazonaws.com" });
    task.taskDefinition.grantRun(role);
    const permissions = role.addToPolicy({ actions: ["sqs:SendMessage"], resources: [this.deadLetterQueue.arn] });
    this.resource = addressed(
      new SchedulerSchedule(this, "Schedule", {
        name: props.scheduleName ?? physicalName(this, LONGEST_NAME),
        scheduleExpression: props.schedule,
        scheduleExpressionTimezone: props.timeZone,
        state: props.enabled === false ? "DISABLED" : "ENABLED",
        flexibleTimeWindow:
          flexibleMinutes === undefined
            ? { mode: "OFF" }
            : { mode: "FLEXIBLE", maximumWindowInMinutes: flexibleMinutes },
        target: {
          arn: task.cluster.clusterArn,
          roleArn: role.roleArn,
          ecsParameters: ecsParameters(task),
          deadLetterConfig: { arn: this.deadLetterQueue.arn },
          retryPolicy: {
            maximumRetryAttempts: props.retryAttempts,
            maximumEventAgeInSeconds: props.maximumEventAge,
          },
        },
      }),
    );
    dependOn(this.resource, permissions);
    for (const route of task.taskNetwork?.connectivity ?? []) dependOn(this.resource, route);
  }

  get scheduleName(): string {
    return this.resource.name;
  }
}

function ecsParameters({ taskDefinition, taskCount, capacityProviderStrategies, taskNetwork }: ISchedulableTask) {
  const strategies = capacityProviderStrategies.length > 0 ? [...capacityProviderStrategies] : undefined;
  return {
    taskDefinitionArn: taskDefinition.taskDefinitionArn,
    taskCount,
    launchType: strategies ? undefined : taskDefinition.launchType,
    capacityProviderStrategy: strategies,
    networkConfiguration: taskNetwork?.configuration,
  };
}
