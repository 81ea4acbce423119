import { DescribeAlarmsCommand, GetDashboardCommand, type MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { ListSubscriptionsByTopicCommand } from "@aws-sdk/client-sns";
import { type App, TerraformVariable } from "cdktf";
import {
  AlarmTopic,
  ApplicationLoadBalancer,
  Cluster,
  Dashboard,
  FargateService,
  FargateTaskDefinition,
  keepState,
  Network,
  ServiceAlarms,
} from "../../src/index";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { stackWithProvider } from "../support/synth";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

/** A service behind a load balancer, with all that there is to watch it. */
function shop(app: App): void {
  const stack = stackWithProvider(app, "shop");
  keepState(stack);
  const network = new Network(stack, "main");
  network.addPublicSubnet("1a", { availabilityZone: "ap-northeast-1a", cidr: "10.0.0.0/24" });
  network.addPublicSubnet("1c", { availabilityZone: "ap-northeast-1c", cidr: "10.0.1.0/24" });
  network.addInternetGateway();
  network.routePublicSubnets();
  const cluster = new Cluster(stack, "cluster", { containerInsights: "enhanced" });
  const taskDefinition = new FargateTaskDefinition(stack, "web");
  taskDefinition.addContainer("nginx", { image: "nginx:1.27", portMappings: [{ containerPort: 80 }] });
  const service = new FargateService(stack, "web_service", {
    cluster,
    taskDefinition,
    network,
    subnetIds: network.publicSubnetIds,
    assignPublicIp: true,
  });
  const loadBalancer = new ApplicationLoadBalancer(stack, "alb", { network, internetFacing: true });
  const targetGroup = loadBalancer
    .addListener("http", { port: 80 })
    .addTargets("web", { port: 80, targets: [service] });
  const topic = new AlarmTopic(stack, "on_call");
  topic.addEmail("team", "team@example.com");
  const errorPercent = new TerraformVariable(stack, "error_percent", { type: "number", default: 5 }).numberValue;
  const loadBalancing = { loadBalancer, targetGroup };
  const alarms = new ServiceAlarms(stack, "alarms", {
    service,
    loadBalancing,
    actions: [topic],
    thresholds: { errorPercent },
  });
  new Dashboard(stack, "dashboard", { cluster }).addService(service, { loadBalancing, alarms });
}

describeWith(["terraform", "emulator"], "the monitoring of a service on AWS", () => {
  const emulator = useEmulator();
  let terraform: Terraform;

  beforeAll(() => {
    const directory = deployable(scratchDirectory("shop"), "shop", shop);
    terraform = new Terraform(directory, { env: emulator().env });
  });

  async function alarms(): Promise<Readonly<Record<string, MetricAlarm | undefined>>> {
    const command = new DescribeAlarmsCommand({ AlarmNamePrefix: "shop-alarms-" });
    const { MetricAlarms = [] } = await awsApi(emulator()).cloudWatch.send(command);
    return Object.fromEntries(MetricAlarms.map((alarm) => [alarm.AlarmName?.slice("shop-alarms-".length), alarm]));
  }

  it("is valid and applied, and changes nothing when it is planned again", async () => {
    await terraform.init();
    await terraform.validate();
    const plan = await terraform.plan();
    expect(plan).toMatchObject({ change: 0, destroy: 0 });
    await terraform.apply({ plan });
    expect((await terraform.plan()).noChanges).toBe(true);
  });

  it("has every alarm, as the constructs say", async () => {
    const found = await alarms();
    expect(Object.keys(found).sort()).toEqual([
      "cpu",
      "errors",
      "load-balancer-errors",
      "memory",
      "missing-tasks",
      "no-healthy-target",
      "slow",
      "unhealthy-targets",
    ]);
    expect(found["no-healthy-target"]).toMatchObject({ MetricName: "HealthyHostCount", TreatMissingData: "breaching" });
    expect(found.slow).toMatchObject({ MetricName: "TargetResponseTime", ExtendedStatistic: "p99", Threshold: 2 });
    expect(found.slow).not.toHaveProperty("Statistic");
    const queries = found.errors?.Metrics?.map(({ Id, Expression, MetricStat }) => [
      Id,
      Expression ?? MetricStat?.Stat,
    ]);
    expect(Object.fromEntries(queries ?? [])).toEqual({
      result: "100 * errors / requests",
      errors: "Sum",
      requests: "Sum",
    });
    // The provider sends a map, in any order.
    const byName = [...(found.slow?.Dimensions ?? [])].sort((a, b) => ((a.Name ?? "") < (b.Name ?? "") ? -1 : 1));
    expect(byName).toEqual([
      { Name: "LoadBalancer", Value: expect.stringMatching(/^app\/shop-alb\//) },
      { Name: "TargetGroup", Value: expect.stringMatching(/^targetgroup\//) },
    ]);
  });

  it("tells a person by e-mail", async () => {
    const [TopicArn] = (await alarms()).cpu?.AlarmActions ?? [];
    const command = new ListSubscriptionsByTopicCommand({ TopicArn });
    const { Subscriptions } = await awsApi(emulator()).sns.send(command);
    expect(Subscriptions).toMatchObject([{ Protocol: "email", Endpoint: "team@example.com" }]);
  });

  it("has a dashboard whose graphs are in the region of the cluster", async () => {
    const { cloudWatch } = awsApi(emulator());
    const { DashboardBody = "" } = await cloudWatch.send(new GetDashboardCommand({ DashboardName: "shop-dashboard" }));
    const { widgets }: { widgets: { type: string; properties: { title: string; region: string } }[] } =
      JSON.parse(DashboardBody);
    const graphs = widgets.filter(({ type }) => type === "metric").map(({ properties }) => properties);
    expect(graphs.map(({ title, region }) => [title, region])).toEqual([
      ["CPU", "ap-northeast-1"],
      ["Memory", "ap-northeast-1"],
      ["Tasks", "ap-northeast-1"],
      ["Requests", "ap-northeast-1"],
      ["Response time", "ap-northeast-1"],
      ["Answers of 5xx", "ap-northeast-1"],
      ["Targets", "ap-northeast-1"],
    ]);
  });

  it("takes a threshold that only Terraform knows, for the alarms and for the dashboard", async () => {
    const vars = { error_percent: 1 };
    const plan = await terraform.plan({ vars });
    expect(plan).toMatchObject({ add: 0, change: 3, destroy: 0 });
    await terraform.apply({ plan });
    const { errors } = await alarms();
    expect(errors).toMatchObject({ Threshold: 1, AlarmDescription: expect.stringContaining("more than 1 %") });
    expect((await terraform.plan({ vars })).noChanges).toBe(true);
  });

  it("leaves nothing behind", async () => {
    await terraform.destroy();
    expect(await leftovers(emulator())).toEqual([]);
  });
});
