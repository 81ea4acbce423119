import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { type App, TerraformStack } from "cdktf";
import { type BarePlatform, barePlatform } from "../bare-platform";
import { bareCapacity } from "./bare-capacity";

const PORT = 80;

/** What someone without our constructs would write: `count` scaled services on EC2 behind one load balancer. */
export function build(app: App, count: number): void {
  const stack = new TerraformStack(app, "bench");
  const platform = barePlatform(stack);
  const capacityProvider = bareCapacity(stack, platform);
  for (let i = 0; i < count; i++) bareService(stack, { ...platform, capacityProvider }, i);
}

type Ec2Platform = BarePlatform & { readonly capacityProvider: string };

function bareService(stack: TerraformStack, platform: Ec2Platform, i: number): void {
  const name = `service-${i}`;
  const taskDefinition = new EcsTaskDefinition(stack, `${name}-task`, {
    family: name,
    requiresCompatibilities: ["EC2"],
    networkMode: "bridge",
    containerDefinitions: JSON.stringify([
      {
        name: "web",
        image: "public.ecr.aws/nginx/nginx:1.27",
        cpu: 256,
        memory: 256,
        portMappings: [{ containerPort: PORT, hostPort: 0 }],
      },
    ]),
  });
  const targetGroup = new LbTargetGroup(stack, `${name}-target`, {
    name,
    port: PORT,
    protocol: "HTTP",
    targetType: "instance",
    vpcId: platform.vpc.id,
    healthCheck: { path: "/", matcher: "200" },
  });
  const rule = new LbListenerRule(stack, `${name}-rule`, {
    listenerArn: platform.listener.arn,
    priority: i + 1,
    condition: [{ pathPattern: { values: [`/${name}/*`] } }],
    action: [{ type: "forward", targetGroupArn: targetGroup.arn }],
  });
  const service = new EcsService(stack, name, {
    name,
    cluster: platform.cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 2,
    capacityProviderStrategy: [{ capacityProvider: platform.capacityProvider, weight: 1 }],
    forceNewDeployment: true,
    orderedPlacementStrategy: [
      { type: "spread", field: "attribute:ecs.availability-zone" },
      { type: "binpack", field: "memory" },
    ],
    loadBalancer: [{ targetGroupArn: targetGroup.arn, containerName: "web", containerPort: PORT }],
    lifecycle: { ignoreChanges: ["desired_count"] },
    dependsOn: [rule],
  });
  bareScaling(stack, platform, service, name);
}

function bareScaling(stack: TerraformStack, { cluster }: Ec2Platform, service: EcsService, name: string): void {
  const target = new AppautoscalingTarget(stack, `${name}-scaling`, {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: `service/${cluster.name}/${service.name}`,
    minCapacity: 2,
    maxCapacity: 4,
  });
  for (const [direction, change] of [
    ["out", +1],
    ["in", -1],
  ] as const) {
    const bound = direction === "out" ? { metricIntervalLowerBound: "0" } : { metricIntervalUpperBound: "0" };
    const policy = new AppautoscalingPolicy(stack, `${name}-${direction}`, {
      name: `${name}-${direction}`,
      policyType: "StepScaling",
      serviceNamespace: target.serviceNamespace,
      scalableDimension: target.scalableDimension,
      resourceId: target.resourceId,
      stepScalingPolicyConfiguration: {
        adjustmentType: "ChangeInCapacity",
        metricAggregationType: "Average",
        stepAdjustment: [{ ...bound, scalingAdjustment: change }],
      },
    });
    new CloudwatchMetricAlarm(stack, `${name}-alarm-${direction}`, {
      alarmName: `${name}-${direction}`,
      namespace: "AWS/ECS",
      metricName: "CPUUtilization",
      dimensions: { ClusterName: cluster.name, ServiceName: service.name },
      statistic: "Average",
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: direction === "out" ? "GreaterThanOrEqualToThreshold" : "LessThanThreshold",
      threshold: direction === "out" ? 40 : 20,
      alarmActions: [policy.arn],
    });
  }
}
