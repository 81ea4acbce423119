import type { ResourceMap } from "../../../src/rules/configuration";
import { serviceOf } from "../../../src/rules/ecs-service/service-example";
import { messages, violated } from "../../support/rules";

const TARGET = {
  load_balancer: {
    target_group_arn: "arn:aws:elasticloadbalancing:x:1:targetgroup/web/1",
    container_name: "web",
    container_port: 80,
  },
};
const controlled = (type: unknown, attributes: object = {}) =>
  violated(serviceOf({ deployment_controller: { type }, ...TARGET, ...attributes }));

describe("the least and the most tasks of a deployment", () => {
  const percents = (least: unknown, most: unknown, attributes: object = {}) =>
    violated(serviceOf({ deployment_minimum_healthy_percent: least, deployment_maximum_percent: most, ...attributes }));

  it.each<[unknown, unknown, string[]]>([
    [99, 100, []],
    [100, 100, ["SV034"]],
    [100, 101, []],
    [undefined, 100, ["SV034"]],
    [undefined, 101, []],
    [199, undefined, []],
    [200, undefined, ["SV034"]],
    ["50", "100", []],
    ["${var.least}", 100, []],
    [100, "${var.most}", []],
    [0, 1, []],
    [-1, 100, ["SV036"]],
    [0.5, 100, ["SV036"]],
    [-2, -1, ["SV036", "SV036"]],
  ])("are %j and %j percent, which violates %j", (least, most, expected) => {
    expect(percents(least, most)).toEqual(expected);
  });

  it("mean nothing for daemons and other controllers", () => {
    expect(percents(100, 100, { scheduling_strategy: "DAEMON" })).toEqual([]);
    expect(percents(100, 100, { scheduling_strategy: "REPLICA" })).toEqual(["SV034"]);
    expect(percents(100, 100, { deployment_controller: { type: "EXTERNAL" } })).toEqual([]);
    expect(percents(100, 100, { deployment_controller: { type: "${var.type}" } })).toEqual([]);
  });

  it("are said where they stand", () => {
    expect(messages(serviceOf({ deployment_minimum_healthy_percent: 200 }))[0]).toMatch(
      /^SV034 .* deployment_minimum_healthy_percent is 200; allowed: less than the most, which is 200\./,
    );
  });

  it.each<[number, number, number, string[]]>([
    [1, 100, 150, ["SV035"]],
    [1, 100, 199, ["SV035"]],
    [1, 100, 200, []],
    [1, 50, 150, ["SV035"]],
    [1, 0, 100, []],
    [2, 100, 150, []],
    [3, 75, 125, ["SV035"]],
    [4, 75, 125, []],
    [4, 76, 124, ["SV035"]],
    [0, 100, 101, []],
  ])("leave %i tasks room with %i and %i percent: %j", (desired_count, least, most, expected) => {
    expect(percents(least, most, { desired_count })).toEqual(expected);
  });

  it("are not held against a number of tasks that changes", () => {
    const service = (attributes: Record<string, unknown>): ResourceMap => ({
      aws_appautoscaling_target: {
        web: {
          service_namespace: "ecs",
          resource_id: "service/shop/${aws_ecs_service.web.name}",
          scalable_dimension: "ecs:service:DesiredCount",
          min_capacity: 1,
          max_capacity: 9,
        },
      },
      ...serviceOf({
        deployment_maximum_percent: 150,
        lifecycle: { ignore_changes: ["desired_count"] },
        ...attributes,
      }),
    });
    expect(violated(service({ desired_count: 1 }))).toEqual([]);
    expect(violated(serviceOf({ desired_count: "${var.count}", deployment_maximum_percent: 150 }))).toEqual([]);
  });
});

describe("a number of a service", () => {
  const LOAD_BALANCER = "${var.load_balancer}";

  it.each<[string, unknown, string[]]>([
    ["desired_count", -1, ["SV037"]],
    ["desired_count", 1.5, ["SV037"]],
    ["desired_count", 0, []],
    ["desired_count", 5000, []],
    ["desired_count", "${var.count}", []],
    ["health_check_grace_period_seconds", -1, ["SV038"]],
    ["health_check_grace_period_seconds", 0, []],
    ["health_check_grace_period_seconds", 2_147_483_647, []],
    ["health_check_grace_period_seconds", 2_147_483_648, ["SV038"]],
  ])("is what AWS takes: %s %j violates %j", (name, value, expected) => {
    expect(violated(serviceOf({ load_balancer: LOAD_BALANCER, [name]: value }))).toEqual(expected);
  });
});

