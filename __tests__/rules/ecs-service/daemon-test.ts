import { serviceOf } from "../../../src/rules/ecs-service/service-example";
import { violated } from "../../support/rules";

const EBS = { name: "data", managed_ebs_volume: { role_arn: "arn:aws:iam::1:role/a", size_in_gb: 8 } };

describe("a daemon", () => {
  it.each<[Record<string, unknown>, string[]]>([
    [{ launch_type: "EC2" }, []],
    [{ launch_type: "EXTERNAL" }, []],
    [{ launch_type: "FARGATE" }, ["SV023"]],
    [{ capacity_provider_strategy: [{ capacity_provider: "FARGATE", weight: 1 }] }, ["SV023"]],
    [{ launch_type: "${var.type}" }, []],
    [{ deployment_controller: { type: "ECS" } }, []],
    [{ deployment_controller: { type: "EXTERNAL" } }, ["SV024"]],
    [{ deployment_controller: { type: "${var.type}" } }, []],
    [{ deployment_maximum_percent: 100 }, []],
    [{ deployment_maximum_percent: 101 }, ["SV026"]],
    [{ deployment_maximum_percent: "${var.most}" }, []],
    [{ ordered_placement_strategy: { type: "random" } }, ["SV027"]],
    [{ volume_configuration: EBS }, ["SV028"]],
    [{ availability_zone_rebalancing: "ENABLED" }, ["SV029"]],
    [{ availability_zone_rebalancing: "DISABLED" }, []],
    [{ availability_zone_rebalancing: "${var.rebalancing}" }, []],
  ])("with %j violates %j", (attributes, expected) => {
    expect(violated(serviceOf({ scheduling_strategy: "DAEMON", ...attributes }))).toEqual(expected);
    expect(violated(serviceOf({ scheduling_strategy: "${var.strategy}", ...attributes }))).toEqual([]);
  });
});
