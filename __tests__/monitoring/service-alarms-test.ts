import { TerraformVariable } from "cdktf";
import type { ClusterProps } from "../../src/cluster/cluster";
import { ServiceAlarms, type ServiceAlarmsProps } from "../../src/monitoring/service-alarms";
import { type Monitored, monitored } from "../support/monitored";
import { type Attributes, synthesiseFully } from "../support/synth";

interface Options extends Omit<Partial<ServiceAlarmsProps>, "loadBalancing"> {
  readonly balanced?: boolean;
  readonly cluster?: ClusterProps;
}

function alarms(options: Options = {}): Readonly<Record<string, Attributes>> {
  const { balanced = true, cluster = { containerInsights: "enabled" }, ...props } = options;
  const stack = synthesiseFully((scope) => {
    const { service, loadBalancing }: Monitored = monitored(scope, cluster);
    new ServiceAlarms(scope, "watch", { service, loadBalancing: balanced ? loadBalancing : undefined, ...props });
  });
  const made = Object.entries(stack.resources("aws_cloudwatch_metric_alarm"));
  return Object.fromEntries(made.map(([name, attributes]) => [name.replace("watch_", ""), attributes]));
}

/** The metrics of the alarms of a service behind a Network Load Balancer, by the alarms' names. */
function networkAlarms(): Record<string, unknown> {
  const stack = synthesiseFully((scope) => {
    const { service, networkLoadBalancing } = monitored(scope);
    new ServiceAlarms(scope, "watch", { service, loadBalancing: networkLoadBalancing() });
  });
  const made = Object.entries(stack.resources("aws_cloudwatch_metric_alarm"));
  return Object.fromEntries(made.map(([name, { namespace, metric_name }]) => [name, `${namespace} ${metric_name}`]));
}

const BALANCED = ["no_healthy_target", "unhealthy_targets", "errors", "load_balancer_errors", "slow"];

describe("the alarms of a service", () => {
  it.each<[string, Options, string[]]>([
    ["behind a load balancer, with Container Insights", {}, ["cpu", "memory", ...BALANCED, "missing_tasks"]],
    ["behind a load balancer", { cluster: {} }, ["cpu", "memory", ...BALANCED]],
    ["with Container Insights", { balanced: false }, ["cpu", "memory", "missing_tasks"]],
    ["without either", { balanced: false, cluster: { containerInsights: "disabled" } }, ["cpu", "memory"]],
  ])("%s, are those that it can have", (_, options, expected) => {
    expect(Object.keys(alarms(options)).sort()).toEqual([...expected].sort());
  });

  it.each<[string, object]>([
    ["cpu", { metric_name: "CPUUtilization", statistic: "Average", threshold: 80, evaluation_periods: 5, period: 60 }],
    [
      "memory",
      { metric_name: "MemoryUtilization", statistic: "Average", threshold: 80, evaluation_periods: 5, period: 60 },
    ],
    [
      "unhealthy_targets",
      { metric_name: "UnHealthyHostCount", statistic: "Maximum", threshold: 0, evaluation_periods: 5 },
    ],
    ["slow", { metric_name: "TargetResponseTime", extended_statistic: "p99", threshold: 2, evaluation_periods: 5 }],
    ["errors", { threshold: 5, evaluation_periods: 3 }],
    ["load_balancer_errors", { threshold: 5, evaluation_periods: 3 }],
    ["missing_tasks", { threshold: 0, evaluation_periods: 5 }],
  ])("have one that goes off above a threshold, and not for want of values: %s", (name, expected) => {
    expect(alarms()[name]).toMatchObject({
      ...expected,
      comparison_operator: "GreaterThanThreshold",
      treat_missing_data: "notBreaching",
    });
  });

  it("behind a network load balancer, are those of its targets: it knows neither requests nor answers", () => {
    expect(networkAlarms()).toEqual({
      watch_cpu: "AWS/ECS CPUUtilization",
      watch_memory: "AWS/ECS MemoryUtilization",
      watch_no_healthy_target: "AWS/NetworkELB HealthyHostCount",
      watch_unhealthy_targets: "AWS/NetworkELB UnHealthyHostCount",
    });
  });

  it("have one for no healthy target, which is also what no value means", () => {
    expect(alarms().no_healthy_target).toMatchObject({
      metric_name: "HealthyHostCount",
      statistic: "Maximum",
      comparison_operator: "LessThanThreshold",
      threshold: 1,
      evaluation_periods: 2,
      treat_missing_data: "breaching",
    });
  });

  it.each([
    ["errors", "100 * errors / requests"],
    ["load_balancer_errors", "100 * errors / (errors + FILL(requests, 0))"],
    ["missing_tasks", "desired - running"],
  ])("watch, as %s, %s", (name, expression) => {
    expect(alarms()[name]?.metric_query).toMatchObject([{ expression, return_data: true }, {}, {}]);
  });

  it("say which service it is, what is wrong and where to look, in what CloudWatch has room for", () => {
    for (const { alarm_description: description } of Object.values(alarms())) {
      expect(description).toMatch(/^The service \$\{aws_ecs_service\.web\.name\} [a-z].+\. .+\.$/);
      expect(String(description).length).toBeLessThan(1024 - 255);
    }
  });

  it("do the same when they go off and when it is over", () => {
    const actions = [{ alarmActionArn: "arn:topic" }, { alarmActionArn: "arn:other" }];
    for (const alarm of Object.values(alarms({ actions }))) {
      expect(alarm).toMatchObject({
        alarm_actions: ["arn:topic", "arn:other"],
        ok_actions: ["arn:topic", "arn:other"],
      });
    }
  });

  it("do nothing if they are told nothing", () => {
    for (const alarm of Object.values(alarms())) {
      expect(Object.keys(alarm).filter((name) => name.endsWith("_actions"))).toEqual([]);
    }
  });

  it("take thresholds, one by one", () => {
    const some = alarms({ thresholds: { cpuPercent: 0, errorPercent: 1, memoryPercent: undefined } });
    const shown = Object.entries(some).map(([name, { threshold }]) => [name, threshold]);
    expect(Object.fromEntries(shown)).toMatchObject({
      cpu: 0,
      memory: 80,
      errors: 1,
      load_balancer_errors: 1,
      slow: 2,
    });
    expect(some.errors?.alarm_description).toContain("more than 1 % of the requests");
    const others = alarms({ thresholds: { memoryPercent: 95, responseTimeP99: 0.5 } });
    expect(others).toMatchObject({ cpu: { threshold: 80 }, memory: { threshold: 95 }, slow: { threshold: 0.5 } });
  });

  it("take a threshold that only Terraform knows", () => {
    const stack = synthesiseFully((scope) => {
      const cpuPercent = new TerraformVariable(scope, "percent", { type: "number" }).numberValue;
      new ServiceAlarms(scope, "watch", { service: monitored(scope).service, thresholds: { cpuPercent } });
    });
    const { threshold, alarm_description } = stack.resource("aws_cloudwatch_metric_alarm", "watch_cpu");
    expect(threshold).toBe("${var.percent}");
    expect(alarm_description).toContain("more than ${var.percent} % of its CPU");
  });
});
