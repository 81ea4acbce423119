import { hclOf } from "../../../src/core/hcl-of-json";
import { Configuration, type ResourceMap } from "../../../src/rules/configuration";
import { scalingTargetRules } from "../../../src/rules/scaling-policies/scaling-target";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const WEB = "service/${aws_ecs_cluster.shop.name}/${aws_ecs_service.web.name}";
const IGNORED = { lifecycle: { ignore_changes: ["desired_count"] } };

/** A service, and the limits of its scaling. */
function scaled(service: Attributes, target: Attributes = {}): ResourceMap {
  return {
    aws_ecs_cluster: { shop: { name: "shop" } },
    aws_ecs_service: { web: { ...IGNORED, ...service }, other: { desired_count: 99 } },
    aws_appautoscaling_target: {
      web: { service_namespace: "ecs", resource_id: WEB, min_capacity: 2, max_capacity: 4, ...target },
    },
  };
}

describe("the limits of a scaling", () => {
  const limits = (min_capacity: unknown, max_capacity: unknown) => violated(scaled({}, { min_capacity, max_capacity }));

  it("are in order, and not negative", () => {
    expect(limits(4, 4)).toEqual([]);
    expect(limits(5, 4)).toEqual(["AA001"]);
    expect(limits("10", "9")).toEqual(["AA001"]);
    expect(limits(0, 0)).toEqual([]);
    expect(limits(-1, 0)).toEqual(["AA002"]);
    expect(limits(-2, -1)).toEqual(["AA002", "AA002"]);
  });

  it("may be known to Terraform only", () => {
    expect(limits("${var.min}", 4)).toEqual([]);
    expect(limits(5, "${var.max}")).toEqual([]);
  });

  it("are then for Terraform to check", () => {
    const target = { type: "aws_appautoscaling_target", name: "web" };
    const conditions = (attributes: Attributes) =>
      scalingTargetRules.flatMap(({ id, conditions }) =>
        [...(conditions?.({ ...target, attributes }, new Configuration({})) ?? [])].map(
          ({ property, value, holds }) => `${id} ${property}: ${holds(hclOf(value))}`,
        ),
      );
    expect(conditions({ min_capacity: 1, max_capacity: 4 })).toEqual([]);
    expect(conditions({ min_capacity: 5, max_capacity: "${var.max}" })).toEqual([
      "AA001 min_capacity: tonumber(5) <= tonumber(var.max)",
      "AA002 max_capacity: tonumber(var.max) >= 0",
    ]);
  });
});

describe("the name of what is scaled", () => {
  const named = (resource_id: unknown, service_namespace = "ecs") =>
    violated({ aws_appautoscaling_target: { web: { resource_id, service_namespace } } });
  const ARN = "arn:aws:ecs:ap-northeast-1:123456789012:service/shop/web";

  it.each([
    "service/shop/web",
    "service/${aws_ecs_cluster.shop.name}/${aws_ecs_service.web.name}",
    "service/shop/${aws_ecs_service.web[0].name}",
    "${var.id}",
    'service/${split("/", aws_ecs_service.web.id)[1]}/${aws_ecs_service.web.name}',
  ])("may be %s", (id) => {
    expect(named(id)).toEqual([]);
  });

  it.each([
    "shop/web",
    "service/web",
    "service//web",
    ARN,
    `service/shop/${ARN}`,
    "${aws_ecs_service.web.id}",
    "service/${aws_ecs_cluster.shop.arn}/${aws_ecs_service.web.name}",
    "service/${aws_ecs_cluster.shop.id}/${aws_ecs_service.web.name}",
    "service/shop/${aws_ecs_service.web.arn}",
    "service/shop/${aws_ecs_service.web[0].id}",
  ])("may not be %s", (id) => {
    expect(named(id)).toEqual(["AA003"]);
  });

  it("is something else outside of ECS", () => {
    expect(named("table/orders", "dynamodb")).toEqual([]);
    expect(named("table/orders", "${var.namespace}")).toEqual([]);
  });
});

describe("what is scaled of a service", () => {
  it.each<[unknown, unknown, string[]]>([
    ["ecs", "ecs:service:DesiredCount", []],
    ["ecs", "ecs:service:DesiredTasks", ["AA004"]],
    ["ecs", "dynamodb:table:ReadCapacityUnits", ["AA004"]],
    ["dynamodb", "dynamodb:table:ReadCapacityUnits", []],
    ["dynamodb", "ecs:service:DesiredCount", ["AA004"]],
    ["ECS", "ecs:service:DesiredCount", ["AA004"]],
    ["ecs", undefined, []],
    [undefined, "ecs:service:DesiredCount", []],
    ["ecs", "${var.dimension}", []],
    ["${var.namespace}", "ecs:service:DesiredCount", []],
  ])("is its desired count: %j and %j violate %j", (service_namespace, scalable_dimension, expected) => {
    expect(violated({ aws_appautoscaling_target: { web: { service_namespace, scalable_dimension } } })).toEqual(
      expected,
    );
  });

  it("is said where it is wrong", () => {
    const said = (service_namespace: string, scalable_dimension: string) =>
      messages({ aws_appautoscaling_target: { web: { service_namespace, scalable_dimension } } })[0];
    expect(said("ecs", "count")).toMatch(
      /scalable_dimension is "count"; allowed: ecs:service:DesiredCount, as the namespace is ecs\./,
    );
    expect(said("ec2", "ecs:service:DesiredCount")).toMatch(
      /service_namespace is "ec2"; allowed: ecs, as the dimension is ecs:service:DesiredCount\./,
    );
  });
});

describe("the limits of a target with a policy", () => {
  const RESOURCE = "${aws_appautoscaling_target.web.resource_id}";
  const policy = { service_namespace: "ecs", policy_type: "StepScaling", step_scaling_policy_configuration: {} };
  const limits = (min_capacity: unknown, max_capacity: unknown, others: ResourceMap = {}): ResourceMap => ({
    aws_appautoscaling_policy: { web: { ...policy, resource_id: RESOURCE } },
    ...scaled({}, { min_capacity, max_capacity }),
    ...others,
  });

  it("leave it a number to choose", () => {
    expect(violated(limits(2, 3))).toEqual([]);
    expect(violated(limits(0, 0))).toEqual(["AA014"]);
    expect(messages(limits("2", 2))).toEqual([
      "Warning: AA014 [aws_appautoscaling_target.web] max_capacity is 2; allowed: more than min_capacity, which is 2. " +
        "Raise maxCapacity, or leave the policies out.",
    ]);
  });

  it("are not guessed", () => {
    expect(violated(limits("${var.min}", 2))).toEqual([]);
    expect(violated(limits(2, "${var.max}"))).toEqual([]);
    expect(violated(limits(undefined, undefined))).toEqual([]);
  });

  it("may be the same without a policy, and where a schedule sets others", () => {
    expect(violated(limits(2, 2, { aws_appautoscaling_policy: {} }))).toEqual([]);
    const night = { aws_appautoscaling_scheduled_action: { night: { resource_id: RESOURCE } } };
    expect(violated(limits(2, 2, night))).toEqual([]);
  });
});
