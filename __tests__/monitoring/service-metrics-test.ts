import { loadBalancerErrorPercent, missingTasks, targetErrorPercent } from "../../src/monitoring/service-metrics";
import { monitored } from "../support/monitored";
import { resolved } from "../support/synth";

const inService = { ClusterName: "${aws_ecs_cluster.cluster.name}", ServiceName: "${aws_ecs_service.web.name}" };
const inLoadBalancer = { LoadBalancer: "${aws_lb.alb.arn_suffix}" };
const inGroup = { ...inLoadBalancer, TargetGroup: "${aws_lb_target_group.alb_http_web.arn_suffix}" };

describe("a metric of a service that is computed", () => {
  it("tells how many tasks are missing", () => {
    expect(resolved((stack) => missingTasks(monitored(stack).service))).toEqual({
      expression: "desired - running",
      metrics: {
        desired: { namespace: "ECS/ContainerInsights", metricName: "DesiredTaskCount", dimensions: inService },
        running: { namespace: "ECS/ContainerInsights", metricName: "RunningTaskCount", dimensions: inService },
      },
    });
  });

  it("tells which part of the requests to the target group the tasks answered by 5xx", () => {
    const common = { namespace: "AWS/ApplicationELB", statistic: "Sum", dimensions: inGroup };
    expect(resolved((stack) => targetErrorPercent(monitored(stack).loadBalancing))).toEqual({
      expression: "100 * errors / requests",
      metrics: {
        errors: { ...common, metricName: "HTTPCode_Target_5XX_Count" },
        requests: { ...common, metricName: "RequestCount" },
      },
    });
  });

  it("tells which part of the requests to the load balancer it answered by 5xx itself, without requests too", () => {
    const common = { namespace: "AWS/ApplicationELB", statistic: "Sum", dimensions: inLoadBalancer };
    expect(resolved((stack) => loadBalancerErrorPercent(monitored(stack).loadBalancing))).toEqual({
      expression: "100 * errors / (errors + FILL(requests, 0))",
      metrics: {
        errors: { ...common, metricName: "HTTPCode_ELB_5XX_Count" },
        requests: { ...common, metricName: "RequestCount" },
      },
    });
  });
});
