import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { jsonTemplate } from "../core/json-template";
import { physicalName } from "../core/names";
import { CheckedConstruct } from "../rules/checked-construct";
import { type PolicyStatement, policyDocument } from "./policy-statement";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
const LONGEST_NAME = 128;

export interface ManagedPolicyProps {
  readonly statements: readonly PolicyStatement[];
  /**
   * A change replaces the policy.
   * @default from the stack and the construct
   */
  readonly policyName?: string;
  /**
   * A change replaces the policy.
   * @default none
   */
  readonly description?: string;
}

/** A policy that stands by itself and can be attached to several roles. */
export class ManagedPolicy extends CheckedConstruct {
  readonly resource: IamPolicy;

  constructor(scope: Construct, id: string, { statements, policyName, description }: ManagedPolicyProps) {
    super(scope, id);
    this.resource = addressed(
      new IamPolicy(this, "Policy", {
        name: policyName ?? physicalName(this, LONGEST_NAME),
        description,
        policy: jsonTemplate(policyDocument(statements)),
      }),
    );
  }

  get policyArn(): string {
    return this.resource.arn;
  }
}
