import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { bucketNameVariable } from "../s3-access";
import { keyNameVariable, sshCidrsVariable } from "../ssh-variables";
import { REGIONS_WITH_A_AND_C, regionVariable, x86Types } from "../variables";

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
    this.instanceType = new TerraformVariable(scope, "instance_type", {
      type: "string",
      default: "t3.micro",
      nullable: false,
      description:
        "The type of the instances that share their hardware. Another one stops and starts them, and replaces Spot.",
      validation: [
        {
          condition: `\${can(regex("${INSTANCE_TYPE}", var.instance_type))}`,
          errorMessage: "instance_type must be a type with Intel or AMD processors: t3.micro, m7i.large.",
        },
      ],
    });
    this.spotMaxPrice = new TerraformVariable(scope, "spot_max_price", {
      type: "string",
      default: "",
      nullable: false,
      description: "The most to pay for an hour of the Spot instance, in US dollars. Empty: up to the price on demand.",
      validation: [
        {
          condition: '${can(regex("^([0-9]+([.][0-9]+)?)?$", var.spot_max_price))}',
          errorMessage: "spot_max_price must be an amount of US dollars, 0.0136, or empty.",
        },
      ],
    });
    this.keyName = keyNameVariable(scope);
    this.sshCidrs = sshCidrsVariable(scope);
    this.bucketName = bucketNameVariable(scope, prefix);
  }
}
