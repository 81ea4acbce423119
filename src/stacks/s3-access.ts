import type { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { AddressScope } from "../core/address";
import { accountOf } from "../core/arn";
import { ManagedPolicy } from "../iam/managed-policy";
import { Principal } from "../iam/principal";
import { Role } from "../iam/role";
import { textVariable } from "./variables";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET = "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$";

export interface S3AccessProps {
  /** The bucket whose objects are written and read. */
  readonly bucketName: string;
  /**
   * What stands in front of each name: `blue-`.
   * @default none: the document's names
   */
  readonly prefix?: string;
}

/**
 * Two ways for an application to the objects of a bucket: by its own role, and by taking on another one, which may sign addresses for others.
 *
 * The picture of the policy for the second way shows `iam:GetRole` alone, by which nobody takes on a role; the text asks for `sts:AssumeRole`.
 */
export class S3Access extends AddressScope {
  /** What an application takes on in order to sign. Everybody in the account whose policies allow it may. */
  readonly role: Role;
  private readonly prefix: string;
  private readonly access: ManagedPolicy;
  private readonly assume: ManagedPolicy;

  constructor(scope: Construct, id: string, { bucketName, prefix = "" }: S3AccessProps) {
    super(scope, id);
    this.prefix = prefix;
    this.access = new ManagedPolicy(this, "s3_access_policy", {
      policyName: `${prefix}sample-s3-access-policy`,
      statements: [{ actions: ["s3:PutObject", "s3:GetObject"], resources: [`arn:*:s3:::${bucketName}/*`] }],
    });
    this.role = new Role(this, "s3_access_role", {
      roleName: `${prefix}sample-s3-access-role`,
      assumedBy: Principal.account(accountOf(this.access.policyArn)),
    });
    this.role.attach("s3_access", this.access.policyArn);
    this.assume = new ManagedPolicy(this, "get_s3_access_role_policy", {
      policyName: `${prefix}sample-get-s3-access-role-policy`,
      statements: [{ actions: ["sts:AssumeRole", "iam:GetRole"], resources: [this.role.roleArn] }],
    });
  }

  /**
   * The role of an application, `sample-s3-access-role-for-<user>`, with both policies.
   *
   * @param user `ec2`, `ecs`
   * @param service which hands the role to the application: `ec2.amazonaws.com`, `ecs-tasks.amazonaws.com`
   */
  roleFor(user: string, service: string, description?: string): Role {
    const role = new Role(this, `s3_access_role_for_${user}`, {
      roleName: `${this.prefix}sample-s3-access-role-for-${user}`,
      assumedBy: service,
      description,
    });
    role.attach("s3_access", this.access.policyArn);
    role.attach("get_s3_access_role", this.assume.policyArn);
    return role;
  }
}

/** The bucket that the applications of a stack write and read. */
export function bucketNameVariable(scope: Construct, prefix: string): TerraformVariable {
  return textVariable(scope, "bucket_name", {
    default: `${prefix}debugroom-sample`,
    description: "The bucket whose objects the applications write and read; it is not made here.",
    pattern: BUCKET,
    errorMessage: "bucket_name must be the name of a bucket: 3 to 63 small letters, digits, dots and hyphens.",
  });
}
