import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { physicalName } from "../core/names";
import { isLiteral } from "../core/tokens";

/**
 * `physicalName` as ECR takes it: in lower case, with single hyphens between letters and digits. Ids that differ in nothing else
 * get one name.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
 */
export function registryName(scope: Construct, maxLength: number): string {
  const name = physicalName(scope, maxLength);
  if (!isLiteral(name)) return Fn.lower(name);
  return name.toLowerCase().replaceAll(/-+/g, "-").replaceAll(/^-|-$/g, "");
}