describe("a deployment controller", () => {
  it.each<[unknown, string[]]>([
    ["ECS", []],
    ["CODE_DEPLOY", []],
    ["EXTERNAL", []],
    ["BLUE_GREEN", ["SV067"]],
    ["${var.type}", []],
  ])("%j violates %j", (type, expected) => {
    expect(controlled(type)).toEqual(expected);
  });

  it.each(["CODE_DEPLOY", "EXTERNAL"])("%s has no circuit breaker and no alarms of ECS", (type) => {
    const alarms = (enable: unknown) => ({ alarms: { alarm_names: ["errors"], enable, rollback: true } });
    const breaker = (enable: unknown) => ({ deployment_circuit_breaker: { enable, rollback: true } });
    expect(controlled(type, alarms(true))).toEqual(["SV064"]);
    expect(controlled(type, breaker(true))).toEqual(["SV063"]);
    for (const enable of [false, "${var.enable}"]) {
      expect(controlled(type, { ...alarms(enable), ...breaker(enable) })).toEqual([]);
    }
    expect(controlled("ECS", { ...alarms(true), ...breaker(true) })).toEqual([]);
  });

  it("CODE_DEPLOY needs a target group", () => {
    expect(controlled("CODE_DEPLOY", { load_balancer: [] })).toEqual(["SV066"]);
    expect(controlled("CODE_DEPLOY", { load_balancer: { elb_name: "web" } })).toEqual(["SV066"]);
    expect(controlled("CODE_DEPLOY", { load_balancer: { target_group_arn: "${var.group}" } })).toEqual([]);
    expect(controlled("CODE_DEPLOY", { load_balancer: undefined, dynamic: { load_balancer: {} } })).toEqual([]);
    expect(controlled("EXTERNAL", { load_balancer: [] })).toEqual([]);
  });

  it("EXTERNAL alone needs no task definition", () => {
    const named = (attributes: object) => violated(serviceOf({ name: "web", ...attributes }));
    expect(named({})).toEqual(["SV068"]);
    expect(named({ task_definition: "web" })).toEqual([]);
    expect(named({ task_definition: "${var.task}" })).toEqual([]);
    expect(named({ deployment_controller: { type: "EXTERNAL" } })).toEqual([]);
    expect(named({ deployment_controller: { type: "${var.type}" } })).toEqual([]);
  });
});

describe("the alarms of a deployment", () => {
  it.each<[unknown, string[]]>([
    [[], ["SV065"]],
    [["errors"], []],
    ["${var.alarms}", []],
  ])("%j violate %j", (alarm_names, expected) => {
    expect(violated(serviceOf({ alarms: { alarm_names, enable: true, rollback: false } }))).toEqual(expected);
  });
});

describe("what is said of a deployment", () => {
  it.each<[Record<string, unknown>, string]>([
    [
      { deployment_maximum_percent: 100 },
      "deployment_maximum_percent is 100; allowed: more than the least, which is 100.",
    ],
    [
      { deployment_minimum_healthy_percent: 75, deployment_maximum_percent: 125, desired_count: 3 },
      "desired_count is 3; allowed: a number of tasks of which 75 % are fewer, or 125 % are more, by a whole task.",
    ],
    [
      { ...TARGET, deployment_controller: { type: "EXTERNAL" }, alarms: [{ alarm_names: ["a"], enable: "true" }] },
      'alarms[0].enable is "true"; allowed: false, as the deployment controller is EXTERNAL.',
    ],
    [
      {
        ...TARGET,
        deployment_controller: { type: "CODE_DEPLOY" },
        deployment_circuit_breaker: [{ enable: false }, { enable: true }],
      },
      "deployment_circuit_breaker[1].enable is true; allowed: false, as the deployment controller is CODE_DEPLOY.",
    ],
    [
      { deployment_controller: { type: "CODE_DEPLOY" } },
      "load_balancer is not set; allowed: a target group, as the deployment controller is CODE_DEPLOY.",
    ],
    [{ name: "web" }, "task_definition is not set; allowed: a task definition, as the deployment controller is ECS."],
    [
      { name: "web", task_definition: null, ...TARGET, deployment_controller: { type: "CODE_DEPLOY" } },
      "task_definition is not set; allowed: a task definition, as the deployment controller is CODE_DEPLOY.",
    ],
  ])("%j", (attributes, expected) => {
    expect(
      messages(serviceOf(attributes)).filter((line) => !line.includes("SV066") || expected.includes("load_balancer")),
    ).toEqual([expect.stringContaining(expected)]);
  });

  it("is nothing of what is not set, nor of nobody's controller", () => {
    const breaker = { deployment_circuit_breaker: { enable: true, rollback: true } };
    for (const deployment_controller of [
      undefined,
      null,
      { type: null },
      { type: "${var.type}" },
      "${var.controller}",
    ]) {
      expect(violated(serviceOf({ ...TARGET, ...breaker, deployment_controller }))).toEqual([]);
    }
    expect(
      violated(serviceOf({ deployment_controller: { type: "EXTERNAL" }, deployment_circuit_breaker: null })),
    ).toEqual([]);
    expect(violated(serviceOf({ name: null, task_definition: undefined }))).toEqual([]);
  });
});
