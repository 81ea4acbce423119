import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { ModuleStack } from "../../module/module-stack";
import { networkRules } from "../../rules/vpc/network";
import { addLocal } from "../locals";
import { SUFFIXES } from "./subnet-list";

const BLOCKS = "concat([var.cidr], var.secondary_cidr_blocks)";

/** Has Terraform check what the rules cannot, as it alone knows the subnets: that each lies in the VPC, and apart from the others. */
export function checkSubnets(module: ModuleStack, vpc: Vpc): void {
  const lists = Object.keys(SUFFIXES).map((kind) => `var.${kind}_subnets`);
  addLocal(module, "subnet_cidr_blocks", `concat(${lists.join(", ")})`);
  const all = "local.subnet_cidr_blocks";
  const outside = `[for cidr in ${all} : cidr if !anytrue([for block in ${BLOCKS} : ${contains("block", "cidr")}])]`;
  const overlaps = `(${contains("cidr", "other")} || ${contains("other", "cidr")})`;
  const overlapping = `distinct(flatten([for i, cidr in ${all} : [for j, other in ${all} : [cidr, other] if i < j && ${overlaps}]]))`;
  vpc.lifecycle = {
    precondition: [
      precondition("NW003", outside, `parts of \${join(", ", ${BLOCKS})}`),
      precondition("NW004", overlapping, "blocks apart from each other"),
    ],
  };
}

/** @param wrong the blocks that are wrong, an expression in HCL */
function precondition(id: string, wrong: string, allowed: string) {
  const fix = networkRules.find((rule) => rule.id === id)?.fix;
  return {
    condition: `\${length(${wrong}) == 0}`,
    errorMessage: `${id} cidr_block is \${jsonencode(${wrong})}; allowed: ${allowed}. ${fix}`,
  };
}

/** Whether `inner` lies in `outer`, in HCL. */
function contains(outer: string, inner: string): string {
  const length = (cidr: string) => `tonumber(split("/", ${cidr})[1])`;
  const widened = `cidrsubnet(format("%s/%s", split("/", ${inner})[0], split("/", ${outer})[1]), 0, 0)`;
  return `try(${length(inner)} >= ${length(outer)} && ${widened} == cidrsubnet(${outer}, 0, 0), false)`;
}
