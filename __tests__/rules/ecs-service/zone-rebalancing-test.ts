import { serviceOf } from "../../../src/rules/ecs-service/service-example";
import { violated } from "../../support/rules";

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
