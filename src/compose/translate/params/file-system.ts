import type { EfsVolumeParams } from "../../model/ecs-params";
import { type Account, eachKey } from "../account";
import type { FileSystemPlan } from "../plan";

const FILE_SYSTEM = /^fs-[0-9a-f]{8,40}$/;
const ACCESS_POINT = /^fsap-[0-9a-f]{8,40}$/;

/** A file system in EFS that exists, as a volume of the task. */
export function translateFileSystem(
  volume: EfsVolumeParams,
  account: Account,
  fileSystems: Record<string, FileSystemPlan>,
): void {
  const { access_point, iam, transit_encryption, root_directory, transit_encryption_port } = volume;
  const wantsEncryption = iam === "ENABLED" || access_point !== undefined;
  eachKey(volume, account, {
    name(name, own) {
      if (Object.hasOwn(fileSystems, name)) own.refused("Another volume is called so.", "Rename one of them.");
      else own.mapped("The volume of this name in the Compose files.");
    },
    filesystem_id(id, own) {
      if (!FILE_SYSTEM.test(id))
        return own.refused("It is no id of a file system.", "Write it like fs-0123456789abcdef0.");
      own.approximated("The file system that exists: its mount targets have to let the tasks in, at port 2049.");
    },
    root_directory(path, own) {
      if (access_point !== undefined && path !== "/") {
        own.refused("The access point says which directory it is.", "Take the root directory away.");
      } else own.mapped("The directory that is mounted.");
    },
    transit_encryption(value, own) {
      if (value === "DISABLED" && wantsEncryption) {
        own.refused("Access points and IAM want encryption.", "Write ENABLED.");
      } else own.mapped("Whether the data is encrypted on the way.");
    },
    transit_encryption_port(_, own) {
      if (transit_encryption === "ENABLED" || wantsEncryption) own.mapped("The port of the encrypted connection.");
      else own.refused("Without encryption, there is no such port.", "Write transit_encryption: ENABLED.");
    },
    access_point(id, own) {
      if (ACCESS_POINT.test(id)) own.mapped("The access point that the task comes in by.");
      else own.refused("It is no id of an access point.", "Write it like fsap-0123456789abcdef0.");
    },
    iam(value, own) {
      if (value === "ENABLED") own.mapped("The task comes in by its role, which is allowed to mount and write.");
      else own.mapped("The task comes in without its role.");
    },
  });
  fileSystems[volume.name] = {
    fileSystemId: volume.filesystem_id,
    rootDirectory: root_directory,
    encrypted: wantsEncryption || transit_encryption === "ENABLED",
    encryptionPort: transit_encryption_port,
    accessPointId: access_point,
    iam: iam === "ENABLED",
  };
}
