import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;
type Resources = Record<string, Record<string, Attributes>>;

const provider = (group: string, managed_scaling: unknown, attributes: Attributes = {}): Attributes => ({
  name: group,
  auto_scaling_group_provider: { auto_scaling_group_arn: `\${aws_autoscaling_group.${group}.arn}`, managed_scaling },
  ...attributes,
});

const TAG = { key: "AmazonECSManaged", value: "true", propagate_at_launch: true };
const GROUP = {
  min_size: 0,
  max_size: 4,
  tag: TAG,
  launch_template: { id: "${aws_launch_template.web.id}" },
  vpc_zone_identifier: ["subnet-1"],
};
/** Another rule asks for it where the number of instances is set. */
const LEFT_TO_ECS = { lifecycle: { ignore_changes: ["desired_capacity"] } };

/** A cluster whose instances are of one group, behind a capacity provider. */
function capacity(managed_scaling: unknown, group: Attributes = {}, others: Resources = {}): ResourceMap {
  return {
    aws_ecs_cluster: { shop: { name: "shop" } },
    aws_launch_template: {
      web: {
        iam_instance_profile: { name: "web" },
        user_data: '${base64encode("ECS_CLUSTER=${aws_ecs_cluster.shop.name}")}',
      },
    },
    aws_autoscaling_group: {
      web: { ...GROUP, ...group },
    },
    aws_ecs_capacity_provider: { web: provider("web", managed_scaling) },
    aws_ecs_cluster_capacity_providers: {
      shop: {
        cluster_name: "${aws_ecs_cluster.shop.name}",
        capacity_providers: ["${aws_ecs_capacity_provider.web.name}"],
      },
    },
    ...others,
  };
}

const ENABLED = { status: "ENABLED" };
const LEFT_ALONE: [string, unknown][] = [
  ["says no", { status: "DISABLED" }],
  ["says nothing", {}],
  ["is known to Terraform only", { status: "${var.status}" }],
  ["is made by Terraform", "${var.scaling}"],
];

describe("a scaling policy of a group", () => {
  const policy = (attributes: Attributes): Resources => ({
    aws_autoscaling_policy: { cpu: { autoscaling_group_name: "${aws_autoscaling_group.web.name}", ...attributes } },
  });

  it.each(["SimpleScaling", "StepScaling", "TargetTrackingScaling", undefined])(
    "of the type %s works against managed scaling",
    (policy_type) => {
      expect(violated(capacity(ENABLED, {}, policy({ policy_type })))).toEqual(["AS017"]);
    },
  );

  it("is told with the provider that scales the group", () => {
    expect(messages(capacity(ENABLED, {}, policy({})))).toEqual([
      "Warning: AS017 [aws_autoscaling_policy.cpu] autoscaling_group_name is " +
        '"${aws_autoscaling_group.web.name}"; allowed: a group other than that of aws_ecs_capacity_provider.web. ' +
        "Leave the policy out, or turn managed scaling of the capacity provider off.",
    ]);
  });

  it("is welcome where it is off, predicts, or is of another type", () => {
    for (const attributes of [
      { enabled: false },
      { policy_type: "PredictiveScaling" },
      { policy_type: "${var.type}" },
    ]) {
      expect(violated(capacity(ENABLED, {}, policy(attributes)))).toEqual([]);
    }
  });

  it.each(LEFT_ALONE)("is welcome where managed scaling %s", (_, scaling) => {
    expect(violated(capacity(scaling, {}, policy({})))).toEqual([]);
  });

  it("is welcome for other groups", () => {
    expect(violated(capacity(ENABLED, {}, policy({ autoscaling_group_name: "web" })))).toEqual([]);
  });
});

