import { serviceOf } from "../../../src/rules/ecs-service/service-example";
import { messages, violated } from "../../support/rules";

const ZONE = "attribute:ecs.availability-zone";
const least = { deployment_minimum_healthy_percent: 50 };
const by = (type: string, field?: string) => ({ ordered_placement_strategy: [{ type, field }] });
const where = (expression: string) => ({ placement_constraints: [{ type: "memberOf", expression }] });

describe("a service that is rebalanced over zones", () => {
  it.each<[Record<string, unknown>, string[]]>([
    [{}, []],
    [{ ...least, deployment_maximum_percent: 100 }, ["SV030"]],
    [{ ...least, deployment_maximum_percent: 101 }, []],
    [{ ...least, deployment_maximum_percent: "${var.most}" }, []],
    [by("spread", ZONE), []],
    [by("spread", "instanceId"), ["SV031"]],
    [by("random"), ["SV031"]],
    [by("binpack", "cpu"), ["SV031"]],
    [by("spread", "${var.field}"), []],
    [{ ordered_placement_strategy: "${var.strategies}" }, []],
    [where(`${ZONE} in [ap-northeast-1a]`), ["SV032"]],
    [where("attribute:disk == ssd"), []],
    [where("${var.expression}"), []],
    [{ load_balancer: { elb_name: "web" } }, ["SV033"]],
    [{ load_balancer: { target_group_arn: "${var.group}", elb_name: "" } }, []],
    [{ load_balancer: { target_group_arn: "${var.group}" } }, []],
  ])("with %j violates %j", (attributes, expected) => {
    const service = { launch_type: "EC2", ...attributes };
    expect(violated(serviceOf({ ...service, availability_zone_rebalancing: "ENABLED" }))).toEqual(expected);
    for (const availability_zone_rebalancing of ["DISABLED", "${var.rebalancing}", undefined]) {
      expect(violated(serviceOf({ ...service, availability_zone_rebalancing }))).toEqual([]);
    }
  });
});

describe("how a service is scheduled", () => {
  it.each<[string, unknown, string[]]>([
    ["scheduling_strategy", "REPLICA", []],
    ["scheduling_strategy", "DAEMON", []],
    ["scheduling_strategy", "daemon", ["SV097"]],
    ["scheduling_strategy", "${var.strategy}", []],
    ["availability_zone_rebalancing", "ENABLED", []],
    ["availability_zone_rebalancing", "DISABLED", []],
    ["availability_zone_rebalancing", "ON", ["SV097"]],
  ])("is what AWS calls it: %s %j violates %j", (name, value, expected) => {
    expect(violated(serviceOf({ [name]: value }))).toEqual(expected);
  });
});

describe("what is said of a service that is rebalanced", () => {
  it.each<[Record<string, unknown>, string]>([
    [
      { ...least, deployment_maximum_percent: "100" },
      "deployment_maximum_percent is 100; allowed: more than 100, as availability_zone_rebalancing is ENABLED.",
    ],
    [
      by("spread", "host"),
      `ordered_placement_strategy[0] is {"type":"spread","field":"host"}; allowed: spread over ${ZONE}.`,
    ],
    [
      { placement_constraints: [{ type: "distinctInstance" }, ...where(`${ZONE} == a`).placement_constraints] },
      `placement_constraints[1].expression is "${ZONE} == a"; allowed: one that names no zone.`,
    ],
    [
      { load_balancer: [{ target_group_arn: "${var.group}" }, { elb_name: "web" }] },
      'load_balancer[1].elb_name is "web"; allowed: none, as the service is rebalanced.',
    ],
  ])("with %j", (attributes, expected) => {
    const service = { launch_type: "EC2", availability_zone_rebalancing: "ENABLED", ...attributes };
    expect(messages(serviceOf(service))).toEqual([expect.stringContaining(expected)]);
  });

  it("is only the first strategy", () => {
    const strategies = [...by("spread", ZONE).ordered_placement_strategy, { type: "spread", field: "instanceId" }];
    const service = { launch_type: "EC2", availability_zone_rebalancing: "ENABLED" };
    expect(violated(serviceOf({ ...service, ordered_placement_strategy: strategies }))).toEqual([]);
    expect(violated(serviceOf({ ...service, ordered_placement_strategy: strategies.reverse() }))).toEqual(["SV031"]);
    expect(
      violated(serviceOf({ ...service, ordered_placement_strategy: [{ type: "${var.type}", field: "a" }] })),
    ).toEqual([]);
  });

  it("leaves a daemon to the rule for daemons", () => {
    const daemon = {
      scheduling_strategy: "DAEMON",
      deployment_maximum_percent: 100,
      availability_zone_rebalancing: "ENABLED",
    };
    expect(violated(serviceOf(daemon))).toEqual(["SV029"]);
  });
});
