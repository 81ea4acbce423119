import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { imageVariable, REGIONS_WITH_A_AND_C, regionVariable } from "../variables";

/** What an operator may change when Terraform runs, without synthesising again. */
export class RunTaskVariables {
  readonly region: TerraformVariable;
  readonly image: TerraformVariable;
  readonly schedulesEnabled: TerraformVariable;

  constructor(scope: Construct) {
    this.region = regionVariable(scope, "a and c", REGIONS_WITH_A_AND_C);
    this.image = imageVariable(scope, "image", {
      default: "public.ecr.aws/docker/library/busybox:1.37",
      description: "The image of the batch; it must have a shell.",
    });
    this.schedulesEnabled = new TerraformVariable(scope, "schedules_enabled", {
      type: "bool",
      default: true,
      nullable: false,
      description: "Whether the schedules start tasks; the command does in any case.",
    });
  }
}
