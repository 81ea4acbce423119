import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Fn, type IResolvable, type ITerraformDependable, type TerraformVariableValidationConfig } from "cdktf";
import type { Construct } from "constructs";
import { AddressScope, addressed } from "../../core/address";
import { type IRole, Role } from "../../iam/role";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { forEach, onlyIf } from "../../module/repetition";

const TASKS = "ecs-tasks.amazonaws.com";

export interface ModuleRoleProps {
  /** What the names of its inputs begin with: `tasks` of `tasks_iam_role_arn`. */
  readonly prefix: string;
  /** Who takes it on, for the descriptions of the inputs: "the programs in the tasks". */
  readonly whose: string;
  /**
   * Whether there has to be one, made or given.
   * @default false
   */
  readonly required?: boolean;
  /**
   * Where a role is needed at all, in HCL.
   * @default everywhere
   */
  readonly when?: string;
  /** @default "ecs-tasks.amazonaws.com" */
  readonly assumedBy?: string;
  /**
   * Managed policies that it always has.
   * @default none
   */
  readonly managedPolicyArns?: readonly string[];
}

/** A role of tasks. */
export interface ModuleRole {
  /** The one that is made, or the one that the caller gives. */
  readonly role: IRole;
  /** Of the managed policies that the caller gives it. */
  readonly attachment: ITerraformDependable;
  /** Of those that it always has. */
  readonly attachments: readonly ITerraformDependable[];
  /** Makes its inline policy, a document in HCL, where `condition` holds, which Terraform must know at plan time. */
  setPolicy(document: string, condition?: IResolvable): ITerraformDependable;
}

/** Adds a role of tasks and its inputs. */
export function addRole(
  module: ModuleStack,
  scope: Construct,
  id: string,
  { prefix, whose, required = false, when = "true", assumedBy = TASKS, managedPolicyArns }: ModuleRoleProps,
): ModuleRole {
  const input = (suffix: string, description: string, type = "string", value: unknown = null) =>
    module.addInput(`${prefix}_iam_role_${suffix}`, { type, description, default: value });
  const create = module.addInput(`create_${prefix}_iam_role`, {
    type: "bool",
    description: `Whether the role of ${whose} is made here`,
    default: true,
  });
  const given = module.addInput(`${prefix}_iam_role_arn`, {
    type: "string",
    description: `The ARN of the role of ${whose}, where none is made here; its permissions are the caller's`,
    default: null,
    validation: required ? [isGiven(prefix, when)] : undefined,
  });
  const role = onlyIf(
    new Role(scope, id, {
      assumedBy,
      managedPolicyArns,
      description: input("description", `What the role of ${whose} is for, at most 1000 characters`).stringValue,
    }),
    when === "true" ? create.value : hcl(`var.${create.friendlyUniqueId} ? ${when} : false`).value,
  );
  const name = input("name", `The name of the role of ${whose}, if it is not to be the module's and a suffix`);
  role.resource.name = Fn.coalesce([name.stringValue, role.resource.nameInput]);
  role.resource.path = input("path", `The path of the role of ${whose}: \`/shop/\``).stringValue;
  role.resource.permissionsBoundary = input(
    "permissions_boundary",
    `The ARN of a policy that limits what the role of ${whose} may do`,
  ).stringValue;
  role.resource.maxSessionDuration = input(
    "max_session_duration",
    `Seconds for which a session of the role of ${whose} may last, 3600 to 43200`,
    "number",
  ).numberValue;
  const policies = input("policies", `ARNs of managed policies for the role of ${whose}, by names`, "map(string)", {});
  const attachment = forEach(
    addressed(
      new IamRolePolicyAttachment(role, "Attachment", {
        role: role.roleName,
        policyArn: hcl("each.value").stringValue,
      }),
    ),
    policies.value,
  );
  const arn = Fn.conditional(create.value, role.roleArn, given.stringValue);
  module.addOutput(`${prefix}_iam_role_arn`, { description: `The ARN of the role of ${whose}`, value: arn });
  module.addOutput(`${prefix}_iam_role_name`, {
    description: `The name of the role of ${whose}, if it is made here`,
    value: role.roleName,
  });
  module.addOutput(`${prefix}_iam_role_unique_id`, {
    description: `What IAM calls the role of ${whose}, if it is made here`,
    value: role.resource.uniqueId,
  });
  return {
    role: Role.fromRoleArn(new AddressScope(scope, `${prefix}Role`), id, arn),
    attachment,
    attachments: role.attachments,
    setPolicy(document, condition) {
      const policy = addressed(
        new IamRolePolicy(role, "Policy", { role: role.resource.id, policy: hcl(document).stringValue }),
      );
      return condition === undefined ? policy : onlyIf(policy, condition);
    },
  };
}

function isGiven(prefix: string, when: string): TerraformVariableValidationConfig {
  const given = `var.create_${prefix}_iam_role ? true : var.${prefix}_iam_role_arn != null`;
  return {
    condition: `\${${when === "true" ? given : `${when} ? (${given}) : true`}}`,
    errorMessage: `${prefix}_iam_role_arn is null; allowed: the ARN of a role, as none is made here. Give one, or leave create_${prefix}_iam_role out.`,
  };
}
