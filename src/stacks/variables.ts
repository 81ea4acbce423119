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

/**
 * What types of instances look like whose processors are Intel's or AMD's, as a regular expression: those of Amazon's have a `g` behind
 * the number of the generation, but for the first, a1.
 *
 * @param sizes which sizes, as alternatives: `large|[0-9]*xlarge`
 */
export function x86Types(sizes: string): string {
  return `^[b-z][a-z]*[0-9]+[a-fh-z]*(-flex)?[.](${sizes})$`;
}

interface TextVariableConfig {
  readonly default: string;
  readonly description: string;
  /** What the value looks like, for Terraform's `regex`. */
  readonly pattern: string;
  readonly errorMessage: string;
}

/** A text that looks like a pattern. */
export function textVariable(
  scope: Construct,
  name: string,
  { pattern, errorMessage, ...config }: TextVariableConfig,
): TerraformVariable {
  return new TerraformVariable(scope, name, {
    type: "string",
    nullable: false,
    ...config,
    validation: [{ condition: `\${can(regex("${pattern}", var.${name}))}`, errorMessage }],
  });
}

interface NumberVariableConfig {
  readonly most: number;
  readonly default: number;
  readonly description: string;
}

/** A whole number, from `least` to `most`. */
export function wholeNumberVariable(
  scope: Construct,
  name: string,
  { least, most, ...config }: NumberVariableConfig & { readonly least: number },
): TerraformVariable {
  const value = `var.${name}`;
  return new TerraformVariable(scope, name, {
    type: "number",
    nullable: false,
    ...config,
    validation: [
      {
        condition: `\${${value} >= ${least} && ${value} <= ${most} && floor(${value}) == ${value}}`,
        errorMessage: `${name} must be a whole number from ${least} to ${most}.`,
      },
    ],
  });
}

/** How many tasks a service runs, up to `most`. */
export function desiredCountVariable(scope: Construct, config: NumberVariableConfig): TerraformVariable {
  return wholeNumberVariable(scope, "desired_count", { least: 0, ...config });
}

/** The image of a container. */
export function imageVariable(
  scope: Construct,
  name: string,
  config: { readonly default: string; readonly description: string },
): TerraformVariable {
  return textVariable(scope, name, {
    ...config,
    pattern: "^[^[:space:]]+$",
    errorMessage: `${name} must be the name of an image, without spaces: nginx:1.27.`,
  });
}

/** Who may reach `what`: blocks of IPv4 addresses, everybody unless somebody says otherwise. */
export function allowedCidrsVariable(scope: Construct, what = "the load balancer"): TerraformVariable {
  return new TerraformVariable(scope, "allowed_cidrs", {
    type: "list(string)",
    default: ["0.0.0.0/0"],
    nullable: false,
    description: `Who may reach ${what}: blocks of IPv4 addresses.`,
    validation: [
      {
        condition:
          "${length(var.allowed_cidrs) > 0 && alltrue([for cidr in var.allowed_cidrs : can(cidrnetmask(cidr))])}",
        errorMessage: "allowed_cidrs must be one or more blocks of IPv4 addresses: 203.0.113.0/24.",
      },
    ],
  });
}
