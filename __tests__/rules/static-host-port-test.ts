import type { ResourceMap } from "../../src/rules/configuration";
import { messages, violated } from "../support/rules";

type Attributes = Record<string, unknown>;
type Resources = Record<string, Record<string, Attributes>>;

const STRATEGY = [{ capacity_provider: "${aws_ecs_capacity_provider.web.name}", weight: 1 }];

const task = (network_mode: string | undefined, mapping: Attributes): Resources => ({
  aws_ecs_task_definition: {
    web: {
      network_mode,
      memory: "128",
      container_definitions: JSON.stringify([{ name: "web", portMappings: [mapping] }]),
    },
  },
});

const target = (max_capacity: unknown): Resources => ({
  aws_appautoscaling_target: {
    web: {
      service_namespace: "ecs",
      resource_id: "service/shop/${aws_ecs_service.web.name}",
      min_capacity: 1,
      max_capacity,
    },
  },
});

/** A service with port 80 of its instances, on a group of at most two instances. */
function onInstances(service: Attributes, others: Resources = {}): ResourceMap {
  return {
    aws_ecs_cluster: { shop: { name: "shop" } },
    aws_autoscaling_group: {
      web: { max_size: 2, launch_template: { id: "${aws_launch_template.web.id}" } },
      spot: { max_size: 1, launch_template: { id: "${aws_launch_template.web.id}" } },
    },
    aws_launch_template: {
      web: {
        iam_instance_profile: { name: "web" },
        user_data: '${base64encode("ECS_CLUSTER=${aws_ecs_cluster.shop.name}")}',
      },
    },
    aws_ecs_capacity_provider: {
      web: { name: "web", auto_scaling_group_provider: { auto_scaling_group_arn: "${aws_autoscaling_group.web.arn}" } },
      spot: {
        name: "spot",
        auto_scaling_group_provider: { auto_scaling_group_arn: "${aws_autoscaling_group.spot.arn}" },
      },
    },
    ...task("bridge", { containerPort: 80, hostPort: 80 }),
    aws_ecs_service: {
      web: {
        cluster: "${aws_ecs_cluster.shop.arn}",
        task_definition: "${aws_ecs_task_definition.web.arn}",
        network_configuration: "${var.network}",
        lifecycle: { ignore_changes: ["desired_count"] },
        ...service,
      },
    },
    ...others,
  };
}

const onProvider = (service: Attributes, others?: Resources) =>
  violated(onInstances({ capacity_provider_strategy: STRATEGY, ...service }, others));

describe("tasks with a port of their instance", () => {
  it("are no more than there can be instances", () => {
    expect(onProvider({ desired_count: 2 })).toEqual([]);
    expect(onProvider({ desired_count: 3 })).toEqual(["SV097"]);
    expect(messages(onInstances({ capacity_provider_strategy: STRATEGY, desired_count: 3 }))).toEqual([
      "Warning: SV097 [aws_ecs_service.web] desired_count is 3; allowed: at most 2, the instances of " +
        "aws_autoscaling_group.web, as each task takes port 80 of one. " +
        "Allow more instances or fewer tasks, or let Docker choose the port: bridge mode and hostPort 0.",
    ]);
  });

  it("are as many as their scaling allows", () => {
    expect(onProvider({ desired_count: 1 }, target(2))).toEqual([]);
    expect(onProvider({ desired_count: 1 }, target(3))).toEqual(["SV097"]);
    expect(onProvider({ desired_count: 1 }, target("${var.max}"))).toEqual([]);
    expect(messages(onInstances({ capacity_provider_strategy: STRATEGY }, target(3)))).toEqual([
      expect.stringMatching(
        /^Warning: SV097 .* max_capacity of aws_appautoscaling_target.web is 3; allowed: at most 2,/,
      ),
    ]);
  });

  it("take it in host mode too, and by their containers' port", () => {
    const three = { desired_count: 3 };
    expect(onProvider(three, task("host", { containerPort: 80 }))).toEqual(["SV097"]);
    expect(onProvider(three, task(undefined, { containerPort: 80, hostPort: 8080 }))).toEqual(["SV097"]);
    expect(onProvider(three, task("bridge", { containerPort: 80, hostPort: 0 }))).toEqual([]);
    expect(onProvider(three, task("bridge", { containerPort: 80 }))).toEqual([]);
    expect(onProvider(three, task("awsvpc", { containerPort: 80 }))).toEqual([]);
  });

  it("may be one on each instance", () => {
    expect(onProvider({ scheduling_strategy: "DAEMON" })).toEqual([]);
  });
});

