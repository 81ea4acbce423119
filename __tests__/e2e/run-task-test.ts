import { execFileSync } from "node:child_process";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeSecurityGroupsCommand, DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { DescribeClustersCommand, DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { GetRoleCommand, GetRolePolicyCommand, ListRolePoliciesCommand } from "@aws-sdk/client-iam";
import { GetScheduleCommand } from "@aws-sdk/client-scheduler";
import { GetQueueAttributesCommand, GetQueueUrlCommand } from "@aws-sdk/client-sqs";
import { RunTaskStack } from "../../src/stacks/run-task/run-task-stack";
import { deployable } from "../support/deployable";
import { awsApi, TEST_REGION } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

const ACCOUNT = "123456789012";
const ECS = `arn:aws:ecs:${TEST_REGION}:${ACCOUNT}`;
const CLUSTER = `${ECS}:cluster/run-task`;
const SIZE = 26;

/** The arguments that the program `aws` gets when a shell runs `command`. */
function argumentsOf(command: string): string[] {
  return execFileSync("sh", ["-c", `aws() { printf '%s\\n' "$@"; }\n${command}`], { encoding: "utf8" })
    .trimEnd()
    .split("\n");
}

/** `--count 2 --cluster live` as an object. */
function optionsOf(args: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    args.flatMap((arg, i) => (arg.startsWith("--") ? [[arg.slice(2), args[i + 1] ?? ""]] : [])),
  );
}

