import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";

/** Regions that have the zones a and c. */
export const REGIONS_WITH_A_AND_C: readonly string[] = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-southeast-1",
  "eu-central-1",
  "eu-west-1",
  "us-east-1",
  "us-west-2",
];

/** The region of a stack whose subnets stand in certain zones, by their last letters: `a, c and d`. */
export function regionVariable(scope: Construct, zones: string, regions: readonly string[]): TerraformVariable {
  return new TerraformVariable(scope, "region", {
    type: "string",
    default: "ap-northeast-1",
    nullable: false,
    description: `The region; the subnets stand in its zones ${zones}.`,
    validation: [
      {
        condition: `\${contains(${JSON.stringify(regions)}, var.region)}`,
        errorMessage: `region must have the zones ${zones}: ${regions.join(", ")}.`,
      },
    ],
  });
}

/** How many tasks a service runs, up to `most`. */
export function desiredCountVariable(
  scope: Construct,
  { most, ...config }: { readonly most: number; readonly default: number; readonly description: string },
): TerraformVariable {
  return new TerraformVariable(scope, "desired_count", {
    type: "number",
    nullable: false,
    ...config,
    validation: [
      {
        condition: `\${var.desired_count >= 0 && var.desired_count <= ${most} && floor(var.desired_count) == var.desired_count}`,
        errorMessage: `desired_count must be a whole number from 0 to ${most}.`,
      },
    ],
  });
}
