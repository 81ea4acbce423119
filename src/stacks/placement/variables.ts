import type { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { desiredCountVariable, REGIONS_WITH_A_AND_C, regionVariable, textVariable, x86Types } from "../variables";

/** The CPU of four of the smallest instances has room for so many tasks of each strategy, beside the other services. */
const MOST_TASKS = 20;
/** Sizes that have room for the largest task; the family is what a placement constraint asks for. */
const LINUX_TYPE = "^t3a?[.](medium|large|xlarge|2xlarge)$";
const WINDOWS_TYPE = x86Types("large|[0-9]*xlarge");
/** Older images have eight digits, newer ones 17. */
const IMAGE_ID = "^(ami-([0-9a-f]{8}|[0-9a-f]{17}))?$";

/** What an operator may change when Terraform runs, without synthesising again. */
export class PlacementVariables {
  readonly region: TerraformVariable;
  readonly instanceType: TerraformVariable;
  readonly windowsInstanceType: TerraformVariable;
  readonly amiId: TerraformVariable;
  readonly desiredCount: TerraformVariable;

  constructor(scope: Construct) {
    this.region = regionVariable(scope, "a and c", REGIONS_WITH_A_AND_C);
    this.instanceType = textVariable(scope, "instance_type", {
      default: "t3.medium",
      description: "The type of the Linux instances; one of t3 or t3a, as the service by_instance_type asks for.",
      pattern: LINUX_TYPE,
      errorMessage: "instance_type must be one of t3 or t3a, from medium to 2xlarge: t3.large.",
    });
    this.windowsInstanceType = textVariable(scope, "windows_instance_type", {
      default: "t3.large",
      description: "The type of the Windows instances, large or more.",
      pattern: WINDOWS_TYPE,
      errorMessage: "windows_instance_type must be large or more, with Intel or AMD processors: t3.large, m7i.xlarge.",
    });
    this.amiId = textVariable(scope, "ami_id", {
      default: "",
      description:
        "The image that Linux instances start from, and the only one that the service by_ami runs on. Empty: the newest " +
        "image for ECS, and by_ami has no task.",
      pattern: IMAGE_ID,
      errorMessage: "ami_id must be the id of an image, ami-0123456789abcdef0, or empty.",
    });
    this.desiredCount = desiredCountVariable(scope, {
      most: MOST_TASKS,
      default: 2,
      description: "How many tasks run of each service that shows a placement strategy.",
    });
  }
}
