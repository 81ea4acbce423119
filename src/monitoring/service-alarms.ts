import type { Construct } from "constructs";
import { Alarm, type AlarmProps, type IAlarmAction } from "../cloudwatch/alarm";
import { CheckedConstruct } from "../rules/checked-construct";
import type { BaseService } from "../service/base-service";
import { type HttpLoadBalancing, isHttp, type LoadBalancing } from "./load-balancing";
import { loadBalancerErrorPercent, missingTasks, targetErrorPercent } from "./service-metrics";

/** From where on somebody wants to know. */
export interface ServiceThresholds {
  /**
   * The CPU that the tasks use, in percent of what they reserve.
   * @default 80
   */
  readonly cpuPercent?: number;
  /**
   * The memory that the tasks use, in percent of what they reserve.
   * @default 80
   */
  readonly memoryPercent?: number;
  /**
   * Answers of 5xx, in percent of the requests.
   * @default 5
   */
  readonly errorPercent?: number;
  /**
   * Seconds until the answer begins to one request of a hundred.
   * @default 2
   */
  readonly responseTimeP99?: number;
}

export interface ServiceAlarmsProps {
  readonly service: BaseService;
  /**
   * How requests come to the service.
   * @default no alarms on requests, answers and the health of targets
   */
  readonly loadBalancing?: LoadBalancing;
  /**
   * What happens when an alarm goes off, and again when it is over: an `AlarmTopic`, at most five actions.
   * @default none: the alarms show in the console and on a `Dashboard`
   */
  readonly actions?: readonly IAlarmAction[];
  /** @default as each says */
  readonly thresholds?: ServiceThresholds;
}

/**
 * The alarms that a service should have: CPU and memory; behind a load balancer no healthy target, unhealthy targets, errors of the tasks and
 * of the load balancer, slow answers; where the cluster has Container Insights, too few tasks.
 *
 * A value that is missing is no reason for an alarm, as there are none without tasks, requests or errors: but without targets there is no
 * healthy one.
 */
export class ServiceAlarms extends CheckedConstruct {
  readonly thresholds: Required<ServiceThresholds>;
  private readonly made: Alarm[] = [];
  private readonly service: BaseService;
  private readonly actions: readonly IAlarmAction[];

  constructor(scope: Construct, id: string, { service, actions = [], ...props }: ServiceAlarmsProps) {
    super(scope, id);
    this.service = service;
    this.actions = actions;
    const { cpuPercent = 80, memoryPercent = 80, errorPercent = 5, responseTimeP99 = 2 } = props.thresholds ?? {};
    this.thresholds = { cpuPercent, memoryPercent, errorPercent, responseTimeP99 };
    this.watchTasks();
    if (props.loadBalancing !== undefined) {
      this.watchTargets(props.loadBalancing);
      if (isHttp(props.loadBalancing)) this.watchAnswers(props.loadBalancing);
    }
    if (service.cluster.hasContainerInsights) this.watchTaskCount();
  }

  get alarms(): readonly Alarm[] {
    return this.made;
  }

  private watchTasks(): void {
    const { cpuPercent, memoryPercent } = this.thresholds;
    this.add("cpu", `uses more than ${cpuPercent} % of its CPU. Look for load; more tasks or more CPU help.`, {
      metric: this.service.metricCpuUtilization(),
      threshold: cpuPercent,
      evaluationPeriods: 5,
    });
    this.add(
      "memory",
      `uses more than ${memoryPercent} % of its memory. A container that needs more than its limit is killed. Look for a leak; more memory helps.`,
      { metric: this.service.metricMemoryUtilization(), threshold: memoryPercent, evaluationPeriods: 5 },
    );
  }

  private watchTargets({ loadBalancer, targetGroup }: LoadBalancing): void {
    this.add(
      "no_healthy_target",
      "has no healthy task behind its load balancer, so it answers nobody. Look at the events of the service and at why its tasks stopped.",
      {
        metric: targetGroup.metricHealthyHostCount(loadBalancer, { statistic: "Maximum" }),
        comparison: "LessThanThreshold",
        threshold: 1,
        evaluationPeriods: 2,
        treatMissingData: "breaching",
      },
    );
    this.add(
      "unhealthy_targets",
      "has tasks that fail the health check of their load balancer. Look at the logs of the tasks, and at what the check asks.",
      {
        metric: targetGroup.metricUnhealthyHostCount(loadBalancer, { statistic: "Maximum" }),
        threshold: 0,
        evaluationPeriods: 5,
      },
    );
  }

  private watchAnswers(loadBalancing: HttpLoadBalancing): void {
    const { loadBalancer, targetGroup } = loadBalancing;
    const { errorPercent, responseTimeP99 } = this.thresholds;
    this.add(
      "errors",
      `answers more than ${errorPercent} % of the requests by 5xx. Look at the logs of its tasks and at the last deployment.`,
      { metric: targetErrorPercent(loadBalancing), threshold: errorPercent, evaluationPeriods: 3 },
    );
    this.add(
      "load_balancer_errors",
      `stands behind a load balancer that answers more than ${errorPercent} % of the requests by 5xx itself. Its tasks break connections (502), none is healthy (503) or none answers in time (504).`,
      { metric: loadBalancerErrorPercent(loadBalancing), threshold: errorPercent, evaluationPeriods: 3 },
    );
    this.add(
      "slow",
      `lets one request of a hundred wait for more than ${responseTimeP99} s. Look at CPU, and at what the tasks wait for themselves.`,
      {
        metric: targetGroup.metricTargetResponseTime(loadBalancer, { statistic: "p99" }),
        threshold: responseTimeP99,
        evaluationPeriods: 5,
      },
    );
  }

  private watchTaskCount(): void {
    this.add(
      "missing_tasks",
      "runs fewer tasks than it should. Look at the events of the service: no instance with room, or tasks that stop again.",
      { metric: missingTasks(this.service), threshold: 0, evaluationPeriods: 5 },
    );
  }

  /** @param what to say of the service to whoever is called at night */
  private add(id: string, what: string, props: Omit<AlarmProps, "comparison"> & Partial<AlarmProps>): void {
    const alarm = new Alarm(this, id, {
      comparison: "GreaterThanThreshold",
      treatMissingData: "notBreaching",
      alarmDescription: `The service ${this.service.serviceName} ${what}`,
      actions: this.actions,
      okActions: this.actions,
      ...props,
    });
    this.made.push(alarm);
  }
}
