import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const PARAMETERS = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023";
const ARM = `${PARAMETERS}/arm64/recommended/image_id`;
const X86 = `${PARAMETERS}/recommended/image_id`;

const template = (attributes: Attributes): Attributes => ({ iam_instance_profile: { name: "web" }, ...attributes });
const templates = (attributes: Attributes): ResourceMap => ({ aws_launch_template: { web: template(attributes) } });

describe("the image of a launch template", () => {
  it("is of the architecture of its instance type", () => {
    expect(violated(templates({ image_id: ARM, instance_type: "t4g.small" }))).toEqual([]);
    expect(violated(templates({ image_id: X86, instance_type: "t3.small" }))).toEqual([]);
    expect(violated(templates({ image_id: X86, instance_type: "m7g.large" }))).toEqual(["LT013"]);
    expect(messages(templates({ image_id: ARM, instance_type: "t3.small" }))).toEqual([
      `Warning: LT013 [aws_launch_template.web] image_id is "${ARM}"; allowed: one for X86_64, as instance_type is t3.small. ` +
        "Take an instance type, an image and a cpu_architecture that belong together: a g behind the number is Graviton, ARM64.",
    ]);
  });

  it.each<Attributes>([
    { image_id: ARM },
    { image_id: ARM, instance_type: "${var.type}" },
    { image_id: ARM, instance_type: "mac2.metal" },
    { image_id: "ami-01234567", instance_type: "t3.small" },
    { image_id: "${var.image}", instance_type: "t3.small" },
    { instance_type: "t3.small" },
  ])("is not judged with %j", (attributes) => {
    expect(violated(templates(attributes))).toEqual([]);
  });
});

describe("the types of a group of mixed instances", () => {
  const mixed = (override: Attributes[], image_id: string = X86): ResourceMap => ({
    ...templates({ image_id }),
    aws_autoscaling_group: {
      web: {
        vpc_zone_identifier: ["subnet-1"],
        mixed_instances_policy: {
          launch_template: {
            launch_template_specification: { launch_template_id: "${aws_launch_template.web.id}" },
            override,
          },
        },
      },
    },
  });

  it("are of the architecture of the image", () => {
    expect(violated(mixed([{ instance_type: "m6i.large" }, { instance_type: "m5.large" }]))).toEqual([]);
    expect(violated(mixed([{ instance_type: "m6g.large" }], ARM))).toEqual([]);
    expect(messages(mixed([{ instance_type: "m6i.large" }, { instance_type: "m6g.large" }]))).toEqual([
      "Warning: LT013 [aws_autoscaling_group.web] mixed_instances_policy[0].launch_template[0].override[1].instance_type is " +
        '"m6g.large"; allowed: one of X86_64, as is the image of aws_launch_template.web. ' +
        "Take an instance type, an image and a cpu_architecture that belong together: a g behind the number is Graviton, ARM64.",
    ]);
  });

  it("may have a template of their own, or be known to Terraform only", () => {
    const launch_template_specification = { launch_template_name: "arm" };
    expect(violated(mixed([{ instance_type: "m6g.large", launch_template_specification }]))).toEqual([]);
    expect(violated(mixed([{ instance_type: "m6g.large", launch_template_specification: null }]))).toEqual(["LT013"]);
    expect(violated(mixed([{ instance_type: "${var.type}" }, { instance_requirements: {} }]))).toEqual([]);
    expect(violated(mixed([{ instance_type: "m6g.large" }], "ami-01234567"))).toEqual([]);
  });
});

describe("the tasks of a service on instances", () => {
  const GROUP = { launch_template: { id: "${aws_launch_template.web.id}" }, vpc_zone_identifier: ["subnet-1"] };
  const service = (cpu_architecture: unknown, launched: Attributes, others: ResourceMap = {}): ResourceMap => ({
    ...templates(launched),
    aws_autoscaling_group: { web: GROUP },
    aws_ecs_capacity_provider: {
      web: { name: "web", auto_scaling_group_provider: { auto_scaling_group_arn: "${aws_autoscaling_group.web.arn}" } },
      api: { name: "api", auto_scaling_group_provider: { auto_scaling_group_arn: "${aws_autoscaling_group.api.arn}" } },
    },
    aws_ecs_task_definition: {
      web: {
        family: "web",
        runtime_platform: { cpu_architecture },
        container_definitions: JSON.stringify([{ name: "web", image: "web:1", memory: 128 }]),
      },
    },
    aws_ecs_service: { web: on("web") },
    ...others,
  });
  const on = (...providers: string[]): Attributes => ({
    task_definition: "${aws_ecs_task_definition.web.arn}",
    capacity_provider_strategy: providers.map((capacity_provider) => ({ capacity_provider, weight: 1 })),
  });

  it("are of the architecture of the instances, by their type or their image", () => {
    for (const launched of [{ instance_type: "t4g.small" }, { image_id: ARM }]) {
      expect(violated(service("ARM64", launched))).toEqual([]);
      expect(messages(service("X86_64", launched))).toEqual([
        'Warning: LT013 [aws_ecs_service.web] runtime_platform[0].cpu_architecture of aws_ecs_task_definition.web is "X86_64"; ' +
          "allowed: ARM64, as are the instances of the service. " +
          "Take an instance type, an image and a cpu_architecture that belong together: a g behind the number is Graviton, ARM64.",
      ]);
    }
    expect(violated(service("ARM64", { instance_type: "t3.small" }))).toEqual(["LT013"]);
  });

  it.each<[string, unknown, Attributes]>([
    ["its architecture", "${var.architecture}", { instance_type: "t4g.small" }],
    ["no architecture", undefined, { instance_type: "t4g.small" }],
    ["its instances", "X86_64", { image_id: "ami-01234567" }],
  ])("are not judged where a task says %s", (_, architecture, launched) => {
    expect(violated(service(architecture, launched))).toEqual([]);
  });

  it("may be of one of several kinds of instances", () => {
    const both = (other: Attributes): ResourceMap => ({
      aws_launch_template: { web: template({ instance_type: "t4g.small" }), api: template(other) },
      aws_autoscaling_group: {
        web: GROUP,
        api: { ...GROUP, launch_template: { id: "${aws_launch_template.api.id}" } },
      },
      aws_ecs_service: { web: on("web", "api") },
    });
    expect(violated(service("X86_64", {}, both({ instance_type: "t3.small" })))).toEqual([]);
    expect(violated(service("X86_64", {}, both({})))).toEqual([]);
    expect(violated(service("X86_64", {}, both({ instance_type: "t4g.large" })))).toEqual(["LT013"]);
  });

  it("are not judged on mixed instances, nor without a task definition", () => {
    const mixed = {
      ...GROUP,
      launch_template: undefined,
      mixed_instances_policy: {
        launch_template: {
          launch_template_specification: { launch_template_id: "${aws_launch_template.web.id}" },
          override: [{ instance_type: "t3.small" }],
        },
      },
    };
    const launched = { instance_type: "t4g.small" };
    expect(violated(service("X86_64", launched, { aws_autoscaling_group: { web: mixed } }))).toEqual([]);
    const task_definition = "web:1";
    expect(
      violated(service("X86_64", launched, { aws_ecs_service: { web: { ...on("web"), task_definition } } })),
    ).toEqual([]);
    expect(violated(service("X86_64", launched, { aws_ecs_service: { web: on("elsewhere") } }))).toEqual([]);
  });
});
