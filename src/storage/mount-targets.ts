import { EfsMountTarget } from "@cdktf/provider-aws/lib/efs-mount-target";
import { DefaultTokenResolver, Fn, StringConcat, TerraformCount, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { isLiteral } from "../core/tokens";

export interface MountTargetsOptions {
  readonly fileSystemId: string;
  readonly subnetIds: string[];
  readonly securityGroupId: string;
}

const SUBNET_OF_STACK = /^\$\{aws_subnet\.([A-Za-z0-9_-]+)\.id\}$/;

/**
 * Adds a mount target in each subnet. The subnet's name is in its address, so that one subnet more or fewer moves no other's target;
 * in a list that only Terraform knows, the subnets are counted.
 */
export function addMountTargets(scope: Construct, options: MountTargetsOptions): readonly EfsMountTarget[] {
  const { fileSystemId, subnetIds, securityGroupId } = options;
  const common = { fileSystemId, securityGroups: [securityGroupId] };
  if (!isLiteral(subnetIds)) {
    const count = TerraformCount.of(Fn.lengthOf(subnetIds));
    const subnetId = Fn.element(subnetIds, count.index);
    return [addressed(new EfsMountTarget(scope, "MountTarget", { ...common, count, subnetId }))];
  }
  return subnetIds.map((subnetId, i) =>
    addressed(
      new EfsMountTarget(scope, i === 0 ? "MountTarget" : `MountTarget${i}`, { ...common, subnetId }),
      nameOf(scope, subnetId) ?? `${i + 1}`,
    ),
  );
}

/** What a subnet is called: its name in this stack, or its id. */
function nameOf(scope: Construct, subnetId: string): string | undefined {
  if (isLiteral(subnetId)) return subnetId;
  const resolver = new DefaultTokenResolver(new StringConcat());
  const text: unknown = Tokenization.resolve(subnetId, { scope, resolver, preparing: false });
  return SUBNET_OF_STACK.exec(String(text))?.[1];
}
