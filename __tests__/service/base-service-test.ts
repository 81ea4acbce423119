import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { TerraformOutput, type TerraformStack, TerraformVariable } from "cdktf";
import type { Metric, MetricOptions } from "../../src/cloudwatch/metric";
import { Cluster, type ICluster } from "../../src/cluster/cluster";
import { InstanceCapacity } from "../../src/cluster/instance-capacity";
import { Role } from "../../src/iam/role";
import { Network } from "../../src/network/network";
import { FargateService, type FargateServiceProps } from "../../src/service/fargate-service";
import {
  FargateTaskDefinition,
  type FargateTaskDefinitionProps,
} from "../../src/task-definition/fargate-task-definition";
import { resolved, synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });
const existing: ICluster = Cluster.fromClusterAttributes({ clusterName: "live", clusterArn: "arn" });

function makeService(
  stack: TerraformStack,
  props: Partial<FargateServiceProps> = {},
  task: FargateTaskDefinitionProps = {},
): FargateService {
  const taskDefinition = new FargateTaskDefinition(stack, "task", task);
  taskDefinition.addContainer("app", { image: "app:1" });
  return new FargateService(stack, "web", { cluster: existing, taskDefinition, network, ...props });
}

const service = (props: Partial<FargateServiceProps>) => synthesiseFully((stack) => makeService(stack, props));

describe("a service", () => {
  it.each<[string, Partial<FargateServiceProps>, object]>([
    ["a name", { serviceName: "shop" }, { name: "shop" }],
    ["no tasks", { desiredCount: 0 }, { desired_count: 0 }],
    ["several tasks", { desiredCount: 3 }, { desired_count: 3 }],
    ["a least share of 0", { minHealthyPercent: 0 }, { deployment_minimum_healthy_percent: 0 }],
    ["a least share", { minHealthyPercent: 50 }, { deployment_minimum_healthy_percent: 50 }],
    ["a largest share", { maxHealthyPercent: 150 }, { deployment_maximum_percent: 150 }],
    [
      "a circuit breaker that goes back",
      { circuitBreaker: { rollback: true } },
      { deployment_circuit_breaker: { enable: true, rollback: true } },
    ],
    [
      "a circuit breaker that stops",
      { circuitBreaker: { rollback: false } },
      { deployment_circuit_breaker: { enable: true, rollback: false } },
    ],
    ["time to start", { healthCheckGracePeriod: 100 }, { health_check_grace_period_seconds: 100 }],
    ["no time to start", { healthCheckGracePeriod: 0 }, { health_check_grace_period_seconds: 0 }],
    ["tags", { tags: { Team: "shop" } }, { tags: { Team: "shop" } }],
  ])("takes %s", (_, props, expected) => {
    expect(service(props).text).toHaveResourceWithProperties(EcsService, expected);
  });

  it.each<[string, string, (web: FargateService, options?: MetricOptions) => Metric]>([
    ["AWS/ECS", "CPUUtilization", (web, options) => web.metricCpuUtilization(options)],
    ["AWS/ECS", "MemoryUtilization", (web, options) => web.metricMemoryUtilization(options)],
    ["ECS/ContainerInsights", "RunningTaskCount", (web, options) => web.metricRunningTaskCount(options)],
    ["ECS/ContainerInsights", "PendingTaskCount", (web, options) => web.metricPendingTaskCount(options)],
    ["ECS/ContainerInsights", "DesiredTaskCount", (web, options) => web.metricDesiredTaskCount(options)],
  ])("has, in %s, the metric %s", (namespace, metricName, metricOf) => {
    const dimensions = { ClusterName: "live", ServiceName: "${aws_ecs_service.web.name}" };
    const options = { statistic: "Maximum", period: 300 } as const;
    const metric = { namespace, metricName, dimensions };
    expect(resolved((stack) => metricOf(makeService(stack)))).toEqual(metric);
    expect(resolved((stack) => metricOf(makeService(stack), options))).toEqual({ ...metric, ...options });
  });

  it("takes a number of tasks that only Terraform knows", () => {
    const stack = synthesiseFully((scope) => {
      const desiredCount = new TerraformVariable(scope, "tasks", { type: "number" }).numberValue;
      makeService(scope, { desiredCount });
    });
    expect(stack.resource("aws_ecs_service", "web").desired_count).toBe("${var.tasks}");
  });

  it("tells its name, which is there only after it", () => {
    const stack = synthesiseFully((scope) => {
      new TerraformOutput(scope, "name", { value: makeService(scope).serviceName });
    });
    expect(stack.output("name").value).toBe("${aws_ecs_service.web.name}");
  });

  it("starts after what it is told to, named once, whatever else it waits for", () => {
    const stack = synthesiseFully((scope) => {
      const web = makeService(scope);
      web.resource.dependsOn = ["aws_vpc.main"];
      const cluster = new Cluster(scope, "cluster");
      web.startAfter(cluster.resource);
      web.startAfter(cluster.resource);
    });
    expect(stack.resource("aws_ecs_service", "web").depends_on).toEqual(["aws_vpc.main", "aws_ecs_cluster.cluster"]);
  });
});

