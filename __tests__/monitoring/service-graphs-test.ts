import type { ClusterProps } from "../../src/cluster/cluster";
import type { Graph } from "../../src/monitoring/graph";
import type { ServiceThresholds } from "../../src/monitoring/service-alarms";
import { serviceGraphs } from "../../src/monitoring/service-graphs";
import { monitored } from "../support/monitored";
import { resolved } from "../support/synth";

interface Options {
  readonly balanced?: boolean;
  readonly cluster?: ClusterProps;
  readonly thresholds?: ServiceThresholds;
}

function graphs({ balanced = true, cluster = { containerInsights: "enabled" }, thresholds }: Options = {}) {
  const found = resolved((stack) => {
    const { service, loadBalancing } = monitored(stack, cluster);
    return serviceGraphs(service, { loadBalancing: balanced ? loadBalancing : undefined, thresholds });
  });
  return found as readonly Graph[];
}

function graph(title: string, options?: Options): Graph | undefined {
  return graphs(options).find((each) => each.title === title);
}

function networkGraphs(): readonly Graph[] {
  const found = resolved((stack) => {
    const { service, networkLoadBalancing } = monitored(stack);
    return serviceGraphs(service, { loadBalancing: networkLoadBalancing() });
  });
  return found as readonly Graph[];
}

const TRAFFIC = ["Requests", "Response time", "Answers of 5xx", "Targets"];
const ALL_RESERVED = { label: "all that is reserved", value: 100 };

describe("the graphs of a service", () => {
  it.each<[string, Options, string[]]>([
    ["behind a load balancer, with Container Insights", {}, ["CPU", "Memory", "Tasks", ...TRAFFIC]],
    ["behind a load balancer", { cluster: {} }, ["CPU", "Memory", ...TRAFFIC]],
    ["without either", { balanced: false, cluster: {} }, ["CPU", "Memory"]],
  ])("%s, are those that have something to show", (_, options, titles) => {
    expect(graphs(options).map(({ title }) => title)).toEqual(titles);
  });

  it("behind a network load balancer, show connections in place of requests", () => {
    const [, , connections, targets] = networkGraphs();
    const metric = (metricName: string) => ({ metric: { namespace: "AWS/NetworkELB", metricName } });
    expect(connections?.lines).toMatchObject([metric("NewFlowCount"), metric("ActiveFlowCount")]);
    expect(targets?.lines).toMatchObject([metric("HealthyHostCount"), metric("UnHealthyHostCount")]);
    expect(networkGraphs()).toHaveLength(4);
  });

  it.each([
    ["CPU", "CPUUtilization"],
    ["Memory", "MemoryUtilization"],
  ])("show %s on the average and of the busiest task, below all that is reserved", (title, metricName) => {
    expect(graph(title)).toMatchObject({
      lines: [
        { label: "average", metric: { metricName, statistic: "Average" } },
        { label: "busiest task", metric: { metricName, statistic: "Maximum" } },
      ],
      limits: [ALL_RESERVED],
    });
  });

  it.each<[string, ServiceThresholds, object[]]>([
    ["CPU", { cpuPercent: 70 }, [{ label: "alarm", value: 70 }, ALL_RESERVED]],
    ["Memory", { memoryPercent: 60 }, [{ label: "alarm", value: 60 }, ALL_RESERVED]],
    ["Response time", { responseTimeP99: 0.5 }, [{ label: "alarm", value: 0.5 }]],
    ["Answers of 5xx", { errorPercent: 0 }, [{ label: "alarm", value: 0 }]],
  ])("mark, in %s, where an alarm goes off", (title, thresholds, limits) => {
    expect(graph(title, { thresholds })?.limits).toEqual(limits);
  });

  it("mark no alarm where there is none", () => {
    expect(graph("Response time")?.limits).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ["Tasks", "tasks", ["desired: DesiredTaskCount", "running: RunningTaskCount", "pending: PendingTaskCount"]],
    ["Requests", "a minute", ["requests: RequestCount Sum", "for each task: RequestCountPerTarget Sum"]],
    ["Response time", "seconds", ["p50: TargetResponseTime p50", "p99: TargetResponseTime p99"]],
    ["Targets", "tasks", ["healthy: HealthyHostCount Maximum", "unhealthy: UnHealthyHostCount Maximum"]],
    [
      "Answers of 5xx",
      "percent of the requests",
      ["by the tasks: 100 * errors / requests", "by the load balancer: 100 * errors / (errors + FILL(requests, 0))"],
    ],
  ])("show, as %s, in %s: %p", (title, unit, lines) => {
    const found = graph(title);
    expect(found?.unit).toBe(unit);
    const shown = found?.lines.map(({ label, metric }) => {
      if ("expression" in metric) return `${label}: ${metric.expression}`;
      return [`${label}:`, metric.metricName, metric.statistic].filter((part) => part !== undefined).join(" ");
    });
    expect(shown).toEqual(lines);
  });
});
