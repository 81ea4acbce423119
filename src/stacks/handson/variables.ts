import type { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { allowedCidrsVariable, desiredCountVariable, imageVariable, regionVariable } from "../variables";

/** The zones that the hands-on uses, by their last letter. */
const REGIONS_WITH_A_C_D = ["ap-northeast-1", "ap-northeast-2", "us-east-1", "us-west-2"];
/** https://docs.aws.amazon.com/general/latest/gr/ecs-service.html: tasks per service */
const MOST_TASKS = 5000;

/** Where the hands-on is. */
export function handsonRegion(scope: Construct): TerraformVariable {
  return regionVariable(scope, "a, c and d", REGIONS_WITH_A_C_D);
}

/** What an operator may change when Terraform runs, without synthesising again. */
export class HandsonVariables {
  readonly image: TerraformVariable;
  readonly desiredCount: TerraformVariable;
  readonly allowedCidrs: TerraformVariable;

  constructor(scope: Construct) {
    this.image = imageVariable(scope, "image", {
      default: "nginx:1.14",
      description: "The container's image; it must listen on port 80.",
    });
    this.desiredCount = desiredCountVariable(scope, {
      most: MOST_TASKS,
      default: 1,
      description: "How many tasks run.",
    });
    this.allowedCidrs = allowedCidrsVariable(scope);
  }
}
