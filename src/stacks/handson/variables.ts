import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";

/** The zones that the hands-on uses, by their last letter. */
const REGIONS_WITH_A_C_D = ["ap-northeast-1", "ap-northeast-2", "us-east-1", "us-west-2"];
/** https://docs.aws.amazon.com/general/latest/gr/ecs-service.html: tasks per service */
const MOST_TASKS = 5000;

/** What an operator may change when Terraform runs, without synthesising again. */
export class HandsonVariables {
  readonly region: TerraformVariable;
  readonly image: TerraformVariable;
  readonly desiredCount: TerraformVariable;
  readonly allowedCidrs: TerraformVariable;

  constructor(scope: Construct) {
    this.region = new TerraformVariable(scope, "region", {
      type: "string",
      default: "ap-northeast-1",
      nullable: false,
      description: "The region; the subnets stand in its zones a, c and d.",
      validation: [
        {
          condition: `\${contains(${JSON.stringify(REGIONS_WITH_A_C_D)}, var.region)}`,
          errorMessage: `region must have the zones a, c and d: ${REGIONS_WITH_A_C_D.join(", ")}.`,
        },
      ],
    });
    this.image = new TerraformVariable(scope, "image", {
      type: "string",
      default: "nginx:1.14",
      nullable: false,
      description: "The container's image; it must listen on port 80.",
      validation: [
        {
          condition: '${can(regex("^[^[:space:]]+$", var.image))}',
          errorMessage: "image must be the name of an image, without spaces: nginx:1.27.",
        },
      ],
    });
    this.desiredCount = new TerraformVariable(scope, "desired_count", {
      type: "number",
      default: 1,
      nullable: false,
      description: "How many tasks run.",
      validation: [
        {
          condition: `\${var.desired_count >= 0 && var.desired_count <= ${MOST_TASKS} && floor(var.desired_count) == var.desired_count}`,
          errorMessage: `desired_count must be a whole number from 0 to ${MOST_TASKS}.`,
        },
      ],
    });
    this.allowedCidrs = new TerraformVariable(scope, "allowed_cidrs", {
      type: "list(string)",
      default: ["0.0.0.0/0"],
      nullable: false,
      description: "Who may reach the load balancer: blocks of IPv4 addresses.",
      validation: [
        {
          condition:
            "${length(var.allowed_cidrs) > 0 && alltrue([for cidr in var.allowed_cidrs : can(cidrnetmask(cidr))])}",
          errorMessage: "allowed_cidrs must be one or more blocks of IPv4 addresses: 203.0.113.0/24.",
        },
      ],
    });
  }
}
