import type { TerraformStack } from "cdktf";
import { INSTANCE_POLICY } from "../../src/cluster/instance-capacity";
import { InstanceProfile } from "../../src/iam/instance-profile";
import { Role } from "../../src/iam/role";

/** The profile `id` in `stack`, with which instances may join a cluster. */
export function instanceProfile(stack: TerraformStack, id = "profile"): InstanceProfile {
  const role = new Role(stack, `${id}_role`, { assumedBy: "ec2.amazonaws.com", managedPolicyArns: [INSTANCE_POLICY] });
  return new InstanceProfile(stack, id, { role });
}
