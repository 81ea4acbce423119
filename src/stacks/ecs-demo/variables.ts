import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import {
  allowedCidrsVariable,
  imageVariable,
  REGIONS_WITH_A_AND_C,
  regionVariable,
  textVariable,
  wholeNumberVariable,
  x86Types,
} from "../variables";

/** Any size, of families with Intel or AMD processors, as the image is for these. */
const INSTANCE_TYPE = x86Types("micro|small|medium|large|[0-9]*xlarge");
/** Beside ecs-app: three of the smallest instances have room for six tasks each, by memory. */
const MOST_RESERVATIONS = 17;

/** What an operator may change when Terraform runs, without synthesising again. */
export class EcsDemoVariables {
  readonly region: TerraformVariable;
  readonly instanceType: TerraformVariable;
  readonly image: TerraformVariable;
  readonly message: TerraformVariable;
  readonly reservations: TerraformVariable;
  readonly allowedCidrs: TerraformVariable;

  constructor(scope: Construct) {
    this.region = regionVariable(scope, "a and c", REGIONS_WITH_A_AND_C);
    this.instanceType = textVariable(scope, "instance_type", {
      default: "t2.micro",
      description: "The type of the instances, micro or more.",
      pattern: INSTANCE_TYPE,
      errorMessage: "instance_type must be micro or more, with Intel or AMD processors: t2.micro, t3.small.",
    });
    this.image = imageVariable(scope, "image", {
      default: "hashicorp/http-echo:1.0.0",
      description: "The image of ecs-app; it must take -listen and -text, as http-echo does.",
    });
    this.message = new TerraformVariable(scope, "message", {
      type: "string",
      default: "ecs-demo",
      nullable: false,
      description: "What ecs-app answers.",
      validation: [
        { condition: "${length(var.message) > 0}", errorMessage: "message must be a text that is not empty." },
      ],
    });
    this.reservations = wholeNumberVariable(scope, "reservations", {
      least: 0,
      most: MOST_RESERVATIONS,
      default: 0,
      description: "How many tasks reserve CPU and do nothing: five, beside ecs-app, take 75 percent of a t2.micro.",
    });
    this.allowedCidrs = allowedCidrsVariable(scope, "ecs-app");
  }
}
