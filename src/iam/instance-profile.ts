import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { physicalName } from "../core/names";
import { CheckedConstruct } from "../rules/checked-construct";
import type { Role } from "./role";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html */
const LONGEST_NAME = 128;

export interface InstanceProfileProps {
  /** What the instances may do. */
  readonly role: Role;
  /**
   * A change replaces the profile.
   * @default from the stack and the construct
   */
  readonly instanceProfileName?: string;
}

/** A role as EC2 takes it: the console makes one in silence, Terraform does not. */
export class InstanceProfile extends CheckedConstruct {
  readonly resource: IamInstanceProfile;
  readonly role: Role;

  constructor(scope: Construct, id: string, { role, instanceProfileName }: InstanceProfileProps) {
    super(scope, id);
    this.role = role;
    this.resource = addressed(
      new IamInstanceProfile(this, "InstanceProfile", {
        name: instanceProfileName ?? physicalName(this, LONGEST_NAME),
        role: role.roleName,
      }),
    );
  }

  get instanceProfileArn(): string {
    return this.resource.arn;
  }

  get instanceProfileName(): string {
    return this.resource.name;
  }
}
