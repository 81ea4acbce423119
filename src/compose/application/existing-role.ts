import { DataAwsIamRole } from "@cdktf/provider-aws/lib/data-aws-iam-role";
import type { Construct } from "constructs";
import { AddressScope, addressed } from "../../core/address";
import { type IRole, Role } from "../../iam/role";

/** A role that exists, by its name or its ARN; none if neither is given. */
export function existingRole(scope: Construct, id: string, role: string | undefined): IRole | undefined {
  if (role === undefined) return undefined;
  const own = new AddressScope(scope, `ExistingRole_${id}`);
  return Role.fromRoleArn(own, id, role.startsWith("arn:") ? role : arnOf(own, id, role));
}

function arnOf(scope: Construct, id: string, name: string): string {
  return addressed(new DataAwsIamRole(scope, "Existing", { name }), id).arn;
}
