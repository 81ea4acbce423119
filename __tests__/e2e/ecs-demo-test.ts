import { DescribeAutoScalingGroupsCommand, DescribePoliciesCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeAlarmsCommand, GetDashboardCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeClustersCommand, DescribeServicesCommand, DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { GetTopicAttributesCommand } from "@aws-sdk/client-sns";
import type { App } from "cdktf";
import { EcsDemoStack } from "../../src/stacks/ecs-demo/ecs-demo-stack";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

const SIZE = 30;
/** A copy by the document's names, and one beside it in the same account. */
const PREFIXES = ["", "blue-"];

interface ShownWidget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly region?: string;
    readonly alarms?: readonly string[];
    readonly metrics?: readonly unknown[];
  };
}

describeWith(["terraform", "emulator"], "the ecs-demo stack on AWS", () => {
  const emulator = useEmulator();
  const terraforms = new Map<string, Terraform>();

  beforeAll(() => {
    for (const prefix of PREFIXES) {
      const stack = `${prefix}ecs-demo`;
      const compose = (app: App) => new EcsDemoStack(app, stack, { prefix });
      const directory = deployable(scratchDirectory(stack), stack, compose);
      terraforms.set(prefix, new Terraform(directory, { env: emulator().env }));
    }
  });

  function terraform(prefix = ""): Terraform {
    const found = terraforms.get(prefix);
    if (found === undefined) throw new Error(`no copy under "${prefix}"`);
    return found;
  }

  async function service(name: string) {
    const command = new DescribeServicesCommand({ cluster: "ecs-demo", services: [name] });
    return (await awsApi(emulator()).ecs.send(command)).services?.[0];
  }

  async function container(name: string) {
    const command = new DescribeTaskDefinitionCommand({ taskDefinition: (await service(name))?.taskDefinition });
    return (await awsApi(emulator()).ecs.send(command)).taskDefinition?.containerDefinitions?.[0];
  }

  async function alarms(...AlarmNames: string[]) {
    const { MetricAlarms = [] } = await awsApi(emulator()).cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames }));
    return AlarmNames.map((name) => MetricAlarms.find(({ AlarmName }) => AlarmName === name));
  }

  it("is valid, and applied twice beside each other, by a prefix", async () => {
    for (const prefix of PREFIXES) {
      await terraform(prefix).init();
      await terraform(prefix).validate();
    }
    await Promise.all(
      PREFIXES.map(async (prefix) => {
        const counts = { add: SIZE, change: 0, destroy: 0 };
        const plan = await terraform(prefix).plan();
        expect([prefix, plan]).toMatchObject([prefix, counts]);
        expect([prefix, await terraform(prefix).apply({ plan })]).toEqual([prefix, counts]);
      }),
    );
    expect(await terraform("blue-").output()).toMatchObject({
      cluster_name: "blue-ecs-demo",
      service_name: "blue-ecs-app",
      group_name: "blue-ecs-demo-group",
      dashboard_name: "blue-ecs-demo",
      alarm_topic_arn: expect.stringMatching(/:blue-ecs-demo-alarms$/),
    });
  });

  it("changes nothing when it is planned again", async () => {
    for (const prefix of PREFIXES) expect([prefix, (await terraform(prefix).plan()).noChanges]).toEqual([prefix, true]);
  });

  it("has a cluster with Container Insights, and one to three instances", async () => {
    const { autoScaling, ecs } = awsApi(emulator());
    const query = { clusters: ["ecs-demo"], include: ["SETTINGS" as const] };
    const { clusters } = await ecs.send(new DescribeClustersCommand(query));
    expect(clusters?.[0]?.settings).toEqual([{ name: "containerInsights", value: "enabled" }]);
    const { AutoScalingGroups = [] } = await autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: ["ecs-demo-group"] }),
    );
    expect(AutoScalingGroups).toMatchObject([{ MinSize: 1, DesiredCapacity: 1, MaxSize: 3, DefaultCooldown: 300 }]);
  });

  it("has ecs-app on port 80 of an instance, and room for tasks that only reserve", async () => {
    const deployment = { deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } };
    expect(await service("ecs-app")).toMatchObject({ desiredCount: 1, ...deployment });
    expect(await container("ecs-app")).toMatchObject({
      cpu: 128,
      memory: 125,
      portMappings: [{ containerPort: 4567, hostPort: 80 }],
      command: ["-listen=:4567", "-text=ecs-demo"],
    });
    expect(await service("ecs-demo-reserve")).toMatchObject({ desiredCount: 0, ...deployment });
    expect(await container("ecs-demo-reserve")).toMatchObject({ cpu: 128, memory: 125, portMappings: [] });
  });

  it("adds an instance from 50 percent of reserved CPU on, and removes one down from 25", async () => {
    const { ScalingPolicies = [] } = await awsApi(emulator()).autoScaling.send(
      new DescribePoliciesCommand({ AutoScalingGroupName: "ecs-demo-group" }),
    );
    const changeBy = (arn: string | undefined) =>
      ScalingPolicies.find(({ PolicyARN }) => PolicyARN === arn)?.StepAdjustments?.[0]?.ScalingAdjustment;
    const [upscale, downscale] = await alarms("upscale", "downscale");
    const common = {
      Namespace: "AWS/ECS",
      MetricName: "CPUReservation",
      Dimensions: [{ Name: "ClusterName", Value: "ecs-demo" }],
      Statistic: "Average",
      Period: 60,
      EvaluationPeriods: 1,
    };
    expect(upscale).toMatchObject({ ...common, Threshold: 50, ComparisonOperator: "GreaterThanOrEqualToThreshold" });
    expect(downscale).toMatchObject({ ...common, Threshold: 25, ComparisonOperator: "LessThanOrEqualToThreshold" });
    expect([upscale, downscale].map((alarm) => alarm?.AlarmActions?.map(changeBy))).toEqual([[1], [-1]]);
  });

  it("tells a topic when ecs-app is in trouble, and when it is over", async () => {
    const topic = String((await terraform().output()).alarm_topic_arn);
    const [cpu, memory, tasks] = await alarms(
      "ecs-demo-app-alarms-cpu",
      "ecs-demo-app-alarms-memory",
      "ecs-demo-app-alarms-missing-tasks",
    );
    const actions = { AlarmActions: [topic], OKActions: [topic], TreatMissingData: "notBreaching" };
    expect(cpu).toMatchObject({ MetricName: "CPUUtilization", Threshold: 80, EvaluationPeriods: 5, ...actions });
    expect(memory).toMatchObject({ MetricName: "MemoryUtilization", Threshold: 80, EvaluationPeriods: 5, ...actions });
    expect(tasks).toMatchObject({ Threshold: 0, ComparisonOperator: "GreaterThanThreshold", ...actions });
    expect(tasks?.AlarmDescription).toMatch(/^The service ecs-app runs fewer tasks than it should\./);
    const queries = tasks?.Metrics?.map(({ Id, Expression, MetricStat }) => [Id, Expression ?? MetricStat?.Metric]);
    expect(Object.fromEntries(queries ?? [])).toMatchObject({
      result: "desired - running",
      desired: { Namespace: "ECS/ContainerInsights", MetricName: "DesiredTaskCount" },
      running: { Namespace: "ECS/ContainerInsights", MetricName: "RunningTaskCount" },
    });
    const { Attributes } = await awsApi(emulator()).sns.send(new GetTopicAttributesCommand({ TopicArn: topic }));
    expect(Attributes).toMatchObject({ TopicArn: topic });
  });

  it("has a dashboard of the cluster and of ecs-app, in its region", async () => {
    const { cloudWatch } = awsApi(emulator());
    const { DashboardBody = "" } = await cloudWatch.send(new GetDashboardCommand({ DashboardName: "ecs-demo" }));
    const { widgets }: { widgets: readonly ShownWidget[] } = JSON.parse(DashboardBody);
    const shown = widgets.map(({ type, x, y, width, height, properties }) => [
      type,
      properties.title ?? properties.markdown,
      [x, y, width, height],
    ]);
    expect(shown).toEqual([
      ["text", "## Cluster ecs-demo", [0, 0, 24, 1]],
      ["metric", "CPU", [0, 1, 12, 6]],
      ["metric", "Memory", [12, 1, 12, 6]],
      ["alarm", "Alarms", [0, 7, 24, 2]],
      ["text", "## Service ecs-app", [0, 9, 24, 1]],
      ["alarm", "Alarms", [0, 10, 24, 2]],
      ["metric", "CPU", [0, 12, 8, 6]],
      ["metric", "Memory", [8, 12, 8, 6]],
      ["metric", "Tasks", [16, 12, 8, 6]],
    ]);
    expect(widgets[1]?.properties).toMatchObject({
      region: "ap-northeast-1",
      metrics: [
        ["AWS/ECS", "CPUReservation", "ClusterName", "ecs-demo", { label: "reserved", stat: "Average", period: 60 }],
        ["AWS/ECS", "CPUUtilization", "ClusterName", "ecs-demo", { label: "used", stat: "Average", period: 60 }],
      ],
    });
    const [upscale, downscale] = await alarms("upscale", "downscale");
    expect(widgets[3]?.properties.alarms).toEqual([upscale?.AlarmArn, downscale?.AlarmArn]);
  });

  it("swaps in a new task definition, and reserves CPU, by variables, without synthesising", async () => {
    const before = (await service("ecs-app"))?.taskDefinition;
    const vars = { message: "second", reservations: 5 };
    const plan = await terraform().plan({ vars });
    expect(plan).toMatchObject({ add: 1, change: 2, destroy: 1 });
    await terraform().apply({ plan });
    expect((await service("ecs-app"))?.taskDefinition).not.toBe(before);
    expect((await container("ecs-app"))?.command).toEqual(["-listen=:4567", "-text=second"]);
    expect((await service("ecs-demo-reserve"))?.desiredCount).toBe(5);
    expect((await terraform().plan({ vars })).noChanges).toBe(true);
  });

  it("takes any text as its message", async () => {
    const vars = { message: 'a "quoted" ${text}\nof two lines' };
    const plan = await terraform().plan({ vars });
    await terraform().apply({ plan });
    expect((await container("ecs-app"))?.command?.[1]).toBe(`-text=${vars.message}`);
    expect((await terraform().plan({ vars })).noChanges).toBe(true);
  });

  it.each([
    ["region", "us-west-1", "region must have the zones a and c"],
    ["instance_type", "t2.nano", "instance_type must be micro or more"],
    ["instance_type", "t4g.micro", "instance_type must be micro or more"],
    ["image", "", "image must be the name of an image"],
    ["message", "", "message must be a text that is not empty"],
    ["reservations", 18, "reservations must be a whole number from 0 to 17"],
    ["allowed_cidrs", [], "allowed_cidrs must be one or more blocks"],
  ])("refuses %s = %j at plan", async (name, value, message) => {
    await expect(terraform().plan({ vars: { [name]: value } })).rejects.toThrow(message);
  });

  it("leaves nothing behind", async () => {
    const destroyed = await Promise.all(PREFIXES.map(async (prefix) => (await terraform(prefix).destroy()).destroy));
    expect(destroyed).toEqual(PREFIXES.map(() => SIZE));
    expect(await leftovers(emulator())).toEqual([]);
  });
});
