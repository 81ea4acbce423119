import type { VolumeSource } from "../../task-definition/volume-source";
import type { FileSystemPlan } from "../translate/plan";

/** A file system in EFS that is not of this stack, and whose mount targets are for others to open. */
export function existingFileSystem(plan: FileSystemPlan): VolumeSource {
  const { fileSystemId, rootDirectory, encrypted, encryptionPort, accessPointId, iam } = plan;
  const hasAccess = iam || accessPointId !== undefined;
  return {
    configuration: {
      efsVolumeConfiguration: {
        fileSystemId,
        rootDirectory,
        transitEncryption: encrypted ? "ENABLED" : "DISABLED",
        transitEncryptionPort: encryptionPort,
        authorizationConfig: hasAccess ? { accessPointId, iam: iam ? "ENABLED" : "DISABLED" } : undefined,
      },
    },
    taskPermissions: iam ? [mayMount(plan)] : [],
  };
}

/** https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html */
function mayMount({ fileSystemId }: FileSystemPlan) {
  return {
    actions: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
    // Ids of file systems are unique; the account and the region are those of the stack.
    resources: [`arn:*:elasticfilesystem:*:*:file-system/${fileSystemId}`],
  };
}
