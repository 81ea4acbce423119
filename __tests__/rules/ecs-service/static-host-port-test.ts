import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

const LAUNCH = { launch_template: { id: "${aws_launch_template.web.id}" }, vpc_zone_identifier: ["subnet-1"] };

type Attributes = Record<string, unknown>;
type Resources = Record<string, Record<string, Attributes>>;

const STRATEGY = [{ capacity_provider: "${aws_ecs_capacity_provider.web.name}", weight: 1 }];

const task = (network_mode: string | undefined, mapping: Attributes): Resources => ({
  aws_ecs_task_definition: {
    web: {
      network_mode,
      memory: "128",
      container_definitions: JSON.stringify([{ name: "web", image: "web:1", portMappings: [mapping] }]),
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
      web: { ...LAUNCH, max_size: 2 },
      spot: { ...LAUNCH, max_size: 1 },
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
        deployment_minimum_healthy_percent: 0,
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
    expect(onProvider({ desired_count: 3 })).toEqual(["SV103"]);
    expect(messages(onInstances({ capacity_provider_strategy: STRATEGY, desired_count: 3 }))).toEqual([
      "Warning: SV103 [aws_ecs_service.web] desired_count is 3; allowed: at most 2, the instances of " +
        "aws_autoscaling_group.web, as each task takes port 80 of one. " +
        "Allow more instances or fewer tasks, or let Docker choose the port: bridge mode and hostPort 0.",
    ]);
  });

  it("are as many as their scaling allows", () => {
    expect(onProvider({ desired_count: 1 }, target(2))).toEqual([]);
    expect(onProvider({ desired_count: 1 }, target(3))).toEqual(["SV103"]);
    expect(onProvider({ desired_count: 1 }, target("${var.max}"))).toEqual([]);
    expect(messages(onInstances({ capacity_provider_strategy: STRATEGY }, target(3)))).toEqual([
      expect.stringMatching(
        /^Warning: SV103 .* max_capacity of aws_appautoscaling_target.web is 3; allowed: at most 2,/,
      ),
    ]);
  });

  it("take it in host mode too, and by their containers' port", () => {
    const three = { desired_count: 3 };
    expect(onProvider(three, task("host", { containerPort: 80 }))).toEqual(["SV103"]);
    expect(onProvider(three, task(undefined, { containerPort: 80, hostPort: 8080 }))).toEqual(["SV103"]);
    expect(onProvider(three, task("bridge", { containerPort: 80, hostPort: 0 }))).toEqual([]);
    expect(onProvider(three, task("bridge", { containerPort: 80 }))).toEqual([]);
    expect(onProvider(three, task("awsvpc", { containerPort: 80 }))).toEqual([]);
  });

  it("may be one on each instance", () => {
    expect(onProvider({ scheduling_strategy: "DAEMON" })).toEqual([]);
  });
});

/** Services by their names, each of which takes port 80 of the group of two instances. */
function together(services: Record<string, Attributes>, others: Resources = {}): ResourceMap {
  const base = onInstances({ capacity_provider_strategy: STRATEGY }, others);
  const common = base.aws_ecs_service?.web;
  const each = Object.entries(services).map(([name, attributes]) => [name, { ...common, ...attributes }]);
  return { ...base, aws_ecs_service: Object.fromEntries(each) };
}

describe("several services with one port of their instances", () => {
  const pair = (web: Attributes, api: Attributes, others?: Resources) => violated(together({ web, api }, others));
  const one = { desired_count: 1 };

  it("have no more tasks together than there can be instances; the later one is reported", () => {
    expect(pair(one, one)).toEqual([]);
    expect(messages(together({ web: one, api: { desired_count: 2 } }))).toEqual([
      "Warning: SV103 [aws_ecs_service.api] desired_count is 2; allowed: at most 1, as tasks of aws_ecs_service.web take port 80 " +
        "of 1 of the 2 instances of aws_autoscaling_group.web. " +
        "Allow more instances or fewer tasks, or let Docker choose the port: bridge mode and hostPort 0.",
    ]);
    expect(violated(together({ web: one, api: one, log: one }))).toEqual(["SV103"]);
  });

  it("leave no instance beside a daemon", () => {
    const daemon = { scheduling_strategy: "DAEMON" };
    expect(pair(daemon, one)).toEqual(["SV103"]);
    expect(pair(one, daemon)).toEqual(["SV103"]);
    expect(pair(daemon, { desired_count: 0 })).toEqual([]);
  });

  it("are counted by their scaling", () => {
    expect(pair({ desired_count: 1 }, one, target(1))).toEqual([]);
    expect(pair({ desired_count: 1 }, one, target(2))).toEqual(["SV103"]);
  });

  it("are counted each for itself where ports, protocols or instances differ", () => {
    const two = { desired_count: 2 };
    const other = (mapping: Attributes): Resources => ({
      aws_ecs_task_definition: {
        ...task("bridge", { containerPort: 80, hostPort: 80 }).aws_ecs_task_definition,
        api: task("bridge", mapping).aws_ecs_task_definition?.web ?? {},
      },
    });
    const api = { ...two, task_definition: "${aws_ecs_task_definition.api.arn}" };
    expect(pair(two, api, other({ containerPort: 80, hostPort: 81 }))).toEqual([]);
    expect(pair(two, api, other({ containerPort: 80, hostPort: 80, protocol: "udp" }))).toEqual([]);
    expect(pair(two, api, other({ containerPort: 80, hostPort: 80 }))).toEqual(["SV103"]);
    expect(
      pair(two, { desired_count: 1, capacity_provider_strategy: [{ capacity_provider: "spot", weight: 1 }] }),
    ).toEqual([]);
  });

  it("are not counted where their number is not known", () => {
    expect(pair({ desired_count: "${var.count}" }, { desired_count: 2 })).toEqual([]);
    expect(pair({ ...one, count: "${var.count}" }, { desired_count: 2 })).toEqual([]);
  });
});

