import { TerraformOutput, type TerraformStack, TerraformVariable } from "cdktf";
import { Cluster, type ClusterProps } from "../../src/cluster/cluster";
import { InstanceCapacity } from "../../src/cluster/instance-capacity";
import { parseJsonTemplate, UNKNOWN } from "../../src/core/read-json-template";
import { Network } from "../../src/network/network";
import { StandaloneTask, type StandaloneTaskProps } from "../../src/service/standalone-task";
import { TaskSchedule, type TaskScheduleOptions } from "../../src/service/task-schedule";
import { Ec2TaskDefinition } from "../../src/task-definition/ec2-task-definition";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { type Attributes, type Synthesised, synthesiseFully } from "../support/synth";
import { withContainer } from "../support/with-container";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });
const DAILY = { schedule: "cron(0 3 * * ? *)" };
const POLICY = "aws_iam_role_policy.batch_daily_role";

function scheduled(
  options: (stack: TerraformStack) => Partial<TaskScheduleOptions> = () => ({}),
  task: Partial<StandaloneTaskProps> = {},
  clusterProps?: ClusterProps,
): Synthesised {
  return synthesiseFully((stack) => {
    const taskDefinition = withContainer(new FargateTaskDefinition(stack, "task"));
    const cluster = new Cluster(stack, "live", clusterProps);
    const batch = new StandaloneTask(stack, "batch", { cluster, taskDefinition, network, ...task });
    batch.schedule("daily", { ...DAILY, ...options(stack) });
  });
}

const scheduleIn = (stack: Synthesised) => stack.resource("aws_scheduler_schedule", "batch_daily");
const targetIn = (stack: Synthesised) => scheduleIn(stack).target as Attributes;

describe("a schedule, by default", () => {
  const stack = scheduled();

  it("starts the tasks at its time, and tries as long as AWS does", () => {
    expect(scheduleIn(stack)).toEqual({
      name: "stack-batch-daily",
      schedule_expression: "cron(0 3 * * ? *)",
      state: "ENABLED",
      flexible_time_window: { mode: "OFF" },
      target: {
        arn: "${aws_ecs_cluster.live.arn}",
        role_arn: "${aws_iam_role.batch_daily_role.arn}",
        ecs_parameters: {
          task_definition_arn: "${aws_ecs_task_definition.task.arn}",
          task_count: 1,
          launch_type: "FARGATE",
          network_configuration: {
            subnets: ["subnet-a", "subnet-c"],
            security_groups: ["${aws_security_group.batch.id}"],
            assign_public_ip: false,
          },
        },
        dead_letter_config: { arn: "${aws_sqs_queue.batch_daily.arn}" },
      },
      depends_on: [POLICY],
    });
  });

  it("keeps what failed for two weeks, encrypted", () => {
    expect(stack.resource("aws_sqs_queue", "batch_daily")).toEqual({
      name: "stack-batch-daily",
      message_retention_seconds: 1_209_600,
      sqs_managed_sse_enabled: true,
    });
  });

  it("has a role that the scheduler takes on for this account alone", () => {
    const { assume_role_policy } = stack.resource("aws_iam_role", "batch_daily_role");
    expect(parseJsonTemplate(String(assume_role_policy))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Principal: { Service: "scheduler.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceAccount": [UNKNOWN] } },
        },
      ],
    });
    expect(assume_role_policy).toContain('${jsonencode(element(split(":", aws_sqs_queue.batch_daily.arn), 4))}');
  });

  it("has a role that may run the tasks and send to the queue, and no more", () => {
    const policy = String(stack.resource("aws_iam_role_policy", "batch_daily_role").policy);
    expect(parseJsonTemplate(policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["ecs:RunTask"],
          Resource: [UNKNOWN],
          Condition: { ArnEquals: { "ecs:cluster": [UNKNOWN] } },
        },
        { Effect: "Allow", Action: ["sqs:SendMessage"], Resource: [UNKNOWN] },
      ],
    });
    expect(policy).toContain('["sqs:SendMessage"],"Resource":[${jsonencode(aws_sqs_queue.batch_daily.arn)}]');
  });
});

