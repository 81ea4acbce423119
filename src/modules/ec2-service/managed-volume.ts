import type { Construct } from "constructs";
import type { ModuleStack } from "../../module/module-stack";
import { addBlocks } from "../../module/shape/dynamic-block";
import { bool, number, object, required, string, withDefault } from "../../module/shape/shape";
import type { BaseService } from "../../service/base-service";
import { addRole } from "../task/role";

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html */
const VOLUMES_POLICY = "arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForVolumes";

const CONFIGURATION = object({
  name: required(string),
  managed_ebs_volume: required(
    object({
      size_in_gb: number,
      volume_type: string,
      iops: number,
      throughput: number,
      encrypted: withDefault(bool, true),
      kms_key_id: string,
      file_system_type: string,
      snapshot_id: string,
    }),
  ),
});

const EBS_CONTENT = "dynamic.volume_configuration.content.dynamic.managed_ebs_volume.content";

/** Adds a disk in EBS that ECS makes for each task, and the role by which it does. */
export function addManagedVolume(module: ModuleStack, scope: Construct, service: BaseService): void {
  module.addInput("volume_configuration", {
    type: CONFIGURATION,
    description:
      "A disk in EBS that ECS makes for each task and deletes with it, encrypted unless `encrypted` says otherwise, by the `name` of a volume that has `configure_at_launch`; at least `size_in_gb` or `snapshot_id`",
    default: null,
  });
  const { role, attachments } = addRole(module, scope, "volume_role", {
    prefix: "infrastructure",
    whose: "ECS itself, which makes disks in EBS for the tasks",
    assumedBy: "ecs.amazonaws.com",
    managedPolicyArns: [VOLUMES_POLICY],
    required: true,
    when: "var.volume_configuration != null",
  });
  addBlocks(service.resource, "volume_configuration", CONFIGURATION, "var.volume_configuration");
  service.resource.addOverride(`${EBS_CONTENT}.role_arn`, role.roleArn);
  for (const attachment of attachments) service.startAfter(attachment);
}
