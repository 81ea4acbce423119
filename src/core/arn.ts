import { Fn } from "cdktf";

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
