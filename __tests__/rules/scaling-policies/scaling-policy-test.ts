import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

function policy(attributes: Attributes): ResourceMap {
  return { aws_appautoscaling_policy: { web: { service_namespace: "ecs", ...attributes } } };
}

function tracking(configuration: unknown, attributes: Attributes = {}): ResourceMap {
  const target_tracking_scaling_policy_configuration = configuration;
  return policy({ policy_type: "TargetTrackingScaling", target_tracking_scaling_policy_configuration, ...attributes });
}

function metric(predefined_metric_type: string, rest: Attributes = {}, target_value: unknown = 60): Attributes {
  return { target_value, predefined_metric_specification: { predefined_metric_type, ...rest } };
}

const CPU = "ECSServiceAverageCPUUtilization";
const REQUESTS = "ALBRequestCountPerTarget";

describe("target tracking", () => {
  it("follows exactly one metric", () => {
    const customized_metric_specification = { metric_name: "Jobs" };
    expect(violated(tracking(metric(CPU)))).toEqual([]);
    expect(violated(tracking({ target_value: 5, customized_metric_specification }))).toEqual([]);
    expect(violated(tracking({ target_value: 5 }))).toEqual(["AA005"]);
    expect(violated(tracking({ ...metric(CPU), customized_metric_specification }))).toEqual(["AA005"]);
  });

  it("may follow a metric that only Terraform knows", () => {
    expect(violated(tracking({ predefined_metric_specification: "${var.metrics}" }))).toEqual([]);
    const dynamic = { customized_metric_specification: { for_each: "${var.metrics}" } };
    expect(violated(tracking({ dynamic }))).toEqual([]);
    expect(violated(tracking("${var.tracking}"))).toEqual([]);
    expect(violated(tracking(metric("${var.metric}", { resource_label: "x" })))).toEqual([]);
  });

  it.each([
    ["app/web/50dc6c495c0c9188/targetgroup/web/943f017f100becff", []],
    ["${aws_lb.web.arn_suffix}/${aws_lb_target_group.web.arn_suffix}", []],
    [undefined, ["AA006"]],
    ["app/web/50dc6c495c0c9188", ["AA006"]],
    ["targetgroup/web/943f017f100becff", ["AA006"]],
    ["arn:aws:elasticloadbalancing:x:1:loadbalancer/app/web/5/targetgroup/web/9", ["AA006"]],
  ])("counts the requests of %s: %j", (resource_label, expected) => {
    expect(violated(tracking(metric(REQUESTS, { resource_label })))).toEqual(expected);
  });

  it("has a label for requests only", () => {
    expect(violated(tracking(metric(CPU, { resource_label: "app/web/1/targetgroup/web/2" })))).toEqual(["AA007"]);
    for (const resource_label of ["", null, "${var.label}"]) {
      expect(violated(tracking(metric(CPU, { resource_label })))).toEqual([]);
    }
  });

  it("follows a metric that ECS has, if it is of ECS", () => {
    for (const type of [CPU, "ECSServiceAverageMemoryUtilization"])
      expect(violated(tracking(metric(type)))).toEqual([]);
    expect(violated(tracking(metric("CPUUtilization")))).toEqual(["AA009"]);
    const byTarget = { service_namespace: "${aws_appautoscaling_target.web.service_namespace}" };
    const target = { aws_appautoscaling_target: { web: { service_namespace: "ecs" } } };
    expect(violated({ ...tracking(metric("CPUUtilization"), byTarget), ...target })).toEqual(["AA009"]);
    expect(violated(tracking(metric("CPUUtilization"), byTarget))).toEqual([]);
    const table = { service_namespace: "dynamodb" };
    expect(violated(tracking(metric("DynamoDBReadCapacityUtilization"), table))).toEqual([]);
  });

  it("has a target that can be met", () => {
    const at = (type: string, value: unknown) => violated(tracking(metric(type, { resource_label: undefined }, value)));
    expect([-1, 0, 0.5, 100, 100.5].map((value) => at(CPU, value))).toEqual([["AA010"], ["AA010"], [], [], ["AA010"]]);
    expect(at(CPU, "${var.target}")).toEqual([]);
    const requests = { resource_label: "app/web/1/targetgroup/web/2" };
    expect(violated(tracking(metric(REQUESTS, requests, 1000)))).toEqual([]);
    expect(violated(tracking(metric(REQUESTS, requests, 0)))).toEqual(["AA010"]);
  });
});

