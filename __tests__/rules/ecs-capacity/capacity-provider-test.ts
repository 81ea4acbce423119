import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const provider = (auto_scaling_group_provider: unknown, name: unknown = "web"): ResourceMap => ({
  aws_ecs_capacity_provider: { web: { name, auto_scaling_group_provider } },
});

describe("the name of a capacity provider", () => {
  it.each(["aws", "AWS-web", "ecs-web", "Ecs", "fargate-spot", "FARGATE", "ecs-${var.name}"])("is not %s", (name) => {
    expect(violated(provider({}, name))).toEqual(["CL009"]);
  });

  it.each(["web", "on-ecs", "my-aws", "fargat", "${var.name}", "${var.name}-ecs"])("may be %s", (name) => {
    expect(violated(provider({}, name))).toEqual([]);
  });
});

describe("the target of managed scaling", () => {
  const target = (target_capacity: unknown) => violated(provider({ managed_scaling: { target_capacity } }));

  it("is 1 to 100 percent", () => {
    expect([0, 1, 100, 101].map(target)).toEqual([["CL012"], [], [], ["CL012"]]);
    expect(target("${var.target}")).toEqual([]);
  });
});

describe("managed termination protection", () => {
  const ENABLED = { managed_termination_protection: "ENABLED" };

  it("needs managed scaling, which is off where nothing is said", () => {
    expect(violated(provider({ ...ENABLED, managed_scaling: { status: "ENABLED" } }))).toEqual([]);
    expect(violated(provider({ ...ENABLED, managed_scaling: { status: "DISABLED" } }))).toEqual(["CL015"]);
    expect(violated(provider({ ...ENABLED, managed_scaling: { target_capacity: 80 } }))).toEqual(["CL015"]);
    expect(messages(provider(ENABLED))).toEqual([
      "CL015 [aws_ecs_capacity_provider.web] auto_scaling_group_provider[0].managed_scaling[0].status is not set; " +
        "allowed: ENABLED, as managed_termination_protection is ENABLED. Turn managed scaling on, or the protection off.",
    ]);
    expect(violated(provider({ managed_scaling: { status: "DISABLED" } }))).toEqual([]);
  });

  it("is not judged where only Terraform knows", () => {
    expect(violated(provider({ ...ENABLED, managed_scaling: { status: "${var.status}" } }))).toEqual([]);
    expect(violated(provider({ ...ENABLED, managed_scaling: "${var.scaling}" }))).toEqual([]);
    expect(violated(provider({ ...ENABLED, dynamic: { managed_scaling: {} } }))).toEqual([]);
    expect(violated(provider({ managed_termination_protection: "${var.protection}" }))).toEqual([]);
  });

  const over = (group: Attributes, auto_scaling_group_arn: unknown = "${aws_autoscaling_group.web.arn}") => ({
    aws_autoscaling_group: { web: group },
    ...provider({ ...ENABLED, managed_scaling: { status: "ENABLED" }, auto_scaling_group_arn }),
  });

  it("warns of a group without protection from scale-in", () => {
    expect(violated(over({ protect_from_scale_in: true }))).toEqual([]);
    expect(violated(over({ protect_from_scale_in: "true" }))).toEqual([]);
    expect(violated(over({ protect_from_scale_in: false }))).toEqual(["CL016"]);
    expect(messages(over({}))).toEqual([
      "Warning: CL016 [aws_ecs_capacity_provider.web] auto_scaling_group_provider[0].managed_termination_protection is " +
        '"ENABLED"; allowed: DISABLED, as aws_autoscaling_group.web has no protect_from_scale_in. ' +
        "Set protectFromScaleIn of the Auto Scaling group, or turn the protection off.",
    ]);
  });

  it("says nothing of a group that it does not know", () => {
    expect(violated(over({ protect_from_scale_in: "${var.protect}" }))).toEqual([]);
    expect(violated(over({}, "arn:aws:autoscaling:x:1:autoScalingGroup:y:autoScalingGroupName/z"))).toEqual([]);
  });
});
