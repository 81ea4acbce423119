import type { MetricExpression } from "../cloudwatch/metric";
import type { BaseService } from "../service/base-service";
import type { HttpLoadBalancing } from "./load-balancing";

/** How many tasks should run and do not. Negative during a deployment that starts the new tasks first. */
export function missingTasks(service: BaseService): MetricExpression {
  return {
    expression: "desired - running",
    metrics: { desired: service.metricDesiredTaskCount(), running: service.metricRunningTaskCount() },
  };
}

/** How many of a hundred requests the tasks answer by 5xx. There is no value while they answer none so. */
export function targetErrorPercent({ loadBalancer, targetGroup }: HttpLoadBalancing): MetricExpression {
  return {
    expression: "100 * errors / requests",
    metrics: {
      errors: targetGroup.metricTarget5xxCount(loadBalancer),
      requests: targetGroup.metricRequestCount(loadBalancer),
    },
  };
}

/**
 * How many of a hundred requests the load balancer answers itself by 5xx. Those for which it found no target are not among its requests, so
 * there may be errors without a request. There is no value while there are no errors.
 */
export function loadBalancerErrorPercent({ loadBalancer }: HttpLoadBalancing): MetricExpression {
  return {
    expression: "100 * errors / (errors + FILL(requests, 0))",
    metrics: { errors: loadBalancer.metricElb5xxCount(), requests: loadBalancer.metricRequestCount() },
  };
}
