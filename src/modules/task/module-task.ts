import { Fn, type TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { dependOn } from "../../core/depend-on";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { EXECUTE_COMMAND } from "../../service/execute-command";
import type { TaskDefinition } from "../../task-definition/task-definition";
import { addContainers, CONTAINERS } from "./containers";
import { startPermissions } from "./permissions";
import { addRole, type ModuleRole } from "./role";
import { allow, given, policyOf, STATEMENTS } from "./statements";
import type { TaskKind } from "./task-kind";
import { addVolumes, MOUNT_PERMISSIONS, MOUNTS_BY_ROLE } from "./volumes";

export interface ModuleTaskProps {
  /**
   * Whether there have to be roles, made or given: for who hands them to the tasks.
   * @default false
   */
  readonly rolesRequired?: boolean;
}

/** A task definition, with its roles, log groups and volumes; the caller's inputs say all of it. */
export class ModuleTask<T extends TaskDefinition> {
  readonly taskDefinition: T;
  /** Whether `aws ecs execute-command` opens a shell in its containers. */
  readonly enableExecuteCommand: TerraformVariable;
  private readonly executionRole: ModuleRole;
  private readonly taskRole: ModuleRole;

  constructor(
    private readonly module: ModuleStack,
    scope: Construct,
    kind: TaskKind<T>,
    { rolesRequired }: ModuleTaskProps = {},
  ) {
    this.enableExecuteCommand = module.addInput("enable_execute_command", {
      type: "bool",
      description:
        "Whether `aws ecs execute-command` opens a shell in a container. The tasks' role is then allowed what that needs",
      default: false,
    });
    this.executionRole = addRole(module, scope, "execution_role", {
      prefix: "task_exec",
      whose: "ECS itself, which pulls images, reads secrets and writes logs for the tasks",
      required: rolesRequired,
    });
    this.taskRole = addRole(module, scope, "task_role", {
      prefix: "tasks",
      whose: "the programs in the tasks",
      required: rolesRequired,
    });
    const roles = { executionRole: this.executionRole.role, taskRole: this.taskRole.role };
    this.taskDefinition = kind.define(module, scope, roles);
    this.addOptions();
    addVolumes(module, this.taskDefinition.resource, kind);
    addContainers(module, scope, kind);
    this.taskDefinition.resource.containerDefinitions = hcl(`jsonencode(${CONTAINERS})`).stringValue;
    this.allowExecution();
    this.allowPrograms();
    this.addOutputs();
  }

  private addOptions(): void {
    const { resource } = this.taskDefinition;
    const family = this.module.addInput("family", {
      type: "string",
      description: "The name that the revisions of the task definition share, if it is not to be the module's",
      default: null,
    });
    resource.family = Fn.coalesce([family.stringValue, resource.familyInput]);
    resource.skipDestroy = this.module.addInput("skip_destroy", {
      type: "bool",
      description: "Whether old revisions stay registered",
      default: false,
    }).value;
    resource.trackLatest = this.module.addInput("track_latest", {
      type: "bool",
      description: "Whether a revision that somebody else registered counts as the present one",
      default: false,
    }).value;
    resource.tags = this.module.addInput("task_tags", {
      type: "map(string)",
      description: "Tags of the task definition alone, which win over `tags`",
      default: {},
    }).value;
  }

  private allowExecution(): void {
    for (const [name, what] of [
      ["task_exec_secret_arns", "secrets in Secrets Manager"],
      ["task_exec_ssm_param_arns", "parameters in the Parameter Store"],
    ] as const) {
      this.module.addInput(name, {
        type: "list(string)",
        description: `ARNs of ${what} that ECS may read for the tasks, beside those that \`container_definitions\` name as secrets`,
        default: [],
      });
    }
    this.module.addInput("task_exec_iam_statements", {
      type: STATEMENTS,
      description: "What else ECS may do in order to start the tasks, such as decrypt their secrets by a key in KMS",
      default: [],
    });
    const policy = policyOf(...startPermissions(), given("var.task_exec_iam_statements"));
    // A task that may not read its secrets yet does not start.
    dependOn(this.taskDefinition.resource, this.executionRole.setPolicy(policy));
    dependOn(this.taskDefinition.resource, this.executionRole.attachment);
  }

  private allowPrograms(): void {
    this.module.addInput("tasks_iam_role_statements", {
      type: STATEMENTS,
      description: "What the programs in the tasks may do",
      default: [],
    });
    const exec = `var.${this.enableExecuteCommand.friendlyUniqueId}`;
    const policy = policyOf(allow(EXECUTE_COMMAND, exec), MOUNT_PERMISSIONS, given("var.tasks_iam_role_statements"));
    const any = `${exec} || ${MOUNTS_BY_ROLE} || length(var.tasks_iam_role_statements) > 0`;
    // Nor does one that may not mount its volumes.
    dependOn(this.taskDefinition.resource, this.taskRole.setPolicy(policy, hcl(any).value));
    dependOn(this.taskDefinition.resource, this.taskRole.attachment);
  }

  private addOutputs(): void {
    const { resource } = this.taskDefinition;
    this.module.addOutput("container_definitions", {
      description: "The containers as the ECS API lists them",
      value: hcl(CONTAINERS).value,
    });
    this.module.addOutput("task_definition_arn", {
      description: "The ARN of the task definition, with its revision",
      value: resource.arn,
    });
    this.module.addOutput("task_definition_family", {
      description: "The name that the revisions of the task definition share",
      value: resource.family,
    });
    this.module.addOutput("task_definition_revision", {
      description: "The number of the revision",
      value: resource.revision,
    });
    this.module.addOutput("cloudwatch_log_groups", {
      description: "The names of the log groups that are made, by containers",
      value: hcl("{ for container, log in aws_cloudwatch_log_group.main : container => log.name }").value,
    });
  }
}
