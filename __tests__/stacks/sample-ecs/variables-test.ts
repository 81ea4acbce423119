import { SampleEcsStack } from "../../../src/stacks/sample-ecs/sample-ecs-stack";
import { synthesiseApp } from "../../support/synth";
import { expectVariable, REGION_WITH_A_AND_C } from "../../support/variables";

const stack = synthesiseApp((app) => new SampleEcsStack(app, "sample-ecs")).stack("sample-ecs");
const INSTANCE_TYPE = "^(t(2|3a?)[.]medium|[b-z][a-z]*[0-9][a-fh-z-]*[.](large|[0-9]*xlarge))$";

describe("the variables of the sample-ecs stack", () => {
  it.each([
    REGION_WITH_A_AND_C,
    {
      name: "instance_type",
      type: "string",
      value: "t2.medium",
      description: "The type of the instances, for x86 and with two CPUs or more: each runs one task.",
      condition: `\${can(regex("${INSTANCE_TYPE}", var.instance_type))}`,
      message: "instance_type must be medium of t2, t3 or t3a, or large or more, for x86: t3.medium, m7i.large.",
    },
    {
      name: "nginx_image",
      type: "string",
      value: "nginx:1.27",
      description: "The image of the reverse proxy.",
      condition: "${length(var.nginx_image) > 0}",
      message: "nginx_image must be the name of an image.",
    },
    {
      name: "app_image",
      type: "string",
      value: "springio/gs-spring-boot-docker",
      description: "The image of the Spring Boot application, which listens on port 8080.",
      condition: "${length(var.app_image) > 0}",
      message: "app_image must be the name of an image.",
    },
    {
      name: "alarm_period",
      type: "number",
      value: 60,
      description: "Seconds over which the alarms take the average of the CPU.",
      condition: "${var.alarm_period > 0 && var.alarm_period % 60 == 0}",
      message: "alarm_period must be a multiple of 60.",
    },
    {
      name: "cooldown",
      type: "number",
      value: 300,
      description: "Seconds in which a scaling is left to take effect before the next.",
      condition: "${var.cooldown >= 0 && floor(var.cooldown) == var.cooldown}",
      message: "cooldown must be a whole number, 0 or more.",
    },
  ])("$name says what it takes", (expected) => expectVariable(stack, expected));

  it("are these six", () => {
    expect(Object.keys(stack.json.variable ?? {}).sort()).toEqual([
      "alarm_period",
      "app_image",
      "cooldown",
      "instance_type",
      "nginx_image",
      "region",
    ]);
  });
});

describe("the types of instance that have room for a task", () => {
  const allowed = (type: string) => new RegExp(INSTANCE_TYPE).test(type);

  it.each([
    "t2.medium",
    "t3.medium",
    "t3a.medium",
    "t3.large",
    "m4.large",
    "m7i-flex.large",
    "c6in.4xlarge",
    "r5.xlarge",
  ])("%s is one", (type) => expect(allowed(type)).toBe(true));

  it.each(["t2.small", "m3.medium", "m1.medium", "t2.micro", "t3", "large", ""])("%j is too small, or none", (type) =>
    expect(allowed(type)).toBe(false),
  );

  it.each([
    "t4g.medium",
    "t4g.large",
    "m6g.medium",
    "m6gd.large",
    "c7gn.xlarge",
    "im4gn.large",
    "is4gen.large",
    "a1.large",
  ])("%s has an Arm processor, for which the image is not", (type) => expect(allowed(type)).toBe(false));
});
