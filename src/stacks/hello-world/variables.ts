import type { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import {
  allowedCidrsVariable,
  imageVariable,
  REGIONS_WITH_A_AND_C,
  regionVariable,
  textVariable,
  x86Types,
} from "../variables";

/** Sizes with room for the task of the slides, which takes 1000 MiB. */
const INSTANCE_TYPE = x86Types("small|medium|large|[0-9]*xlarge");

/** What an operator may change when Terraform runs, in either style. */
export class HelloWorldVariables {
  readonly region: TerraformVariable;
  readonly allowedCidrs: TerraformVariable;

  constructor(scope: Construct) {
    this.region = regionVariable(scope, "a and c", REGIONS_WITH_A_AND_C);
    this.allowedCidrs = allowedCidrsVariable(scope);
  }
}

/** The type of the instances, in the slides' style. */
export function instanceTypeVariable(scope: Construct): TerraformVariable {
  return textVariable(scope, "instance_type", {
    default: "t3.small",
    description: "The type of the instances, small or more: the task takes 1000 MiB.",
    pattern: INSTANCE_TYPE,
    errorMessage: "instance_type must be small or more: t3.small, m7i.large.",
  });
}

/** The images, in today's style. They come from Amazon's mirror of Docker Hub, which counts no pulls of who is inside of AWS. */
export class ImageVariables {
  readonly wordpress: TerraformVariable;
  readonly mysql: TerraformVariable;

  constructor(scope: Construct) {
    this.wordpress = imageVariable(scope, "wordpress_image", {
      default: "public.ecr.aws/docker/library/wordpress:6.8.2-php8.3-apache",
      description: "The image of WordPress, with Apache, which listens on port 80.",
    });
    this.mysql = imageVariable(scope, "mysql_image", {
      default: "public.ecr.aws/docker/library/mysql:8.4.6",
      description: "The image of MySQL. Its data stay: go from a version to the next only.",
    });
  }
}
