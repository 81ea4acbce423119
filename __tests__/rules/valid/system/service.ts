import * as fc from "fast-check";
import { type BalancersPlan, type TargetPlan, target } from "./balancers";
import { type ContainersPlan, containers, containersOf } from "./containers";
import { type NetworkPlan, subnetsOf } from "./network";
import { between, fargateSize, name, oneOf, some, tags } from "./values";

type Resources = Record<string, Record<string, object>>;

export const KINDS = ["fargate", "spot", "awsvpc", "bridge", "host"] as const;
export const ROUTES = ["alb", "nlb", "none"] as const;

export interface ServicePlan {
  readonly name: string;
  readonly kind: (typeof KINDS)[number];
  readonly route: (typeof ROUTES)[number];
  readonly size: { readonly cpu: number; readonly memory: number };
  readonly containers: ContainersPlan;
  readonly target: TargetPlan;
  readonly protocol: string;
  readonly isPublic: boolean;
  readonly scaling: "tracking" | "steps" | "none";
  readonly least: number;
  readonly steps: readonly number[];
  readonly named: boolean;
  readonly retention: number;
  readonly attributes: object;
  readonly platform: object;
  readonly tags: object;
}

const DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

function plan(kind: ServicePlan["kind"]): fc.Arbitrary<ServicePlan> {
  const isOnFargate = kind === "fargate" || kind === "spot";
  return fc.record({
    name,
    kind: fc.constant(kind),
    route: oneOf(...ROUTES),
    size: isOnFargate ? fargateSize : fc.record({ cpu: between(128, 10240), memory: between(128, 65536) }),
    containers: containers(isOnFargate),
    target,
    protocol: oneOf("TCP", "TCP_UDP", "TLS"),
    isPublic: fc.boolean(),
    scaling: oneOf("tracking", "steps", "none"),
    least: between(0, 10),
    steps: fc.uniqueArray(between(1, 100), { minLength: 1, maxLength: 5 }).map((each) => each.sort((a, b) => a - b)),
    named: fc.boolean(),
    retention: oneOf(...DAYS),
    attributes: some({
      deployment_minimum_healthy_percent: between(0, 100),
      deployment_maximum_percent: between(150, 300),
      deployment_circuit_breaker: fc.record({ enable: fc.boolean(), rollback: fc.boolean() }),
      health_check_grace_period_seconds: between(0, 2147483647),
      propagate_tags: oneOf("SERVICE", "TASK_DEFINITION"),
    }),
    platform: isOnFargate
      ? some({
          ephemeral_storage: between(21, 200).map((size_in_gib) => ({ size_in_gib })),
          runtime_platform: oneOf("X86_64", "ARM64").map((cpu_architecture) => ({
            cpu_architecture,
            operating_system_family: "LINUX",
          })),
        })
      : some({ pid_mode: oneOf("host", "task"), ipc_mode: oneOf("host", "task", "none") }),
    tags,
  });
}

export const service: fc.Arbitrary<ServicePlan> = fc.oneof(...KINDS.map(plan));

