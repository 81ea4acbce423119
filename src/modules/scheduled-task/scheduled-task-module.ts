import { join } from "node:path";
import type { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { AddressScope } from "../../core/address";
import { hcl } from "../../module/hcl";
import { ModuleStack } from "../../module/module-stack";
import { onlyIf } from "../../module/repetition";
import { validationOf } from "../../module/validation";
import { type Constraint, wholeNumber } from "../../rules/constraint";
import { StandaloneTask } from "../../service/standalone-task";
import type { TaskSchedule } from "../../service/task-schedule";
import { addCluster } from "../task/cluster";
import { FARGATE_TASK } from "../task/fargate-task";
import { ModuleNetwork } from "../task/module-network";
import { ModuleTask } from "../task/module-task";
import { addStrategies, FARGATE_PROVIDERS, launchType } from "../task/strategies";

/** The module `scheduled-task`. */
export class ScheduledTaskModule extends ModuleStack {
  constructor(scope: Construct, id = "scheduled-task") {
    super(scope, id, {
      description:
        "Tasks on Fargate that EventBridge Scheduler starts at set times and that end by themselves, with their task definition, roles, security group and log groups. A start that fails for good becomes a message in a dead-letter queue.",
      filesFrom: join(__dirname, "files"),
    });
    const create = this.addInput("create", {
      type: "bool",
      description: "Whether anything is made",
      default: true,
    });
    const schedule = this.addSchedule(onlyIf(new AddressScope(this, "Made"), create.value));
    addStrategies(this, schedule.resource, "target.ecs_parameters.capacity_provider_strategy", FARGATE_PROVIDERS);
    this.addFlexibility(schedule);
    this.addOutputs(schedule);
  }

  private addSchedule(scope: Construct): TaskSchedule {
    const cluster = addCluster(this);
    const { network, securityGroup, securityGroupIds, rules } = new ModuleNetwork(this, scope);
    const { taskDefinition, enableExecuteCommand } = new ModuleTask(this, scope, FARGATE_TASK, { rolesRequired: true });
    const task = new StandaloneTask(new AddressScope(scope, "Task"), "main", {
      cluster,
      taskDefinition,
      network,
      securityGroups: [securityGroup],
      taskCount: this.addNumber("task_count", "How many tasks are started at a time, 1 to 10", 1, wholeNumber(1, 10)),
    });
    const schedule = task.schedule("schedule", {
      ...this.addTimes(),
      ...this.addRetries(),
      scheduleName: this.name.stringValue,
    });
    const { ecsParameters } = schedule.resource.target;
    ecsParameters.launchType = hcl(launchType("FARGATE")).stringValue;
    ecsParameters.networkConfiguration.securityGroups = securityGroupIds;
    ecsParameters.networkConfiguration.assignPublicIp = this.addInput("assign_public_ip", {
      type: "bool",
      description: "Whether tasks get public addresses. In a public subnet they reach no registry without one",
      default: false,
    }).value;
    ecsParameters.platformVersion = this.addInput("platform_version", {
      type: "string",
      description: "Version of the Fargate platform: `1.4.0`; without it, the latest",
      default: null,
    }).stringValue;
    ecsParameters.enableExecuteCommand = enableExecuteCommand.value;
    for (const rule of rules) schedule.startAfter(rule);
    return schedule;
  }

  private addTimes() {
    const expression = this.addInput("schedule_expression", {
      type: "string",
      description: "When: `cron(0 3 * * ? *)`, `rate(1 hour)`, `at(2030-01-31T09:00:00)`",
      nullable: false,
      validation: [
        {
          condition: '${can(regex("^(cron[(][^ ]+( [^ ]+){5}[)]|(rate|at)[(].+[)])$", var.schedule_expression))}',
          errorMessage:
            "schedule_expression is ${jsonencode(var.schedule_expression)}; allowed: cron(...), rate(...) or at(...). A cron expression has six fields: cron(0 3 * * ? *) is every night at three.",
        },
      ],
    });
    const timezone = this.addInput("timezone", {
      type: "string",
      description: "In which time zone the schedule is: `Asia/Tokyo`. For a rate, it has no meaning",
      default: "UTC",
      nullable: false,
    });
    const enabled = this.addInput("enabled", {
      type: "bool",
      description: "Whether the schedule starts anything",
      default: true,
    });
    return { schedule: expression.stringValue, timeZone: timezone.stringValue, enabled: enabled.value };
  }

  private addRetries() {
    return {
      retryAttempts: this.addNumber(
        "maximum_retry_attempts",
        "How often a start is tried again that ECS refused, 0 to 185. A task that was started and failed is not started again",
        185,
        wholeNumber(0, 185),
      ),
      maximumEventAge: this.addNumber(
        "maximum_event_age_in_seconds",
        "For how many seconds a start is tried again, 60 to 86400",
        86400,
        wholeNumber(60, 86400),
      ),
    };
  }

  private addFlexibility({ resource }: TaskSchedule): void {
    const minutes = this.addNumber(
      "maximum_window_in_minutes",
      "Within how many minutes after its time a start may come, 1 to 1440; without it, at its time",
      null,
      wholeNumber(1, 1440),
    );
    resource.flexibleTimeWindow.mode = hcl('var.maximum_window_in_minutes == null ? "OFF" : "FLEXIBLE"').stringValue;
    resource.flexibleTimeWindow.maximumWindowInMinutes = minutes;
  }

  private addNumber(name: string, description: string, value: number | null, constraint: Constraint): number {
    const variable: TerraformVariable = this.addInput(name, {
      type: "number",
      description,
      default: value,
      validation: validationOf(name, constraint, "Change the number."),
    });
    return variable.numberValue;
  }

  private addOutputs({ resource, deadLetterQueue }: TaskSchedule): void {
    this.addOutput("schedule_arn", { description: "The ARN of the schedule", value: resource.arn });
    this.addOutput("schedule_name", { description: "The name of the schedule", value: resource.name });
    this.addOutput("dead_letter_queue_arn", {
      description: "The ARN of the queue of starts that failed for good",
      value: deadLetterQueue.arn,
    });
    this.addOutput("dead_letter_queue_url", {
      description: "The URL of the queue of starts that failed for good",
      value: deadLetterQueue.url,
    });
  }
}