describe("a group behind managed scaling", () => {
  it("begins with no instances", () => {
    expect(violated(capacity(ENABLED))).toEqual([]);
    expect(violated(capacity(ENABLED, { desired_capacity: 0, ...LEFT_TO_ECS }))).toEqual([]);
    expect(violated(capacity(ENABLED, { desired_capacity: 1, ...LEFT_TO_ECS }))).toEqual(["AS018"]);
    expect(messages(capacity(ENABLED, { min_size: 1, desired_capacity: 1, ...LEFT_TO_ECS }))).toEqual([
      "Warning: AS018 [aws_autoscaling_group.web] min_size is 1; allowed: 0, as aws_ecs_capacity_provider.web scales the group. " +
        "Begin with 0: the tasks that wait bring instances. Those that start before the cluster has the provider may not become its own.",
    ]);
  });

  it.each(LEFT_ALONE)("may begin with some where managed scaling %s", (_, scaling) => {
    expect(violated(capacity(scaling, { min_size: 1 }))).toEqual([]);
  });

  it("may begin with a number that only Terraform knows, or have a provider that it may not have", () => {
    expect(violated(capacity(ENABLED, { min_size: "${var.least}" }))).toEqual([]);
    const maybe = { aws_ecs_capacity_provider: { web: provider("web", ENABLED, { count: "${var.count}" }) } };
    expect(violated(capacity(ENABLED, { min_size: 1 }, maybe))).toEqual([]);
  });
});

describe("a service in a cluster that begins with no instances", () => {
  const service = (attributes: Attributes): Resources => ({
    aws_ecs_service: { web: { cluster: "${aws_ecs_cluster.shop.arn}", desired_count: 1, ...attributes } },
  });
  const on = (attributes: Attributes, others: Resources = {}) =>
    violated(capacity(ENABLED, {}, { ...service(attributes), ...others }));
  const STRATEGY = [{ capacity_provider: "web", weight: 1 }];

  it("names the capacity provider, without which no instance starts for it", () => {
    expect(on({ capacity_provider_strategy: STRATEGY })).toEqual([]);
    expect(on({})).toEqual(["SV100"]);
    expect(messages(capacity(ENABLED, {}, service({ launch_type: "EC2" })))).toEqual([
      "Warning: SV100 [aws_ecs_service.web] capacity_provider_strategy is not set; allowed: aws_ecs_capacity_provider.web, which " +
        "starts no instances for tasks without a strategy. Name the provider in capacityProviderStrategies, or make it the " +
        "default strategy and leave the launch type out.",
    ]);
  });

  it("may leave that to the default strategy of its cluster, but not with a launch type", () => {
    const list = {
      cluster_name: "${aws_ecs_cluster.shop.name}",
      capacity_providers: ["${aws_ecs_capacity_provider.web.name}"],
      default_capacity_provider_strategy: STRATEGY,
    };
    const others = { aws_ecs_cluster_capacity_providers: { shop: list } };
    expect(on({}, others)).toEqual([]);
    expect(on({ launch_type: "EC2" }, others)).toEqual(["SV100"]);
  });

  it("may be a daemon, which runs on what others bring, or on Fargate", () => {
    expect(on({ scheduling_strategy: "DAEMON", desired_count: undefined })).toEqual([]);
    expect(on({ launch_type: "FARGATE" })).toEqual([]);
  });

  it.each<[string, Attributes]>([
    ["its strategies", { capacity_provider_strategy: "${var.strategies}" }],
    ["its launch type", { launch_type: "${var.type}" }],
    ["its cluster", { cluster: "${var.cluster}" }],
  ])("is not judged where only Terraform knows %s", (_, attributes) => {
    expect(on(attributes)).toEqual([]);
  });

  it("is not judged where the least number of instances is not known, or there are other instances", () => {
    expect(violated(capacity(ENABLED, { min_size: "${var.least}" }, service({})))).toEqual([]);
    expect(violated(capacity(ENABLED, { desired_capacity: "${var.count}" }, service({})))).toEqual([]);
    expect(on({}, { aws_autoscaling_group: { web: GROUP, other: { ...GROUP, min_size: 1 } } })).toEqual([]);
    expect(on({}, { aws_instance: { web: { user_data: "${var.script}" } } })).toEqual([]);
  });

  it.each(LEFT_ALONE)("is not judged where managed scaling %s", (_, scaling) => {
    expect(violated(capacity(scaling, {}, service({})))).toEqual([]);
  });
});
