import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { DefaultTokenResolver, Fn, type ITerraformDependable, StringConcat, Tokenization } from "cdktf";
import { Construct } from "constructs";
import { addressed } from "../core/address";
import { jsonTemplate, lazyJsonTemplate } from "../core/json-template";
import { physicalName } from "../core/names";
import { isLiteral } from "../core/tokens";
import { CheckedConstruct } from "../rules/checked-construct";
import { type PolicyStatement, policyDocument, trustDocument } from "./policy-statement";
import { Principal } from "./principal";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const LONGEST_NAME = 64;

/** A role, made here or existing, to which permissions can be added. */
export interface IRole extends Construct {
  readonly roleArn: string;
  /** The managed policies attached so far by this stack, for what must not start without them. */
  readonly attachments: readonly ITerraformDependable[];
  /** Tells of each policy that the role gets by this stack, now or later. What waits for them all must not stand in any of them. */
  whenAllowed(tell: (policy: ITerraformDependable) => void): void;
  /** Adds to the role's own, inline policy. Returns that policy, for what must not start without it. */
  addToPolicy(statement: PolicyStatement): ITerraformDependable;
}

export interface RoleProps {
  /** The service that takes on the role, for example `ecs-tasks.amazonaws.com`; or another principal. */
  readonly assumedBy: string | Principal;
  /**
   * A change replaces the role.
   * @default from the stack and the construct
   */
  readonly roleName?: string;
  /**
   * At most 1000 characters.
   * @default none
   */
  readonly description?: string;
  /**
   * Managed policies to attach, by ARN.
   * @default none
   */
  readonly managedPolicyArns?: readonly string[];
}

/** Statements that become one inline policy of a role with the first of them. */
class InlinePolicy {
  private readonly statements: PolicyStatement[] = [];
  private resource: IamRolePolicy | undefined;

  constructor(
    private readonly role: Construct,
    private readonly roleName: string,
  ) {}

  add(statement: PolicyStatement): ITerraformDependable {
    this.statements.push(statement);
    if (this.resource === undefined) {
      const policy = lazyJsonTemplate(() => policyDocument(distinct(this.role, this.statements)));
      this.resource = addressed(new IamRolePolicy(this.role, "Policy", { role: this.roleName, policy }));
    }
    return this.resource;
  }
}

/** Each statement once; resolved, as cdktf makes a new token of the same attribute each time that it is asked for. */
function distinct(scope: Construct, statements: readonly PolicyStatement[]): PolicyStatement[] {
  const options = { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing: false };
  const textOf = (statement: PolicyStatement) => JSON.stringify(Tokenization.resolve(statement, options));
  return [...new Map(statements.map((statement) => [textOf(statement), statement])).values()];
}

/** The policies of a role, and who wants to know of them. */
class Policies {
  private readonly all = new Set<ITerraformDependable>();
  private readonly listeners: ((policy: ITerraformDependable) => void)[] = [];

  add<T extends ITerraformDependable>(policy: T): T {
    if (!this.all.has(policy)) for (const tell of this.listeners) tell(policy);
    this.all.add(policy);
    return policy;
  }

  tell(listener: (policy: ITerraformDependable) => void): void {
    this.listeners.push(listener);
    for (const policy of this.all) listener(policy);
  }
}

/** A role that an AWS service takes on. It may do nothing until it is told what. */
export class Role extends CheckedConstruct implements IRole {
  /** A role that exists already. Statements that are added become an inline policy of it, in this stack. */
  static fromRoleArn(scope: Construct, id: string, roleArn: string): IRole {
    return new ExistingRole(scope, id, roleArn);
  }

  readonly resource: IamRole;
  private readonly policy: InlinePolicy;
  private readonly attached: ITerraformDependable[] = [];
  private readonly policies = new Policies();

  constructor(scope: Construct, id: string, { assumedBy, roleName, description, managedPolicyArns = [] }: RoleProps) {
    super(scope, id);
    this.resource = addressed(
      new IamRole(this, "Role", {
        name: roleName ?? physicalName(this, LONGEST_NAME),
        description,
        assumeRolePolicy: jsonTemplate(
          trustDocument(typeof assumedBy === "string" ? Principal.service(assumedBy) : assumedBy),
        ),
      }),
    );
    for (const [i, policyArn] of managedPolicyArns.entries()) {
      const name = (isLiteral(policyArn) && policyArn.split("/").at(-1)) || `policy_${i + 1}`;
      this.attach(name, policyArn);
    }
    this.policy = new InlinePolicy(this, this.resource.id);
  }

  get roleArn(): string {
    return this.resource.arn;
  }

  get roleName(): string {
    return this.resource.name;
  }

  get attachments(): readonly ITerraformDependable[] {
    return this.attached;
  }

  /** Attaches a managed policy. `id` names the attachment in its Terraform address, after the role. */
  attach(id: string, policyArn: string): void {
    const attachment = addressed(new IamRolePolicyAttachment(this, id, { role: this.roleName, policyArn }), id);
    this.attached.push(this.policies.add(attachment));
  }

  whenAllowed(tell: (policy: ITerraformDependable) => void): void {
    this.policies.tell(tell);
  }

  /** Allows `other` to take on this role; that this role trusts it, is for `assumedBy` to say. */
  grantAssumeRole(other: IRole): void {
    other.addToPolicy({ actions: ["sts:AssumeRole"], resources: [this.roleArn] });
  }

  addToPolicy(statement: PolicyStatement): ITerraformDependable {
    return this.policies.add(this.policy.add(statement));
  }
}

class ExistingRole extends Construct implements IRole {
  readonly attachments = [];
  private readonly policy: InlinePolicy;
  private readonly policies = new Policies();

  constructor(
    scope: Construct,
    id: string,
    readonly roleArn: string,
  ) {
    super(scope, id);
    // The name follows the last slash of the ARN, behind the path if it has one; Terraform takes it out, as the ARN may be a token.
    this.policy = new InlinePolicy(this, Fn.regex("[^/]+$", roleArn));
  }

  whenAllowed(tell: (policy: ITerraformDependable) => void): void {
    this.policies.tell(tell);
  }

  addToPolicy(statement: PolicyStatement): ITerraformDependable {
    return this.policies.add(this.policy.add(statement));
  }
}