describe("a deployment of tasks with a port of their instance", () => {
  const deployed = (desired_count: number, deployment_minimum_healthy_percent: unknown, more: Attributes = {}) =>
    onProvider({ desired_count, deployment_minimum_healthy_percent, ...more });

  it("finds a free instance, or may stop a task before", () => {
    expect(deployed(1, 100)).toEqual([]);
    expect(deployed(2, 50)).toEqual([]);
    expect(deployed(2, 51)).toEqual(["SV104"]);
    expect(deployed(2, 100)).toEqual(["SV104"]);
    expect(
      messages(
        onInstances({
          capacity_provider_strategy: STRATEGY,
          desired_count: 2,
          deployment_minimum_healthy_percent: undefined,
        }),
      ),
    ).toEqual([
      "Warning: SV104 [aws_ecs_service.web] deployment_minimum_healthy_percent is not set; allowed: at most 50 (percent), as the " +
        "tasks take port 80 of all 2 instances of aws_autoscaling_group.web. " +
        "Lower minHealthyPercent, allow more instances, or let Docker choose the port: bridge mode and hostPort 0.",
    ]);
  });

  it("of a single task on a single instance stops it", () => {
    const single = { aws_autoscaling_group: { web: { max_size: 1 } } };
    const percents = [0, 1, 50, 100];
    expect(
      percents.map((percent) => onProvider({ desired_count: 1, deployment_minimum_healthy_percent: percent }, single)),
    ).toEqual([[], ["SV104"], ["SV104"], ["SV104"]]);
  });

  it("meets the tasks of other services", () => {
    const web = { desired_count: 1, deployment_minimum_healthy_percent: 100 };
    const api = { desired_count: 1, deployment_minimum_healthy_percent: 0 };
    expect(violated(together({ web, api }))).toEqual(["SV104"]);
    expect(violated(together({ web, api: { ...api, desired_count: "${var.count}" } }))).toEqual([]);
  });

  it("counts the fewest tasks of a scaled service", () => {
    const scaled = (min_capacity: number): Resources => ({
      aws_appautoscaling_target: { web: { ...target(2).aws_appautoscaling_target?.web, min_capacity } },
    });
    const service = { desired_count: 2, deployment_minimum_healthy_percent: 100 };
    expect(onProvider(service, scaled(1))).toEqual([]);
    expect(onProvider(service, scaled(2))).toEqual(["SV104"]);
  });

  it("is not judged for daemons, other controllers, and what only Terraform knows", () => {
    expect(onProvider({ scheduling_strategy: "DAEMON", deployment_minimum_healthy_percent: 100 })).toEqual([]);
    expect(deployed(2, 100, { deployment_controller: { type: "ECS" } })).toEqual(["SV104"]);
    for (const deployment_controller of [{ type: "EXTERNAL" }, { type: "${var.type}" }, "${var.controller}"]) {
      expect(deployed(2, 100, { deployment_controller })).toEqual([]);
    }
    expect(deployed(2, "${var.percent}")).toEqual([]);
    expect(deployed(3, 100)).toEqual(["SV103"]);
    expect(deployed(0, 100)).toEqual([]);
  });
});

describe("the instances of a service", () => {
  const both = [...STRATEGY, { capacity_provider: "spot", weight: 1 }];

  it("are those of all its capacity providers, by reference or by name", () => {
    expect(onProvider({ capacity_provider_strategy: both, desired_count: 3 })).toEqual([]);
    expect(onProvider({ capacity_provider_strategy: both, desired_count: 4 })).toEqual(["SV103"]);
    expect(onProvider({ capacity_provider_strategy: [...STRATEGY, ...STRATEGY], desired_count: 3 })).toEqual(["SV103"]);
  });

  it("are all that join the cluster, with the launch type EC2 or without any", () => {
    for (const launch_type of ["EC2", undefined]) {
      expect(violated(onInstances({ launch_type, desired_count: 3 }))).toEqual([]);
      expect(violated(onInstances({ launch_type, desired_count: 4 }))).toEqual(["SV103"]);
    }
  });

  const list = (attributes: Attributes): Resources => ({
    aws_ecs_cluster_capacity_providers: {
      shop: {
        cluster_name: "${aws_ecs_cluster.shop.name}",
        capacity_providers: ["${aws_ecs_capacity_provider.web.name}"],
        ...attributes,
      },
    },
  });
  const withoutScript: Resources = {
    aws_launch_template: { web: { iam_instance_profile: { name: "web" }, user_data: undefined } },
  };

  it("are those behind the cluster's providers as well", () => {
    const capacity_providers = ["${aws_ecs_capacity_provider.web.name}", "FARGATE"];
    const others = { ...list({ capacity_providers }), ...withoutScript };
    expect(violated(onInstances({ launch_type: "EC2", desired_count: 2 }, others))).toEqual([]);
    expect(violated(onInstances({ launch_type: "EC2", desired_count: 3 }, others))).toEqual(["SV103"]);
  });

  it("are those of the cluster's default strategy for a service without any", () => {
    const capacity_providers = STRATEGY.map(({ capacity_provider }) => capacity_provider);
    const others = list({ capacity_providers, default_capacity_provider_strategy: STRATEGY });
    expect(violated(onInstances({ desired_count: 3 }, others))).toEqual(["SV103"]);
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
    ["instances outside of AWS", { launch_type: "EXTERNAL" }],
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
