import { Fn } from "cdktf";
import { Construct } from "constructs";
import { ManagedPolicy } from "../iam/managed-policy";
import { Principal } from "../iam/principal";
import { Role } from "../iam/role";

export interface S3AccessProps {
  /** The bucket whose objects are read and written; it need not exist yet. */
  readonly bucketName: string;
  /**
   * What the names begin with, such as `blue-`.
   * @default ""
   */
  readonly prefix?: string;
}

/**
 * How an application gets at the objects of a bucket: by a role of its own account that it takes on, or directly.
 *
 * The notes grant both, and so does this. Their picture of the second policy shows `iam:GetRole` alone, by which nobody takes on a role:
 * their text asks for `sts:AssumeRole`.
 */
export class S3Access extends Construct {
  /** The role that is taken on; everybody in the account whose policies allow it may. */
  readonly role: Role;
  private readonly prefix: string;
  private readonly objects: ManagedPolicy;
  private readonly takeOn: ManagedPolicy;

  constructor(scope: Construct, id: string, { bucketName, prefix = "" }: S3AccessProps) {
    super(scope, id);
    this.prefix = prefix;
    this.objects = new ManagedPolicy(this, "policy", {
      policyName: `${prefix}sample-s3-access-policy`,
      statements: [{ actions: ["s3:PutObject", "s3:GetObject"], resources: [`arn:aws:s3:::${bucketName}/*`] }],
    });
    this.role = new Role(this, "role", {
      roleName: `${prefix}sample-s3-access-role`,
      assumedBy: Principal.account(accountOf(this.objects.policyArn)),
    });
    this.role.attach("policy", this.objects.policyArn);
    this.takeOn = new ManagedPolicy(this, "get_role_policy", {
      policyName: `${prefix}sample-get-s3-access-role-policy`,
      statements: [{ actions: ["sts:AssumeRole", "iam:GetRole"], resources: [this.role.roleArn] }],
    });
  }

  /**
   * The role of an application, `sample-s3-access-role-for-<user>`, with both policies.
   *
   * @param user who has the role: `ec2`, `ecs`
   * @param service the service that hands it to the application: `ec2.amazonaws.com`, `ecs-tasks.amazonaws.com`
   */
  roleFor(user: string, service: string, description: string): Role {
    const role = new Role(this, `role_for_${user}`, {
      roleName: `${this.prefix}sample-s3-access-role-for-${user}`,
      assumedBy: service,
      description,
    });
    role.attach("policy", this.objects.policyArn);
    role.attach("get_role_policy", this.takeOn.policyArn);
    return role;
  }
}

/** An ARN of the account's says its number, so Terraform need not ask AWS for it, and a plan needs no credentials. */
function accountOf(arn: string): string {
  return Fn.element(Fn.split(":", arn), 4);
}
