import { TerraformStack, TerraformVariable } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import { Network } from "../../src/network/network";
import { FargateService, type FargateServiceProps } from "../../src/service/fargate-service";
import type { ScalableTaskCount, TaskCountLimits } from "../../src/service/scalable-task-count";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { synthesiseFully } from "../support/synth";

const subnetIds = ["subnet-a", "subnet-c"];
const network = Network.fromNetworkAttributes({
  vpcId: "vpc-1",
  publicSubnetIds: subnetIds,
  privateSubnetIds: subnetIds,
});
const TARGET = "${aws_appautoscaling_target.web.resource_id}";

function service(
  use: (tasks: ScalableTaskCount, service: FargateService) => void = () => {},
  {
    limits = { minCapacity: 2, maxCapacity: 4 },
    ...props
  }: Partial<FargateServiceProps> & { limits?: TaskCountLimits } = {},
) {
  return synthesiseFully((stack) => {
    const taskDefinition = new FargateTaskDefinition(stack, "task");
    taskDefinition.addContainer("app", { image: "app:1", portMappings: [{ containerPort: 80 }] });
    const cluster = new Cluster(stack, "cluster");
    const web = new FargateService(stack, "web", { cluster, taskDefinition, network, ...props });
    use(web.autoScaleTaskCount(limits), web);
  });
}