describe("the instances of a service", () => {
  const both = [...STRATEGY, { capacity_provider: "spot", weight: 1 }];

  it("are those of all its capacity providers, by reference or by name", () => {
    expect(onProvider({ capacity_provider_strategy: both, desired_count: 3 })).toEqual([]);
    expect(onProvider({ capacity_provider_strategy: both, desired_count: 4 })).toEqual(["SV097"]);
    expect(onProvider({ capacity_provider_strategy: [...STRATEGY, ...STRATEGY], desired_count: 3 })).toEqual(["SV097"]);
  });

  it("are all that join the cluster, with the launch type EC2 or without any", () => {
    for (const launch_type of ["EC2", undefined]) {
      expect(violated(onInstances({ launch_type, desired_count: 3 }))).toEqual([]);
      expect(violated(onInstances({ launch_type, desired_count: 4 }))).toEqual(["SV097"]);
    }
  });

  const list = (attributes: Attributes): Resources => ({
    aws_ecs_cluster_capacity_providers: {
      shop: { cluster_name: "${aws_ecs_cluster.shop.name}", capacity_providers: [], ...attributes },
    },
  });
  const withoutScript: Resources = {
    aws_launch_template: { web: { iam_instance_profile: { name: "web" }, user_data: undefined } },
  };

  it("are those behind the cluster's providers as well", () => {
    const capacity_providers = ["${aws_ecs_capacity_provider.web.name}", "FARGATE"];
    const others = { ...list({ capacity_providers }), ...withoutScript };
    expect(violated(onInstances({ launch_type: "EC2", desired_count: 2 }, others))).toEqual([]);
    expect(violated(onInstances({ launch_type: "EC2", desired_count: 3 }, others))).toEqual(["SV097"]);
  });

  it("are those of the cluster's default strategy for a service without any", () => {
    const others = list({ default_capacity_provider_strategy: STRATEGY });
    expect(violated(onInstances({ desired_count: 3 }, others))).toEqual(["SV097"]);
    expect(violated(onInstances({ desired_count: 3, launch_type: "EC2" }, others))).toEqual([]);
    const unknown = list({ default_capacity_provider_strategy: "${var.strategy}" });
    expect(violated(onInstances({ desired_count: 9 }, unknown))).toEqual([]);
  });

  it.each<[string, Attributes, Resources?]>([
    ["a strategy", { capacity_provider_strategy: "${var.strategy}" }],
    ["a provider", { capacity_provider_strategy: [{ capacity_provider: "${var.provider}", weight: 1 }] }],
    ["a provider beside a known one", { capacity_provider_strategy: [...STRATEGY, { capacity_provider: "other" }] }],
    ["a cluster", { cluster: "shop" }],
    ["a launch type", { launch_type: "${var.type}" }],
    ["a number of tasks", { launch_type: "EC2", desired_count: "${var.count}" }],
    ["a task definition", { launch_type: "EC2", task_definition: "web:7" }],
    ["Fargate", { launch_type: "FARGATE" }],
    ["several services in one", { launch_type: "EC2", count: 2 }],
    ["an instance by itself", { launch_type: "EC2" }, { aws_instance: { a: { user_data: "${var.script}" } } }],
    [
      "a script",
      { launch_type: "EC2" },
      { aws_launch_template: { web: { iam_instance_profile: { name: "web" }, user_data: "${var.script}" } } },
    ],
    ["a group's limit", { launch_type: "EC2" }, { aws_autoscaling_group: { web: { max_size: "${var.max}" } } }],
    [
      "several groups in one",
      { capacity_provider_strategy: STRATEGY },
      { aws_autoscaling_group: { web: { max_size: 1, count: 2 } } },
    ],
    ["no instances at all", { launch_type: "EC2" }, { aws_autoscaling_group: {}, aws_ecs_capacity_provider: {} }],
    ["the cluster's providers", { launch_type: "EC2" }, list({ capacity_providers: "${var.providers}" })],
  ])("are not counted where only Terraform or AWS knows: %s", (_name, service, others = {}) => {
    expect(violated(onInstances({ desired_count: 9, ...service }, others))).toEqual([]);
  });
});