describe("a service with a strategy for its capacity", () => {
  const capacityProviderStrategies = [
    { capacityProvider: "FARGATE", base: 1, weight: 0 },
    { capacityProvider: "FARGATE_SPOT", weight: 4 },
  ];

  it("starts after the cluster has the capacity providers, and has no launch type", () => {
    const stack = synthesiseFully((scope) => {
      const cluster = new Cluster(scope, "cluster", { enableFargateCapacityProviders: true });
      makeService(scope, { cluster, capacityProviderStrategies });
    });
    const { launch_type, capacity_provider_strategy, depends_on, force_new_deployment } = stack.resource(
      "aws_ecs_service",
      "web",
    );
    expect(launch_type).toBeUndefined();
    expect(capacity_provider_strategy).toEqual([
      { capacity_provider: "FARGATE", base: 1, weight: 0 },
      { capacity_provider: "FARGATE_SPOT", weight: 4 },
    ]);
    expect(depends_on).toEqual(["aws_ecs_cluster_capacity_providers.cluster"]);
    expect(force_new_deployment).toBe(true);
  });

  it("starts after the providers also if the cluster learns of these later", () => {
    const stack = synthesiseFully((scope) => {
      const cluster = new Cluster(scope, "cluster");
      const capacityProvider = new TerraformVariable(scope, "provider", {}).stringValue;
      makeService(scope, { cluster, capacityProviderStrategies: [{ capacityProvider }] });
      new InstanceCapacity(scope, "ec2", { cluster, network, instanceType: "t3.medium", maxCapacity: 4 });
    });
    expect(stack.resource("aws_ecs_service", "web").depends_on).toContain("aws_ecs_cluster_capacity_providers.cluster");
  });

  it.each([undefined, []])("that is %p is replaced by nothing: deployments are not forced", (none) => {
    const resource = service({ capacityProviderStrategies: none }).resource("aws_ecs_service", "web");
    expect(resource).not.toHaveProperty("force_new_deployment");
  });

  it("waits for nothing in a cluster that exists", () => {
    expect(service({ capacityProviderStrategies }).resource("aws_ecs_service", "web")).not.toHaveProperty("depends_on");
  });

  it("that has none waits for no capacity providers", () => {
    const stack = synthesiseFully((scope) => {
      makeService(scope, { cluster: new Cluster(scope, "cluster", { enableFargateCapacityProviders: true }) });
    });
    expect(stack.resource("aws_ecs_service", "web")).toMatchObject({ launch_type: "FARGATE" });
    expect(stack.resource("aws_ecs_service", "web")).not.toHaveProperty("depends_on");
  });
});

describe("a shell in the containers of a service", () => {
  const statement = {
    Effect: "Allow",
    Action: [
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ],
    Resource: ["*"],
  };

  it("needs permissions, which the task role gets", () => {
    const stack = service({ enableExecuteCommand: true });
    expect(stack.resource("aws_ecs_service", "web").enable_execute_command).toBe(true);
    expect(stack.resource("aws_ecs_task_definition", "task").task_role_arn).toBe("${aws_iam_role.task_task_role.arn}");
    const { policy } = stack.resource("aws_iam_role_policy", "task_task_role");
    expect(JSON.parse(String(policy)).Statement).toEqual([statement]);
  });

  it("has a task role that exists get them", () => {
    const stack = synthesiseFully((scope) => {
      const taskRole = Role.fromRoleArn(scope, "shop", "arn:aws:iam::123456789012:role/shop");
      makeService(scope, { enableExecuteCommand: true }, { taskRole });
    });
    const { policy } = stack.resource("aws_iam_role_policy", "shop");
    expect(JSON.parse(String(policy)).Statement).toEqual([statement]);
    expect(stack.resources("aws_iam_role")).toEqual({});
  });

  it.each([undefined, false])("is off with %p, and there is no task role", (enableExecuteCommand) => {
    const stack = service({ enableExecuteCommand });
    expect(stack.resource("aws_ecs_service", "web").enable_execute_command).toBe(enableExecuteCommand);
    expect(stack.resources("aws_iam_role")).toEqual({});
  });
});