describe("the task count of a service", () => {
  it("is scaled between limits", () => {
    expect(service().resource("aws_appautoscaling_target", "web")).toEqual({
      service_namespace: "ecs",
      scalable_dimension: "ecs:service:DesiredCount",
      resource_id: "service/${aws_ecs_cluster.cluster.name}/${aws_ecs_service.web.name}",
      min_capacity: 2,
      max_capacity: 4,
    });
  });

  it("may be scaled to nothing", () => {
    const stack = service(() => {}, { limits: { minCapacity: 0, maxCapacity: 1 } });
    expect(stack.resource("aws_appautoscaling_target", "web")).toMatchObject({ min_capacity: 0, max_capacity: 1 });
    expect(stack.resource("aws_ecs_service", "web").desired_count).toBe(0);
  });

  it("is at first the least, unless the service says otherwise; then Terraform leaves it alone", () => {
    const ignored = { lifecycle: { ignore_changes: ["desired_count"] } };
    expect(service().resource("aws_ecs_service", "web")).toMatchObject({ desired_count: 2, ...ignored });
    const three = service(() => {}, { desiredCount: 3 });
    expect(three.resource("aws_ecs_service", "web")).toMatchObject({ desired_count: 3, ...ignored });
  });

  it("has limits that only Terraform knows", () => {
    const stack = synthesiseFully((scope) => {
      const taskDefinition = new FargateTaskDefinition(scope, "task");
      taskDefinition.addContainer("app", { image: "app:1" });
      const web = new FargateService(scope, "web", { cluster: new Cluster(scope, "cluster"), taskDefinition, network });
      const least = new TerraformVariable(scope, "least", { type: "number" }).numberValue;
      web.autoScaleTaskCount({ minCapacity: least, maxCapacity: 4 });
    });
    expect(stack.resource("aws_appautoscaling_target", "web").min_capacity).toBe("${var.least}");
    expect(stack.resource("aws_ecs_service", "web").desired_count).toBe("${var.least}");
  });

  it.each([
    ["scaleOnCpuUtilization", "ECSServiceAverageCPUUtilization"],
    ["scaleOnMemoryUtilization", "ECSServiceAverageMemoryUtilization"],
  ] as const)("follows a target by %s", (method, predefined_metric_type) => {
    const stack = service((tasks) => tasks[method]("half", { targetUtilizationPercent: 50 }));
    expect(stack.resource("aws_appautoscaling_policy", "web_half")).toEqual({
      name: "half",
      policy_type: "TargetTrackingScaling",
      service_namespace: "${aws_appautoscaling_target.web.service_namespace}",
      scalable_dimension: "${aws_appautoscaling_target.web.scalable_dimension}",
      resource_id: TARGET,
      target_tracking_scaling_policy_configuration: {
        target_value: 50,
        predefined_metric_specification: { predefined_metric_type },
      },
    });
  });

  it("follows a target as fast as it is told", () => {
    const stack = service((tasks) => {
      tasks.scaleOnCpuUtilization("cpu", {
        targetUtilizationPercent: 60,
        scaleInCooldown: 0,
        scaleOutCooldown: 30,
        disableScaleIn: true,
      });
    });
    const policy = stack.resource("aws_appautoscaling_policy", "web_cpu");
    expect(policy.target_tracking_scaling_policy_configuration).toMatchObject({
      scale_in_cooldown: 0,
      scale_out_cooldown: 30,
      disable_scale_in: true,
    });
  });

  it("follows the number of requests that a load balancer forwards", () => {
    const stack = service((tasks, web) => {
      const loadBalancer = new ApplicationLoadBalancer(TerraformStack.of(web), "alb", { network });
      const targetGroup = loadBalancer
        .addListener("http", { port: 80 })
        .addTargets("web", { port: 80, targets: [web] });
      tasks.scaleOnRequestCount("requests", { requestsPerTarget: 1000, targetGroup, loadBalancer });
    });
    const policy = stack.resource("aws_appautoscaling_policy", "web_requests");
    expect(policy.target_tracking_scaling_policy_configuration).toEqual({
      target_value: 1000,
      predefined_metric_specification: {
        predefined_metric_type: "ALBRequestCountPerTarget",
        resource_label: "${aws_lb.alb.arn_suffix}/${aws_lb_target_group.alb_http_web.arn_suffix}",
      },
    });
  });

  it("goes up and down by steps, with an alarm for each way", () => {
    const stack = service((tasks, web) => {
      tasks.scaleOnMetric("cpu", {
        metric: web.metricCpuUtilization(),
        scaleOut: [
          { atLeast: 40, change: 1 },
          { atLeast: 80, change: 2 },
        ],
        scaleIn: [{ below: 20, change: -1 }],
        cooldown: 120,
      });
    });
    expect(stack.resource("aws_appautoscaling_policy", "web_cpu_scale_out")).toEqual({
      name: "cpu_scale_out",
      policy_type: "StepScaling",
      service_namespace: "${aws_appautoscaling_target.web.service_namespace}",
      scalable_dimension: "${aws_appautoscaling_target.web.scalable_dimension}",
      resource_id: TARGET,
      step_scaling_policy_configuration: {
        adjustment_type: "ChangeInCapacity",
        metric_aggregation_type: "Average",
        cooldown: 120,
        step_adjustment: [
          { metric_interval_lower_bound: "0", metric_interval_upper_bound: "40", scaling_adjustment: 1 },
          { metric_interval_lower_bound: "40", scaling_adjustment: 2 },
        ],
      },
    });
    expect(stack.resource("aws_cloudwatch_metric_alarm", "web_cpu_scale_out")).toMatchObject({
      namespace: "AWS/ECS",
      metric_name: "CPUUtilization",
      dimensions: { ClusterName: "${aws_ecs_cluster.cluster.name}", ServiceName: "${aws_ecs_service.web.name}" },
      threshold: 40,
      alarm_actions: ["${aws_appautoscaling_policy.web_cpu_scale_out.arn}"],
    });
    expect(stack.resource("aws_cloudwatch_metric_alarm", "web_cpu_scale_in")).toMatchObject({
      threshold: 20,
      alarm_actions: ["${aws_appautoscaling_policy.web_cpu_scale_in.arn}"],
    });
  });
});

describe("the metrics of a service", () => {
  it("are CPU and memory, per service", () => {
    service((_, web) => {
      expect(web.metricCpuUtilization({ period: 300 })).toMatchObject({
        namespace: "AWS/ECS",
        metricName: "CPUUtilization",
        period: 300,
      });
      expect(web.metricMemoryUtilization({ statistic: "Maximum" })).toMatchObject({
        metricName: "MemoryUtilization",
        statistic: "Maximum",
      });
    });
  });
});
