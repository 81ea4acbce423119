import { TerraformOutput, type TerraformStack } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { Dashboard, type DashboardProps } from "../../src/monitoring/dashboard";
import { ServiceAlarms } from "../../src/monitoring/service-alarms";
import { monitored } from "../support/monitored";
import { synthesiseFully } from "../support/synth";

const live = Cluster.fromClusterAttributes({
  clusterName: "live",
  clusterArn: "arn:aws:ecs:eu-west-1:123456789012:cluster/live",
});
const REGION = '${jsonencode(element(split(":", "arn:aws:ecs:eu-west-1:123456789012:cluster/live"), 3))}';
const OWN_REGION = '${jsonencode(element(split(":", aws_ecs_cluster.cluster.arn), 3))}';

function dashboard(
  use: (dashboard: Dashboard, stack: TerraformStack) => void = () => {},
  props: Partial<DashboardProps> = {},
) {
  return synthesiseFully((stack) => use(new Dashboard(stack, "overview", { cluster: live, ...props }), stack));
}

/** The body, without quotes around what Terraform fills in. */
function widgets(use: (dashboard: Dashboard, stack: TerraformStack) => void) {
  const body = String(dashboard(use).resource("aws_cloudwatch_dashboard", "overview").dashboard_body);
  const readable = body.replace(/\$\{jsonencode\((?:[^{}]|\{[^}]*\})*?\)\}(?=[,\]}])/g, (found) =>
    JSON.stringify(found),
  );
  return JSON.parse(readable).widgets;
}

describe("a dashboard", () => {
  it("is named after the stack and the construct, and empty at first", () => {
    expect(dashboard().resource("aws_cloudwatch_dashboard", "overview")).toEqual({
      dashboard_name: "stack-overview",
      dashboard_body: '{"widgets":[]}',
    });
  });

  it("takes a name, and tells it only when it is there", () => {
    const stack = dashboard(
      ({ dashboardName }, scope) => {
        new TerraformOutput(scope, "name", { value: dashboardName });
      },
      { dashboardName: "shop" },
    );
    expect(stack.resource("aws_cloudwatch_dashboard", "overview").dashboard_name).toBe("shop");
    expect(stack.output("name").value).toBe("${aws_cloudwatch_dashboard.overview.dashboard_name}");
  });

  it("shows metrics of one's own below a heading, in the region of its cluster", () => {
    const lines = [{ label: "orders", metric: { namespace: "Shop", metricName: "Orders" } }];
    const [heading, graph, ...others] = widgets((made) =>
      made.addGraphs("Sales", [{ title: "Orders", unit: "a minute", lines }]),
    );
    expect(others).toEqual([]);
    expect(heading).toEqual({ type: "text", properties: { markdown: "## Sales" }, x: 0, y: 0, width: 24, height: 1 });
    expect(graph).toMatchObject({ type: "metric", x: 0, y: 1, width: 24, height: 6 });
    expect(graph.properties).toMatchObject({ title: "Orders", region: REGION });
  });

  it("shows its cluster", () => {
    const [heading, cpu, memory] = widgets((made) => made.addCluster());
    expect(heading.properties).toEqual({ markdown: "## Cluster live" });
    expect([cpu, memory].map(({ properties }) => properties.title)).toEqual(["CPU", "Memory"]);
    expect(cpu.properties.metrics[0].slice(0, 4)).toEqual(["AWS/ECS", "CPUReservation", "ClusterName", "live"]);
  });

  it("shows alarms, as high as it takes to list them", () => {
    const stack = dashboard((made, scope) => {
      const { service } = monitored(scope, { containerInsights: "enabled" });
      const { alarms } = new ServiceAlarms(scope, "watch", { service });
      made.addAlarms(alarms);
      made.addAlarms([...alarms, ...alarms]);
    });
    const body = String(stack.resource("aws_cloudwatch_dashboard", "overview").dashboard_body);
    expect(body).toContain(
      '{"type":"alarm","properties":{"title":"Alarms","alarms":[' +
        "${jsonencode(aws_cloudwatch_metric_alarm.watch_cpu.arn)}," +
        "${jsonencode(aws_cloudwatch_metric_alarm.watch_memory.arn)}," +
        '${jsonencode(aws_cloudwatch_metric_alarm.watch_missing_tasks.arn)}]},"height":2,"x":0,"y":0,"width":24}',
    );
    expect(body).toContain('"height":3,"x":0,"y":2,"width":24}');
  });

  it("shows a service with its alarms, their thresholds, and what its load balancer sees", () => {
    const shown = widgets((made, stack) => {
      const { service, loadBalancing } = monitored(stack);
      const thresholds = { cpuPercent: 60 };
      const alarms = new ServiceAlarms(stack, "watch", { service, loadBalancing, thresholds });
      made.addService(service, { loadBalancing, alarms });
    });
    const titles = shown.map(({ properties }: { properties: { title?: string } }) => properties.title);
    expect(titles).toEqual([
      undefined,
      "Alarms",
      "CPU",
      "Memory",
      "Requests",
      "Response time",
      "Answers of 5xx",
      "Targets",
    ]);
    expect(shown[0].properties.markdown).toContain("aws_ecs_service.web.name");
    expect(shown[1].properties.alarms).toHaveLength(7);
    expect(shown[2].properties.annotations.horizontal[0]).toEqual({ label: "alarm", value: 60 });
  });

  it("shows a service without alarms and load balancer", () => {
    const shown = widgets((made, stack) => made.addService(monitored(stack).service));
    expect(shown.map(({ type }: { type: string }) => type)).toEqual(["text", "metric", "metric"]);
  });

  it("asks the cluster for its region when that is made with it", () => {
    const stack = synthesiseFully((scope) => {
      const { cluster } = monitored(scope);
      new Dashboard(scope, "overview", { cluster }).addCluster();
    });
    expect(stack.resource("aws_cloudwatch_dashboard", "overview").dashboard_body).toContain(`"region":${OWN_REGION},`);
  });
});
