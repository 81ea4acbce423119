import type { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { hclOf } from "../../core/hcl-of-json";
import type { ModuleStack } from "../../module/module-stack";
import { addBlocks } from "../../module/shape/dynamic-block";
import { map, number, object, required, string, withDefault } from "../../module/shape/shape";
import { present } from "../../module/shape/without-nulls";
import type { TaskDefinition } from "../../task-definition/task-definition";
import { MOUNT_ACTIONS } from "../../task-definition/volume-source";
import { arnPrefix } from "./permissions";
import type { Statements } from "./statements";
import type { TaskKind } from "./task-kind";

const VOLUME = {
  name: string,
  efs_volume_configuration: object({
    file_system_id: required(string),
    root_directory: string,
    transit_encryption: withDefault(string, "ENABLED"),
    transit_encryption_port: number,
    authorization_config: object({ access_point_id: string, iam: string }),
  }),
};

/** Adds the input `volume`. */
export function addVolumes(
  module: ModuleStack,
  taskDefinition: EcsTaskDefinition,
  { volume, volumeDescription }: Pick<TaskKind<TaskDefinition>, "volume" | "volumeDescription">,
): void {
  const volumes = map(object({ ...VOLUME, ...volume }));
  module.addInput("volume", {
    type: volumes,
    description: `Volumes that the containers mount, by their names: empty ones that go with the task, or file systems in EFS, encrypted on the way unless \`transit_encryption\` says otherwise${volumeDescription}. With \`iam = "ENABLED"\` the role of the tasks may mount and write`,
    default: {},
  });
  addBlocks(taskDefinition, "volume", volumes, "var.volume", { name: "coalesce(volume.value.name, volume.key)" });
}

/** Those file systems that a task mounts by its role. */
const MOUNTED =
  '[for volume in var.volume : volume.efs_volume_configuration if try(volume.efs_volume_configuration.authorization_config.iam, null) == "ENABLED"]';

/** Whether there are any, in HCL. */
export const MOUNTS_BY_ROLE = `length(${MOUNTED}) > 0`;

const EFS = arnPrefix("elasticfilesystem");

const BY_ACCESS_POINT = `one([for id in [efs.authorization_config.access_point_id] : { StringEquals = { "elasticfilesystem:AccessPointArn" = ["${EFS}:access-point/\${id}"] } } if id != null])`;

/** What the role of the tasks must be allowed in order to mount these. */
export const MOUNT_PERMISSIONS: Statements = `[for efs in ${MOUNTED} : ${present({
  Effect: '"Allow"',
  Action: hclOf(MOUNT_ACTIONS),
  Resource: `["${EFS}:file-system/\${efs.file_system_id}"]`,
  Condition: BY_ACCESS_POINT,
})}]`;