/** A service with its task definition, its routes, its scaling and its logs; `key` is its name in Terraform. */
export function serviceResources(plan: ServicePlan, key: string, index: number, network: NetworkPlan): Resources {
  const { kind, route, containers: planned } = plan;
  const isOnFargate = kind === "fargate" || kind === "spot";
  const mode = isOnFargate ? "awsvpc" : kind;
  // Instances give away their own ports from 32768 on, and keep some for themselves.
  const port = kind === "host" ? 3000 + (planned.port % 29000) : planned.port;
  const first = planned.names[0];
  const group = `/ecs/${key}`;
  const mapping = mode === "bridge" ? { hostPort: 0 } : {};
  return merged(
    {
      aws_cloudwatch_log_group: { [key]: { name: group, retention_in_days: plan.retention } },
      aws_ecs_task_definition: {
        [key]: {
          family: `${plan.name}-${index}`,
          network_mode: mode,
          ...(isOnFargate && { requires_compatibilities: ["FARGATE"] }),
          cpu: String(plan.size.cpu),
          memory: String(plan.size.memory),
          execution_role_arn: "${aws_iam_role.execution.arn}",
          task_role_arn: "${aws_iam_role.task.arn}",
          ...(planned.mounted && { volume: [{ name: "data" }] }),
          ...plan.platform,
          tags: plan.tags,
          container_definitions: containersOf({ ...planned, port }, group, plan.size, mapping),
        },
      },
      aws_ecs_service: {
        [key]: {
          name: `${plan.name}-${index}`,
          cluster: "${aws_ecs_cluster.main.arn}",
          task_definition: `\${aws_ecs_task_definition.${key}.arn}`,
          ...withoutGrace(plan.attributes, route !== "none"),
          ...launch(plan),
          ...(mode === "awsvpc" && { network_configuration: [networkOf(plan, network)] }),
          ...(route !== "none" && {
            load_balancer: [
              { target_group_arn: `\${aws_lb_target_group.${key}.arn}`, container_name: first, container_port: port },
            ],
          }),
          ...(plan.scaling !== "none" && { lifecycle: { ignore_changes: ["desired_count"] } }),
          ...(plan.named && { service_registries: [registryOf(key, mode, first, port)] }),
          depends_on: [
            "aws_ecs_cluster_capacity_providers.main",
            "aws_iam_role_policy_attachment.execution",
            ...(route === "alb" ? [`aws_lb_listener_rule.${key}`] : []),
            ...(route === "nlb" ? [`aws_lb_listener.${key}`] : []),
          ],
        },
      },
    },
    route === "none" ? {} : routeResources(plan, key, index, mode, port),
    plan.scaling === "none" ? {} : scalingResources(plan, key),
    plan.named ? registryResources(key, mode) : {},
  );
}

export function merged(...parts: readonly Resources[]): Resources {
  const all: Resources = {};
  for (const part of parts) {
    for (const [type, named] of Object.entries(part)) all[type] = { ...all[type], ...named };
  }
  return all;
}

/** A grace is for services that somebody asks for their health. */
function withoutGrace(attributes: object, isRouted: boolean): object {
  const entries = Object.entries(attributes);
  return Object.fromEntries(entries.filter(([key]) => isRouted || key !== "health_check_grace_period_seconds"));
}

function launch({ kind }: ServicePlan): object {
  if (kind === "fargate") return { launch_type: "FARGATE", platform_version: "LATEST" };
  if (kind === "spot") {
    const strategies = [
      { capacity_provider: "FARGATE", base: 1, weight: 1 },
      { capacity_provider: "FARGATE_SPOT", weight: 4 },
    ];
    return { capacity_provider_strategy: strategies };
  }
  return {
    capacity_provider_strategy: [{ capacity_provider: "${aws_ecs_capacity_provider.main.name}", weight: 1 }],
    ordered_placement_strategy: [
      { type: "spread", field: "attribute:ecs.availability-zone" },
      { type: "binpack", field: "memory" },
    ],
  };
}

function networkOf({ kind, isPublic }: ServicePlan, network: NetworkPlan): object {
  const isAddressed = isPublic && (kind === "fargate" || kind === "spot");
  return {
    subnets: subnetsOf(network, isAddressed ? "public" : "private"),
    security_groups: ["${aws_security_group.tasks.id}"],
    ...(isAddressed && { assign_public_ip: true }),
  };
}

function registryOf(key: string, mode: string, container: string | undefined, port: number): object {
  const registry = { registry_arn: `\${aws_service_discovery_service.${key}.arn}` };
  return mode === "awsvpc" ? registry : { ...registry, container_name: container, container_port: port };
}

function registryResources(key: string, mode: string): Resources {
  const dns_records = [{ type: mode === "awsvpc" ? "A" : "SRV", ttl: 10 }];
  return {
    aws_service_discovery_service: {
      [key]: {
        name: key,
        dns_config: [
          {
            namespace_id: "${aws_service_discovery_private_dns_namespace.main.id}",
            routing_policy: "MULTIVALUE",
            dns_records,
          },
        ],
        health_check_custom_config: [{ failure_threshold: 1 }],
      },
    },
  };
}