describe("the type of a policy", () => {
  const step_scaling_policy_configuration = { adjustment_type: "ChangeInCapacity" };

  it("is that of its configuration", () => {
    expect(violated(policy({ step_scaling_policy_configuration }))).toEqual([]);
    expect(violated(policy({ policy_type: "StepScaling", step_scaling_policy_configuration }))).toEqual([]);
    expect(violated(policy({ policy_type: "TargetTrackingScaling", step_scaling_policy_configuration }))).toEqual([
      "AA008",
    ]);
    expect(violated(tracking(metric(CPU), { policy_type: "StepScaling" }))).toEqual(["AA008"]);
    expect(violated(policy({ policy_type: "StepScaling" }))).toEqual(["AA008"]);
    expect(messages(tracking(metric(CPU), { policy_type: undefined }))).toEqual([
      expect.stringMatching(
        /^AA008 \[.*\] policy_type is not set; allowed: TargetTrackingScaling with target_tracking_/,
      ),
    ]);
  });

  it("is not judged where only Terraform knows", () => {
    expect(violated(tracking(metric(CPU), { policy_type: "${var.type}" }))).toEqual([]);
    expect(violated(policy({ policy_type: "StepScaling", step_scaling_policy_configuration: "${var.x}" }))).toEqual([]);
    expect(violated(policy({ policy_type: "PredictiveScaling", step_scaling_policy_configuration }))).toEqual([]);
  });
});

describe("what is said of a policy", () => {
  const TRACKING = "target_tracking_scaling_policy_configuration";
  const METRIC = "predefined_metric_specification";

  it.each<[Attributes, string]>([
    [
      { target_value: 1 },
      `${TRACKING}[1] is "0 metrics"; allowed: one of ${METRIC} and customized_metric_specification.`,
    ],
    [
      { ...metric(CPU), customized_metric_specification: {} },
      `${TRACKING}[1] is "2 metrics"; allowed: one of ${METRIC} and customized_metric_specification.`,
    ],
    [
      metric(REQUESTS, { resource_label: "web" }),
      `${TRACKING}[1].${METRIC}[0].resource_label is "web"; allowed: app/<load balancer>/<id>/targetgroup/<target group>/<id>.`,
    ],
    [
      metric(CPU, { resource_label: "web" }),
      `${TRACKING}[1].${METRIC}[0].resource_label is "web"; allowed: none with ${CPU}.`,
    ],
    [
      metric("CPUUtilization"),
      `${TRACKING}[1].${METRIC}[0].predefined_metric_type is "CPUUtilization"; allowed: ${CPU}, ECSServiceAverageMemoryUtilization, ${REQUESTS}.`,
    ],
    [metric(CPU, {}, "101"), `${TRACKING}[1].target_value is 101; allowed: above 0, at most 100 (percent).`],
    [{ target_value: 0, customized_metric_specification: {} }, `${TRACKING}[1].target_value is 0; allowed: above 0.`],
  ])("%j", (configuration, expected) => {
    expect(messages(tracking([metric(CPU), configuration]))).toEqual([expect.stringContaining(expected)]);
  });

  it("is its type, with the configurations that there are", () => {
    expect(messages(policy({ policy_type: "TargetTrackingScaling" }))).toEqual([
      expect.stringContaining(
        `policy_type is "TargetTrackingScaling"; allowed: TargetTrackingScaling with ${TRACKING}, StepScaling with step_scaling_policy_configuration.`,
      ),
    ]);
    expect(violated(policy({}))).toEqual([]);
    expect(violated(policy({ policy_type: null }))).toEqual([]);
  });

  it("is nothing of a metric with a memory utilization up to 100", () => {
    const memory = (value: number) => violated(tracking(metric("ECSServiceAverageMemoryUtilization", {}, value)));
    expect([memory(100), memory(101)]).toEqual([[], ["AA010"]]);
    const own = { target_value: 101, customized_metric_specification: {} };
    expect(violated(tracking(own))).toEqual([]);
  });
});
