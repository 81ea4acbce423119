import { Configuration, type ResourceMap } from "../../../src/rules/configuration";
import { capacityProviderRules } from "../../../src/rules/ecs-capacity/capacity-provider";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const provider = (auto_scaling_group_provider: unknown, name: unknown = "web"): ResourceMap => ({
  aws_ecs_capacity_provider: { web: { name, auto_scaling_group_provider } },
});

/** Where a rule has Terraform check a provider. */
function conditions(id: string, group: Attributes): string[] {
  const configuration = new Configuration({ resource: provider(group) });
  const [resource] = configuration.resources("aws_ecs_capacity_provider");
  const rule = capacityProviderRules.find((each) => each.id === id);
  if (resource === undefined || rule === undefined) throw new Error(`There is no ${id}.`);
  return [...(rule.conditions?.(resource, configuration) ?? [])].map(({ property }) => property);
}

describe("the name of a capacity provider", () => {
  it.each(["aws", "AWS-web", "ecs-web", "Ecs", "fargate-spot", "FARGATE", "ecs-${var.name}"])("is not %s", (name) => {
    expect(violated(provider({}, name))).toEqual(["CL009"]);
  });

  it("is told as it is", () => {
    expect(messages(provider({}, "ecs-${var.name}"))).toEqual([
      'CL009 [aws_ecs_capacity_provider.web] name is "ecs-${var.name}"; allowed: a name that does not begin with aws, ecs or ' +
        "fargate. Put something in front of it.",
    ]);
  });

  it.each(["", "web spot", "web.spot", "x".repeat(256)])("is not %j", (name) => {
    expect(violated(provider({}, name))).toEqual(["CL010"]);
  });

  it.each(["x", "Web_spot-1", "x".repeat(255)])("may be %s", (name) => {
    expect(violated(provider({}, name))).toEqual([]);
  });

  it.each(["web", "on-ecs", "my-aws", "fargat", "${var.name}", "${var.name}-ecs"])("may be %s", (name) => {
    expect(violated(provider({}, name))).toEqual([]);
  });
});

describe("the target of managed scaling", () => {
  const target = (target_capacity: unknown) => violated(provider({ managed_scaling: { target_capacity } }));

  it("is 1 to 100 percent", () => {
    expect([0, 1, 100, 101, 80.5].map(target)).toEqual([["CL012"], [], [], ["CL012"], ["CL012"]]);
    expect(target("${var.target}")).toEqual([]);
  });

  it("is left to Terraform where that knows it", () => {
    expect(conditions("CL012", { managed_scaling: { target_capacity: "${var.target}" } })).toEqual([
      "auto_scaling_group_provider[0].managed_scaling[0].target_capacity",
    ]);
  });
});

describe("the steps of managed scaling", () => {
  const steps = (minimum_scaling_step_size?: unknown, maximum_scaling_step_size?: unknown) =>
    provider({ managed_scaling: { minimum_scaling_step_size, maximum_scaling_step_size } });

  it("are of 1 to 10000 instances", () => {
    expect([0, 1, 10_000, 10_001].map((step) => violated(steps(step)))).toEqual([["CL013"], [], [], ["CL013"]]);
    expect([0, 1, 10_000, 10_001].map((step) => violated(steps(undefined, step)))).toEqual([
      ["CL013"],
      [],
      [],
      ["CL013"],
    ]);
  });

  it("are in order", () => {
    expect(violated(steps(2, 2))).toEqual([]);
    expect(violated(steps("${var.least}", 2))).toEqual([]);
    expect(violated(steps(3, "${var.most}"))).toEqual([]);
    expect(messages(steps(3, "2"))).toEqual([
      "CL013 [aws_ecs_capacity_provider.web] auto_scaling_group_provider[0].managed_scaling[0].minimum_scaling_step_size is 3; " +
        "allowed: at most maximum_scaling_step_size, which is 2. Change one of the two step sizes.",
    ]);
  });

  it("are left to Terraform where that knows them", () => {
    const managed_scaling = { minimum_scaling_step_size: "${var.least}", maximum_scaling_step_size: "${var.most}" };
    expect(conditions("CL013", { managed_scaling })).toEqual([
      "auto_scaling_group_provider[0].managed_scaling[0].minimum_scaling_step_size",
      "auto_scaling_group_provider[0].managed_scaling[0].maximum_scaling_step_size",
    ]);
  });
});

describe("the warmup of instances", () => {
  const warmup = (instance_warmup_period: unknown) =>
    violated(provider({ managed_scaling: { instance_warmup_period } }));

  it("is of 0 to 10000 seconds", () => {
    expect([-1, 0, 10_000, 10_001].map(warmup)).toEqual([["CL014"], [], [], ["CL014"]]);
    expect(warmup("${var.warmup}")).toEqual([]);
  });
});

describe("the group of a capacity provider", () => {
  it.each([
    "${aws_autoscaling_group.web.arn}",
    "${var.group}",
    "arn:aws:autoscaling:us-east-1:111122223333:autoScalingGroup:a:autoScalingGroupName/web",
    "arn:aws-cn:autoscaling:cn-north-1:111122223333:autoScalingGroup:a:autoScalingGroupName/web",
  ])("may be %s", (auto_scaling_group_arn) => {
    expect(violated(provider({ auto_scaling_group_arn }))).toEqual([]);
  });

  it.each(["web", "arn:aws:ec2:x:1:y", "${aws_autoscaling_group.web.name}", "${aws_autoscaling_group.web-1.id}"])(
    "is not %s",
    (auto_scaling_group_arn) => {
      expect(messages(provider({ auto_scaling_group_arn }))).toEqual([
        "CL011 [aws_ecs_capacity_provider.web] auto_scaling_group_provider[0].auto_scaling_group_arn is " +
          `${JSON.stringify(auto_scaling_group_arn)}; allowed: the ARN of an Auto Scaling group. ` +
          "Refer to the arn of the Auto Scaling group.",
      ]);
    },
  );

  it("is left to Terraform where that knows it", () => {
    expect(conditions("CL011", { auto_scaling_group_arn: "${var.group}" })).toEqual([
      "auto_scaling_group_provider[0].auto_scaling_group_arn",
    ]);
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
    aws_autoscaling_group: { web: { tag: { key: "AmazonECSManaged", value: "true" }, ...group } },
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
