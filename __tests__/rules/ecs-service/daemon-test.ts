import { serviceOf } from "../../../src/rules/ecs-service/service-example";
import { messages, violated } from "../../support/rules";

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

describe("what is said of a daemon", () => {
  it.each<[Record<string, unknown>, string]>([
    [{ launch_type: "FARGATE" }, 'scheduling_strategy is "DAEMON"; allowed: REPLICA on Fargate.'],
    [
      { deployment_controller: { type: "CODE_DEPLOY" } },
      'deployment_controller[0].type is "CODE_DEPLOY"; allowed: ECS, as the scheduling strategy is DAEMON.',
    ],
    [{ desired_count: "2" }, "desired_count is 2; allowed: none, as the scheduling strategy is DAEMON."],
    [{ desired_count: 0 }, "desired_count is 0; allowed: none, as the scheduling strategy is DAEMON."],
    [
      { ordered_placement_strategy: { type: "random" } },
      'ordered_placement_strategy is [{"type":"random"}]; allowed: none, as the scheduling strategy is DAEMON.',
    ],
    [
      { deployment_maximum_percent: 200 },
      "deployment_maximum_percent is 200; allowed: at most 100, as the scheduling strategy is DAEMON.",
    ],
    [
      { volume_configuration: EBS },
      'volume_configuration is "1 of them"; allowed: none, as the scheduling strategy is DAEMON.',
    ],
    [
      { availability_zone_rebalancing: "ENABLED" },
      'availability_zone_rebalancing is "ENABLED"; allowed: DISABLED, as the scheduling strategy is DAEMON.',
    ],
  ])("with %j", (attributes, expected) => {
    const said = (scheduling_strategy: unknown) =>
      messages(serviceOf({ scheduling_strategy, ...attributes })).filter((line) => line.includes("DAEMON"));
    expect(said("DAEMON").join()).toContain(expected);
    for (const strategy of ["REPLICA", undefined, null]) expect(said(strategy)).toEqual([]);
  });
});
