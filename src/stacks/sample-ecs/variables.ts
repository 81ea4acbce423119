import { TerraformVariable, type TerraformVariableValidationConfig } from "cdktf";
import type { Construct } from "constructs";
import { REGIONS_WITH_A_AND_C, regionVariable } from "../variables";

/**
 * Types with room for one task, which takes 1152 CPU units and 1152 MiB: of those called medium, t2 and t3 alone have two CPUs. The image is
 * for x86, so those with Arm processors are left out: a1, and those with a g behind the generation.
 */
const INSTANCE_TYPE = "^(t(2|3a?)[.]medium|[b-z][a-z]*[0-9][a-fh-z-]*[.](large|[0-9]*xlarge))$";

/** What an operator may change when Terraform runs, without synthesising again. */
export class SampleEcsVariables {
  readonly region: TerraformVariable;
  readonly instanceType: TerraformVariable;
  readonly nginxImage: TerraformVariable;
  readonly appImage: TerraformVariable;
  readonly alarmPeriod: TerraformVariable;
  readonly cooldown: TerraformVariable;

  constructor(private readonly scope: Construct) {
    this.region = regionVariable(scope, "a and c", REGIONS_WITH_A_AND_C);
    this.instanceType = this.text("instance_type", {
      default: "t2.medium",
      description: "The type of the instances, for x86 and with two CPUs or more: each runs one task.",
      validation: {
        condition: `\${can(regex("${INSTANCE_TYPE}", var.instance_type))}`,
        errorMessage: "instance_type must be medium of t2, t3 or t3a, or large or more, for x86: t3.medium, m7i.large.",
      },
    });
    this.nginxImage = this.text("nginx_image", {
      default: "nginx:1.27",
      description: "The image of the reverse proxy.",
      validation: notEmpty("nginx_image"),
    });
    this.appImage = this.text("app_image", {
      default: "springio/gs-spring-boot-docker",
      description: "The image of the Spring Boot application, which listens on port 8080.",
      validation: notEmpty("app_image"),
    });
    this.alarmPeriod = this.seconds("alarm_period", {
      default: 60,
      description: "Seconds over which the alarms take the average of the CPU.",
      validation: {
        condition: "${var.alarm_period > 0 && var.alarm_period % 60 == 0}",
        errorMessage: "alarm_period must be a multiple of 60.",
      },
    });
    this.cooldown = this.seconds("cooldown", {
      default: 300,
      description: "Seconds in which a scaling is left to take effect before the next.",
      validation: {
        condition: "${var.cooldown >= 0 && floor(var.cooldown) == var.cooldown}",
        errorMessage: "cooldown must be a whole number, 0 or more.",
      },
    });
  }

  private text(name: string, options: VariableOptions<string>): TerraformVariable {
    return this.variable("string", name, options);
  }

  private seconds(name: string, options: VariableOptions<number>): TerraformVariable {
    return this.variable("number", name, options);
  }

  private variable(
    type: string,
    name: string,
    { validation, ...options }: VariableOptions<unknown>,
  ): TerraformVariable {
    return new TerraformVariable(this.scope, name, { type, nullable: false, ...options, validation: [validation] });
  }
}

interface VariableOptions<T> {
  readonly default: T;
  readonly description: string;
  readonly validation: TerraformVariableValidationConfig;
}

function notEmpty(name: string): TerraformVariableValidationConfig {
  return { condition: `\${length(var.${name}) > 0}`, errorMessage: `${name} must be the name of an image.` };
}