describe("a schedule", () => {
  it("is in a time zone, spread, tried less often and less long, and called as it is told", () => {
    const stack = scheduled(() => ({
      timeZone: "Asia/Tokyo",
      flexibleMinutes: 15,
      retryAttempts: 0,
      maximumEventAge: 3600,
      scheduleName: "nightly",
    }));
    expect(scheduleIn(stack)).toMatchObject({
      name: "nightly",
      schedule_expression_timezone: "Asia/Tokyo",
      flexible_time_window: { mode: "FLEXIBLE", maximum_window_in_minutes: 15 },
      target: { retry_policy: { maximum_retry_attempts: 0, maximum_event_age_in_seconds: 3600 } },
    });
  });

  it.each([
    [true, "ENABLED"],
    [false, "DISABLED"],
  ])("with enabled %p is %s", (enabled, state) => {
    expect(scheduleIn(scheduled(() => ({ enabled }))).state).toBe(state);
  });

  it("is enabled by a variable", () => {
    const stack = scheduled((scope) => {
      return { enabled: new TerraformVariable(scope, "enabled", { type: "bool" }).booleanValue };
    });
    expect(scheduleIn(stack).state).toBe('${var.enabled ? "ENABLED" : "DISABLED"}');
  });

  it("has names that AWS takes, of schedule, queue and role, however long the ids are", () => {
    const stack = synthesiseFully((scope) => {
      const taskDefinition = withContainer(new FargateTaskDefinition(scope, "task"));
      const task = new StandaloneTask(scope, "a".repeat(80), {
        cluster: new Cluster(scope, "c"),
        taskDefinition,
        network,
      });
      new TerraformOutput(scope, "name", { value: task.schedule("b".repeat(80), DAILY).scheduleName });
    });
    const lengths = ["aws_scheduler_schedule", "aws_sqs_queue", "aws_iam_role"].map((type) => {
      return Object.values(stack.resources(type)).map(({ name }) => String(name).length);
    });
    expect(lengths).toEqual([[64], [80], [64]]);
    const [address] = Object.keys(stack.resources("aws_scheduler_schedule"));
    expect(stack.output("name").value).toBe(`\${aws_scheduler_schedule.${address}.name}`);
  });

  it("starts several tasks, on capacity providers instead of a launch type, once the cluster has these", () => {
    const stack = scheduled(
      () => ({}),
      { taskCount: 10, capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] },
      { enableFargateCapacityProviders: true },
    );
    const { ecs_parameters } = targetIn(stack);
    expect(ecs_parameters).toMatchObject({
      task_count: 10,
      capacity_provider_strategy: [{ capacity_provider: "FARGATE_SPOT", weight: 1 }],
    });
    expect(ecs_parameters).not.toHaveProperty("launch_type");
    expect(scheduleIn(stack).depends_on).toEqual([POLICY, "aws_ecs_cluster_capacity_providers.live"]);
  });

  it("waits for no capacity on Fargate by its launch type", () => {
    const stack = scheduled(() => ({}), {}, { enableFargateCapacityProviders: true });
    expect(scheduleIn(stack).depends_on).toEqual([POLICY]);
  });

  it("waits for the way to the registry", () => {
    const stack = synthesiseFully((scope) => {
      const taskDefinition = withContainer(new FargateTaskDefinition(scope, "task"));
      const own = new Network(scope, "main", { availabilityZones: ["ap-northeast-1a"] });
      const cluster = new Cluster(scope, "live");
      const props = { cluster, taskDefinition, network: own, assignPublicIp: true };
      new StandaloneTask(scope, "batch", props).schedule("daily", DAILY);
    });
    expect(scheduleIn(stack).depends_on).toEqual([POLICY, "aws_route.public", "aws_route_table_association.public_1a"]);
  });
});

describe("a schedule of tasks on instances", () => {
  function onInstances(capacityFirst: boolean): Synthesised {
    return synthesiseFully((stack) => {
      const cluster = new Cluster(stack, "live");
      const addCapacity = () => {
        return new InstanceCapacity(stack, "capacity", { cluster, network, instanceType: "t3.micro", maxCapacity: 1 });
      };
      if (capacityFirst) addCapacity();
      const taskDefinition = withContainer(new Ec2TaskDefinition(stack, "task"));
      new StandaloneTask(stack, "batch", { cluster, taskDefinition }).schedule("daily", DAILY);
      if (!capacityFirst) addCapacity();
    });
  }

  it("has no network in bridge mode", () => {
    expect(targetIn(onInstances(true)).ecs_parameters).toEqual({
      task_definition_arn: "${aws_ecs_task_definition.task.arn}",
      task_count: 1,
      launch_type: "EC2",
    });
  });

  it("says nothing of public addresses in awsvpc mode", () => {
    const stack = synthesiseFully((scope) => {
      const taskDefinition = withContainer(new Ec2TaskDefinition(scope, "task", { networkMode: "awsvpc" }));
      const task = new StandaloneTask(scope, "batch", { cluster: new Cluster(scope, "live"), taskDefinition, network });
      new TaskSchedule(scope, "daily", { ...DAILY, task });
    });
    expect(stack.resource("aws_scheduler_schedule", "daily").target).toMatchObject({
      ecs_parameters: {
        network_configuration: { subnets: ["subnet-a", "subnet-c"], security_groups: [expect.any(String)] },
      },
    });
    expect(JSON.stringify(stack.json)).not.toContain("assign_public_ip");
  });

  it.each([true, false])("waits for the instances, and goes before them (made before it: %p)", (capacityFirst) => {
    const { depends_on } = scheduleIn(onInstances(capacityFirst));
    expect([...(depends_on as string[])].sort()).toEqual([
      "aws_autoscaling_group.capacity_group",
      "aws_ecs_cluster_capacity_providers.live",
      POLICY,
    ]);
  });
});
