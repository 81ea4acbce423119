import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { Fn, type IResolvable, type ITerraformDependable, Token } from "cdktf";
import type { Construct } from "constructs";
import type { CapacityProviderStrategy, ICluster, IClusterService } from "../cluster/cluster";
import { addressed } from "../core/address";
import { accountOf } from "../core/arn";
import { dependOn } from "../core/depend-on";
import { physicalName } from "../core/names";
import { isLiteral } from "../core/tokens";
import { Principal } from "../iam/principal";
import { Role } from "../iam/role";
import { CheckedConstruct } from "../rules/checked-construct";
import type { TaskDefinition } from "../task-definition/task-definition";
import type { TaskNetwork } from "./task-network";

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
const LONGEST_NAME = 64;
/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
const LONGEST_QUEUE_NAME = 80;
/** The longest that SQS keeps a message. */
const TWO_WEEKS = 14 * 24 * 60 * 60;
const SCHEDULER = "scheduler.amazonaws.com";

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
   * In which time zone the schedule is: `Asia/Tokyo`. For a rate, it has no meaning.
   * @default "UTC", from AWS
   */
  readonly timeZone?: string;
  /**
   * Within how many minutes after its time a start may come, 1 to 1440: spreads the load of many schedules.
   * @default at its time
   */
  readonly flexibleMinutes?: number;
  /**
   * How often a start is tried again that ECS refused, 0 to 185. A task that was started and failed is not started again.
   * @default 185, from AWS
   */
  readonly retryAttempts?: number;
  /**
   * For how many seconds a start is tried again, 60 to 86400.
   * @default 86400, from AWS
   */
  readonly maximumEventAge?: number;
  /**
   * Whether the schedule starts anything; may be a variable.
   * @default true
   */
  readonly enabled?: boolean | IResolvable;
  /**
   * At most 64 letters, digits, hyphens and underscores. A change replaces the schedule.
   * @default from the stack and the construct
   */
  readonly scheduleName?: string;
}

export interface TaskScheduleProps extends TaskScheduleOptions {
  readonly task: ISchedulableTask;
}

/**
 * Starts tasks at set times, by EventBridge Scheduler, as a role of its own that may do just that. A start that was refused for good becomes a
 * message in the dead-letter queue, which keeps it for two weeks. A new revision of the task definition changes the schedule in place.
 *
 * Where no instance has room, ECS does not refuse the start but answers that it failed, and the task may be lost; by a capacity provider it
 * waits for an instance instead. https://github.com/aws/containers-roadmap/issues/1705
 */
export class TaskSchedule extends CheckedConstruct implements IClusterService {
  readonly resource: SchedulerSchedule;
  readonly deadLetterQueue: SqsQueue;

  constructor(scope: Construct, id: string, props: TaskScheduleProps) {
    super(scope, id);
    const { task, enabled = true, flexibleMinutes } = props;
    this.deadLetterQueue = addressed(
      new SqsQueue(this, "DeadLetterQueue", {
        name: physicalName(this, LONGEST_QUEUE_NAME),
        messageRetentionSeconds: TWO_WEEKS,
        sqsManagedSseEnabled: true,
      }),
    );
    const role = new Role(this, "role", { assumedBy: schedulerFor(accountOf(this.deadLetterQueue.arn)) });
    task.taskDefinition.grantRun(role, task.cluster);
    const permissions = role.addToPolicy({ actions: ["sqs:SendMessage"], resources: [this.deadLetterQueue.arn] });
    this.resource = addressed(
      new SchedulerSchedule(this, "Schedule", {
        name: props.scheduleName ?? physicalName(this, LONGEST_NAME),
        scheduleExpression: props.schedule,
        scheduleExpressionTimezone: props.timeZone,
        state: stateOf(enabled),
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
    this.startAfter(permissions);
    for (const route of task.taskNetwork?.connectivity ?? []) this.startAfter(route);
    const { capacityProviderStrategies, taskDefinition } = task;
    if (capacityProviderStrategies.length > 0 || taskDefinition.launchType === "EC2") task.cluster.register(this);
  }

  get scheduleName(): string {
    return this.resource.name;
  }

  /** Starts no task before `resource` is there, and none any more when it goes. */
  startAfter(resource: ITerraformDependable): void {
    dependOn(this.resource, resource);
  }

  /** Nothing connects to the tasks. */
  runOn(): void {}

  /** Its task says what it runs on. */
  useDefaultStrategies(): void {}
}

/** On behalf of schedules of one account: https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html */
function schedulerFor(account: string): Principal {
  return Principal.service(SCHEDULER, { StringEquals: { "aws:SourceAccount": [account] } });
}

function stateOf(enabled: boolean | IResolvable): string {
  if (!isLiteral(enabled)) return Token.asString(Fn.conditional(enabled, "ENABLED", "DISABLED"));
  return enabled ? "ENABLED" : "DISABLED";
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
