import type { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { bucketNameVariable } from "../s3-access";
import { keyNameVariable, sshCidrsVariable } from "../ssh-variables";
import { REGIONS_WITH_A_AND_C, regionVariable, textVariable, x86Types } from "../variables";

/** Families with Intel or AMD processors, as the image is for these. */
const INSTANCE_TYPE = x86Types("[0-9a-z]+");

/** What an operator may change when Terraform runs, without synthesising again. */
export class ComputingVariables {
  readonly region: TerraformVariable;
  readonly instanceType: TerraformVariable;
  readonly spotMaxPrice: TerraformVariable;
  readonly keyName: TerraformVariable;
  readonly sshCidrs: TerraformVariable;
  readonly bucketName: TerraformVariable;

  constructor(scope: Construct, prefix: string) {
    this.region = regionVariable(scope, "a and c", REGIONS_WITH_A_AND_C);
    this.instanceType = textVariable(scope, "instance_type", {
      default: "t3.micro",
      description:
        "The type of the instances that share their hardware. Another one stops and starts them, and replaces Spot.",
      pattern: INSTANCE_TYPE,
      errorMessage: "instance_type must be a type with Intel or AMD processors: t3.micro, m7i.large.",
    });
    this.spotMaxPrice = textVariable(scope, "spot_max_price", {
      default: "",
      description: "The most to pay for an hour of the Spot instance, in US dollars. Empty: up to the price on demand.",
      pattern: "^([0-9]+([.][0-9]+)?)?$",
      errorMessage: "spot_max_price must be an amount of US dollars, 0.0136, or empty.",
    });
    this.keyName = keyNameVariable(scope);
    this.sshCidrs = sshCidrsVariable(scope);
    this.bucketName = bucketNameVariable(scope, prefix);
  }
}
