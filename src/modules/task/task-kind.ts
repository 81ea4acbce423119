import type { TerraformVariableValidationConfig } from "cdktf";
import type { Construct } from "constructs";
import type { IRole } from "../../iam/role";
import type { ModuleStack } from "../../module/module-stack";
import type { ObjectShape } from "../../module/shape/shape";
import type { TaskDefinition } from "../../task-definition/task-definition";

/** The roles of a task, made or given. */
export interface TaskRoles {
  readonly executionRole: IRole;
  readonly taskRole: IRole;
}

/** What tasks on Fargate and tasks on instances differ in. */
export interface TaskKind<T extends TaskDefinition> {
  /** A container as the ECS API has it, as far as it means something there. */
  readonly container: ObjectShape;
  /** What AWS refuses in the containers there alone. */
  readonly containerValidations: readonly TerraformVariableValidationConfig[];
  /** What a volume may be there beside an empty one, or a file system in EFS. */
  readonly volume: ObjectShape["members"];
  /** The same in words, for the input: begins with a comma, or is empty. */
  readonly volumeDescription: string;
  /** Adds the task definition, and the inputs that are for this kind alone. */
  define(module: ModuleStack, scope: Construct, roles: TaskRoles): T;
}
