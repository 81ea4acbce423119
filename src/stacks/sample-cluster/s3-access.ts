import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { ManagedPolicy } from "../../iam/managed-policy";
import { Principal } from "../../iam/principal";
import { Role } from "../../iam/role";

export interface S3AccessProps {
  /** The bucket whose objects are written and read. */
  readonly bucketName: string;
  /** Gives a name of the document's the form that it has in this stack. */
  readonly nameOf: (name: string) => string;
}

/** Two ways for a task to the objects of a bucket: by its own role, and by taking on another one, which may sign addresses for others. */
export class S3Access {
  /** What a task takes on in order to sign. */
  readonly role: Role;
  /** The role of the tasks. */
  readonly taskRole: Role;

  constructor(scope: Construct, { bucketName, nameOf }: S3AccessProps) {
    const access = new ManagedPolicy(scope, "s3_access_policy", {
      policyName: nameOf("sample-s3-access-policy"),
      statements: [{ actions: ["s3:PutObject", "s3:GetObject"], resources: [`arn:aws:s3:::${bucketName}/*`] }],
    });
    this.role = new Role(scope, "s3_access_role", {
      roleName: nameOf("sample-s3-access-role"),
      assumedBy: Principal.account(accountOf(access)),
    });
    this.role.attach("s3_access", access.policyArn);
    const assume = new ManagedPolicy(scope, "get_s3_access_role_policy", {
      policyName: nameOf("sample-get-s3-access-role-policy"),
      statements: [{ actions: ["sts:AssumeRole", "iam:GetRole"], resources: [this.role.roleArn] }],
    });
    this.taskRole = new Role(scope, "s3_access_role_for_ecs", {
      roleName: nameOf("sample-s3-access-role-for-ecs"),
      assumedBy: "ecs-tasks.amazonaws.com",
    });
    this.taskRole.attach("s3_access", access.policyArn);
    this.taskRole.attach("get_s3_access_role", assume.policyArn);
  }
}

/** The number of the own account, as it stands in the ARN of whatever is made in it: no credentials are needed to plan it. */
function accountOf({ policyArn }: ManagedPolicy): string {
  return Fn.element(Fn.split(":", policyArn), 4);
}