describeWith(["terraform", "emulator"], "the stack run-task on AWS", () => {
  const emulator = useEmulator();
  let terraform: Terraform;

  beforeAll(() => {
    const directory = deployable(scratchDirectory("run-task"), "run-task", (app) => new RunTaskStack(app, "run-task"));
    terraform = new Terraform(directory, { env: emulator().env });
  });

  const schedule = (name: string) => awsApi(emulator()).scheduler.send(new GetScheduleCommand({ Name: name }));

  /** The subnets and the security group of the tasks. */
  async function network() {
    const { ec2 } = awsApi(emulator());
    const subnets = new DescribeSubnetsCommand({ Filters: [{ Name: "tag:Name", Values: ["run-task-public-*"] }] });
    const { Subnets = [] } = await ec2.send(subnets);
    const groups = new DescribeSecurityGroupsCommand({ Filters: [{ Name: "group-name", Values: ["run-task-tasks"] }] });
    const { SecurityGroups = [] } = await ec2.send(groups);
    return { subnets: Subnets.map(({ SubnetId }) => SubnetId).sort(), group: SecurityGroups[0] };
  }

  async function queue(name: string) {
    const { sqs } = awsApi(emulator());
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }));
    return Attributes;
  }

  it("is valid, plans 26 resources and is applied", async () => {
    await terraform.init();
    await terraform.validate();
    const plan = await terraform.plan();
    expect(plan).toMatchObject({ add: SIZE, change: 0, destroy: 0 });
    expect(await terraform.apply({ plan })).toEqual({ add: SIZE, change: 0, destroy: 0 });
    expect(await terraform.output()).toEqual({ cluster_name: "run-task", run_command: expect.any(String) });
  });

  it("gives a command that a shell hands to the AWS CLI as it is meant", async () => {
    const { run_command } = await terraform.output();
    const args = argumentsOf(String(run_command));
    expect(args.slice(0, 2)).toEqual(["ecs", "run-task"]);
    const { "network-configuration": configuration = "", ...options } = optionsOf(args);
    expect(options).toEqual({
      region: TEST_REGION,
      cluster: CLUSTER,
      "task-definition": `${ECS}:task-definition/batch:1`,
      count: "2",
      "launch-type": "FARGATE",
    });
    const { subnets, group } = await network();
    const shorthand = /^awsvpcConfiguration=\{subnets=\[(.+)\],securityGroups=\[(.+)\],assignPublicIp=ENABLED\}$/;
    const [, subnetsGiven = "", groupsGiven] = shorthand.exec(configuration) ?? [];
    expect(subnetsGiven.split(",").sort()).toEqual(subnets);
    expect(groupsGiven).toBe(group?.GroupId);
    expect(subnets).toHaveLength(2);
  });

  it("has a batch that ends by itself, and keeps its output", async () => {
    const { ecs, logs } = awsApi(emulator());
    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "batch" }));
    expect(taskDefinition).toMatchObject({
      requiresCompatibilities: ["FARGATE"],
      cpu: "256",
      memory: "512",
      executionRoleArn: `arn:aws:iam::${ACCOUNT}:role/run-task-batch-execution-role`,
      containerDefinitions: [
        {
          name: "batch",
          image: "public.ecr.aws/docker/library/busybox:1.37",
          command: ["sh", "-c", 'echo "batch: started"; sleep 10; echo "batch: done"'],
          logConfiguration: { options: { "awslogs-group": "/ecs/run-task-batch", "awslogs-region": TEST_REGION } },
        },
      ],
    });
    const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
    expect(logGroups).toMatchObject([{ logGroupName: "/ecs/run-task-batch", retentionInDays: 30 }]);
  });

  it("runs one every night at three in Tokyo, on Fargate", async () => {
    const { subnets, group } = await network();
    const { Target, ...rest } = await schedule("nightly-batch");
    expect(rest).toMatchObject({
      GroupName: "default",
      ScheduleExpression: "cron(0 3 * * ? *)",
      ScheduleExpressionTimezone: "Asia/Tokyo",
      FlexibleTimeWindow: { Mode: "OFF" },
      State: "ENABLED",
    });
    expect(Target).toMatchObject({
      Arn: CLUSTER,
      RoleArn: `arn:aws:iam::${ACCOUNT}:role/run-task-nightly-role`,
      DeadLetterConfig: { Arn: `arn:aws:sqs:${TEST_REGION}:${ACCOUNT}:run-task-nightly` },
      RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 },
      EcsParameters: { TaskDefinitionArn: `${ECS}:task-definition/batch:1`, TaskCount: 1, LaunchType: "FARGATE" },
    });
    const { Subnets, ...awsvpc } = Target?.EcsParameters?.NetworkConfiguration?.awsvpcConfiguration ?? {};
    expect(awsvpc).toEqual({ AssignPublicIp: "ENABLED", SecurityGroups: [group?.GroupId] });
    expect([...(Subnets ?? [])].sort()).toEqual(subnets);
  });

  it("runs one every hour on Fargate Spot, which the cluster has, and tries again as long as AWS does", async () => {
    const { ScheduleExpression, Target } = await schedule("hourly-batch");
    expect(ScheduleExpression).toBe("rate(1 hour)");
    expect(Target).toMatchObject({
      RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86400 },
      EcsParameters: { CapacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] },
    });
    expect(Target?.EcsParameters?.LaunchType).toBeUndefined();
    const { ecs } = awsApi(emulator());
    const { clusters: [cluster] = [] } = await ecs.send(new DescribeClustersCommand({ clusters: ["run-task"] }));
    expect([...(cluster?.capacityProviders ?? [])].sort()).toEqual(["FARGATE", "FARGATE_SPOT"]);
  });

  it("lets nothing in to the tasks", async () => {
    const { group } = await network();
    expect(group?.IpPermissions).toEqual([]);
  });

  it.each(["nightly", "hourly"])("starts the %s batch as a role that may do just that", async (name) => {
    const { iam } = awsApi(emulator());
    const RoleName = `run-task-${name}-role`;
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    expect(JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ""))).toMatchObject({
      Statement: [
        {
          Principal: { Service: "scheduler.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceAccount": [ACCOUNT] } },
        },
      ],
    });
    const { PolicyNames: [PolicyName] = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
    const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
    expect(JSON.parse(decodeURIComponent(PolicyDocument ?? "")).Statement).toEqual([
      {
        Effect: "Allow",
        Action: ["ecs:RunTask"],
        Resource: [`${ECS}:task-definition/batch:*`],
        Condition: { ArnEquals: { "ecs:cluster": [CLUSTER] } },
      },
      {
        Effect: "Allow",
        Action: ["iam:PassRole"],
        Resource: [`arn:aws:iam::${ACCOUNT}:role/run-task-batch-execution-role`],
        Condition: { StringEquals: { "iam:PassedToService": ["ecs-tasks.amazonaws.com"] } },
      },
      {
        Effect: "Allow",
        Action: ["sqs:SendMessage"],
        Resource: [`arn:aws:sqs:${TEST_REGION}:${ACCOUNT}:run-task-${name}`],
      },
    ]);
  });

  it.each(["nightly", "hourly"])("keeps each failed start of the %s batch in a queue, and says so", async (name) => {
    expect(await queue(`run-task-${name}`)).toMatchObject({
      MessageRetentionPeriod: "1209600",
      SqsManagedSseEnabled: "true",
    });
    const { cloudWatch } = awsApi(emulator());
    const alarms = new DescribeAlarmsCommand({ AlarmNames: [`${name}-batch-not-started`] });
    expect((await cloudWatch.send(alarms)).MetricAlarms).toMatchObject([
      {
        Namespace: "AWS/SQS",
        MetricName: "ApproximateNumberOfMessagesVisible",
        Dimensions: [{ Name: "QueueName", Value: `run-task-${name}` }],
        Statistic: "Maximum",
        ComparisonOperator: "GreaterThanThreshold",
        Threshold: 0,
        TreatMissingData: "notBreaching",
      },
    ]);
  });

  it("changes nothing when it is planned again", async () => {
    expect((await terraform.plan()).noChanges).toBe(true);
  });

  it("stops its schedules, and gives them a new revision, in place", async () => {
    const vars = { schedules_enabled: false, image: "busybox:1.36" };
    const plan = await terraform.plan({ vars });
    const changes = ((await plan.json()).resource_changes ?? [])
      .filter(({ change }) => change.actions[0] !== "no-op")
      .map(({ address, change }) => `${address}: ${change.actions.join(", ")}`);
    expect(changes.sort()).toEqual([
      "aws_ecs_task_definition.batch: create, delete",
      "aws_iam_role_policy.hourly_role: update",
      "aws_iam_role_policy.nightly_role: update",
      "aws_scheduler_schedule.hourly: update",
      "aws_scheduler_schedule.nightly: update",
    ]);
    await terraform.apply({ plan });
    for (const name of ["nightly-batch", "hourly-batch"]) {
      expect(await schedule(name)).toMatchObject({
        State: "DISABLED",
        Target: { EcsParameters: { TaskDefinitionArn: `${ECS}:task-definition/batch:2` } },
      });
    }
    const { run_command } = await terraform.output();
    expect(optionsOf(argumentsOf(String(run_command)))["task-definition"]).toBe(`${ECS}:task-definition/batch:2`);
    expect((await terraform.plan({ vars })).noChanges).toBe(true);
  });

  it.each([
    ["region", "us-west-1", "region must have the zones a and c"],
    ["image", "", "image must be the name of an image"],
    ["schedules_enabled", "sometimes", "a bool is required"],
  ])("refuses %s = %j at plan", async (name, value, message) => {
    await expect(terraform.plan({ vars: { [name]: value } })).rejects.toThrow(message);
  });

  it("leaves nothing behind", async () => {
    expect((await terraform.destroy()).destroy).toBe(SIZE);
    expect(await leftovers(emulator())).toEqual([]);
  });
});