function routeResources(
  { target: planned, route, protocol }: ServicePlan,
  key: string,
  index: number,
  mode: string,
  port: number,
): Resources {
  const target_type = mode === "awsvpc" ? "ip" : "instance";
  const lifecycle = { create_before_destroy: true };
  const shared = { vpc_id: "${aws_vpc.main.id}", port, target_type, name_prefix: `g${index}-`, lifecycle };
  const forward = [{ type: "forward", target_group_arn: `\${aws_lb_target_group.${key}.arn}` }];
  if (route === "alb") {
    const { hosts, paths } = planned;
    return {
      aws_lb_target_group: {
        [key]: {
          ...shared,
          protocol: "HTTP",
          ...planned.group,
          health_check: [{ path: "/", matcher: "200-399", ...planned.check }],
        },
      },
      aws_lb_listener_rule: {
        [key]: {
          listener_arn: "${aws_lb_listener.http.arn}",
          priority: index + 1,
          action: forward,
          condition: [
            { path_pattern: [{ values: paths }] },
            ...(hosts.length > 0 ? [{ host_header: [{ values: hosts }] }] : []),
          ],
        },
      },
    };
  }
  const isTls = protocol === "TLS";
  const certificate = {
    certificate_arn: "arn:aws:acm:ap-northeast-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
  };
  return {
    aws_lb_target_group: {
      [key]: { ...shared, protocol: isTls ? "TCP" : "TCP", health_check: [{ protocol: "TCP", ...planned.check }] },
    },
    aws_lb_listener: {
      [key]: {
        load_balancer_arn: "${aws_lb.nlb.arn}",
        port: 2000 + index,
        protocol: isTls ? "TLS" : "TCP",
        ...(isTls && certificate),
        default_action: forward,
      },
    },
  };
}

function scalingResources({ scaling, least, steps }: ServicePlan, key: string): Resources {
  const scaled = {
    service_namespace: `\${aws_appautoscaling_target.${key}.service_namespace}`,
    resource_id: `\${aws_appautoscaling_target.${key}.resource_id}`,
    scalable_dimension: `\${aws_appautoscaling_target.${key}.scalable_dimension}`,
  };
  const target = {
    service_namespace: "ecs",
    scalable_dimension: "ecs:service:DesiredCount",
    resource_id: `service/\${aws_ecs_cluster.main.name}/\${aws_ecs_service.${key}.name}`,
    min_capacity: least,
    max_capacity: least + 10,
  };
  if (scaling === "tracking") {
    const tracking = {
      target_value: 60,
      scale_in_cooldown: 60,
      predefined_metric_specification: [{ predefined_metric_type: "ECSServiceAverageCPUUtilization" }],
    };
    return {
      aws_appautoscaling_target: { [key]: target },
      aws_appautoscaling_policy: {
        [key]: {
          name: key,
          ...scaled,
          policy_type: "TargetTrackingScaling",
          target_tracking_scaling_policy_configuration: [tracking],
        },
      },
    };
  }
  const step_adjustment = [0, ...steps].map((from, i) => ({
    metric_interval_lower_bound: from,
    metric_interval_upper_bound: steps[i],
    scaling_adjustment: i + 1,
  }));
  return {
    aws_appautoscaling_target: { [key]: target },
    aws_appautoscaling_policy: {
      [key]: {
        name: key,
        ...scaled,
        policy_type: "StepScaling",
        step_scaling_policy_configuration: [{ adjustment_type: "ChangeInCapacity", cooldown: 60, step_adjustment }],
      },
    },
    aws_cloudwatch_metric_alarm: {
      [key]: {
        alarm_name: key,
        namespace: "AWS/ECS",
        metric_name: "CPUUtilization",
        statistic: "Average",
        period: 60,
        evaluation_periods: 3,
        threshold: 70,
        comparison_operator: "GreaterThanOrEqualToThreshold",
        dimensions: { ClusterName: "${aws_ecs_cluster.main.name}", ServiceName: `\${aws_ecs_service.${key}.name}` },
        alarm_actions: [`\${aws_appautoscaling_policy.${key}.arn}`, "${aws_sns_topic.alarms.arn}"],
      },
    },
  };
}

export type { BalancersPlan };
