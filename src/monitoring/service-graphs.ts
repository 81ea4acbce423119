import type { Metric } from "../cloudwatch/metric";
import type { BaseService } from "../service/base-service";
import type { Graph, GraphLimit } from "./graph";
import { type HttpLoadBalancing, isHttp, type LoadBalancing, type NetworkLoadBalancing } from "./load-balancing";
import type { ServiceThresholds } from "./service-alarms";
import { loadBalancerErrorPercent, targetErrorPercent } from "./service-metrics";

/** What a service does, and where its alarms go off. */
export function serviceGraphs(
  service: BaseService,
  { loadBalancing, thresholds = {} }: { loadBalancing?: LoadBalancing; thresholds?: ServiceThresholds },
): Graph[] {
  return [
    utilization("CPU", (statistic) => service.metricCpuUtilization({ statistic }), thresholds.cpuPercent),
    utilization("Memory", (statistic) => service.metricMemoryUtilization({ statistic }), thresholds.memoryPercent),
    ...(service.cluster.hasContainerInsights ? [tasks(service)] : []),
    ...(loadBalancing === undefined ? [] : [...traffic(loadBalancing, thresholds), targets(loadBalancing)]),
  ];
}

function utilization(
  title: string,
  metric: (statistic: "Average" | "Maximum") => Metric,
  threshold: number | undefined,
): Graph {
  return {
    title,
    unit: "percent of what is reserved",
    lines: [
      { label: "average", metric: metric("Average") },
      { label: "busiest task", metric: metric("Maximum") },
    ],
    limits: [...alarmAt(threshold), { label: "all that is reserved", value: 100 }],
  };
}

function tasks(service: BaseService): Graph {
  return {
    title: "Tasks",
    unit: "tasks",
    lines: [
      { label: "desired", metric: service.metricDesiredTaskCount() },
      { label: "running", metric: service.metricRunningTaskCount() },
      { label: "pending", metric: service.metricPendingTaskCount() },
    ],
  };
}

function traffic(loadBalancing: LoadBalancing, thresholds: ServiceThresholds): Graph[] {
  return isHttp(loadBalancing) ? requests(loadBalancing, thresholds) : [connections(loadBalancing)];
}

/** Of all that the load balancer carries: it counts nothing for a target group alone. */
function connections({ loadBalancer }: NetworkLoadBalancing): Graph {
  return {
    title: "Connections of the load balancer",
    unit: "connections",
    lines: [
      { label: "new in a minute", metric: loadBalancer.metricNewFlowCount() },
      { label: "open", metric: loadBalancer.metricActiveFlowCount() },
    ],
  };
}

function targets({ loadBalancer, targetGroup }: LoadBalancing): Graph {
  const most = { statistic: "Maximum" } as const;
  return {
    title: "Targets",
    unit: "tasks",
    lines: [
      { label: "healthy", metric: targetGroup.metricHealthyHostCount(loadBalancer, most) },
      { label: "unhealthy", metric: targetGroup.metricUnhealthyHostCount(loadBalancer, most) },
    ],
  };
}

function requests(loadBalancing: HttpLoadBalancing, thresholds: ServiceThresholds): Graph[] {
  const { loadBalancer, targetGroup } = loadBalancing;
  const time = (statistic: "p50" | "p99") => targetGroup.metricTargetResponseTime(loadBalancer, { statistic });
  return [
    {
      title: "Requests",
      unit: "a minute",
      lines: [
        { label: "requests", metric: targetGroup.metricRequestCount(loadBalancer) },
        { label: "for each task", metric: targetGroup.metricRequestCountPerTarget(loadBalancer) },
      ],
    },
    {
      title: "Response time",
      unit: "seconds",
      lines: [
        { label: "p50", metric: time("p50") },
        { label: "p99", metric: time("p99") },
      ],
      limits: alarmAt(thresholds.responseTimeP99),
    },
    {
      title: "Answers of 5xx",
      unit: "percent of the requests",
      lines: [
        { label: "by the tasks", metric: targetErrorPercent(loadBalancing) },
        { label: "by the load balancer", metric: loadBalancerErrorPercent(loadBalancing) },
      ],
      limits: alarmAt(thresholds.errorPercent),
    },
  ];
}

function alarmAt(value: number | undefined): GraphLimit[] {
  return value === undefined ? [] : [{ label: "alarm", value }];
}
