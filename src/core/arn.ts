import { Fn } from "cdktf";

/** The partition that stands in `arn`: `aws`, `aws-cn`. */
export function partitionOf(arn: string): string {
  return part(arn, 1);
}

/** The region that stands in `arn`; Terraform takes it out, as the ARN may be known to it alone. */
export function regionOf(arn: string): string {
  return part(arn, 3);
}

/** The number of the account that stands in `arn`. */
export function accountOf(arn: string): string {
  return part(arn, 4);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function part(arn: string, index: number): string {
  return Fn.element(Fn.split(":", arn), index);
}
