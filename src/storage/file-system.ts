import { EfsBackupPolicy } from "@cdktf/provider-aws/lib/efs-backup-policy";
import { EfsFileSystem } from "@cdktf/provider-aws/lib/efs-file-system";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { AddressScope, addressed } from "../core/address";
import { physicalName } from "../core/names";
import { nameTag, type Tags } from "../core/tags";
import type { INetwork } from "../network/network";
import { SecurityGroup } from "../network/security-group";
import { CheckedConstruct } from "../rules/checked-construct";
import { AccessPoint, type AccessPointOptions } from "./access-point";
import { addMountTargets } from "./mount-targets";
import type { IFileSystem } from "./mountable";

/** https://docs.aws.amazon.com/efs/latest/ug/API_Tag.html */
const LONGEST_NAME = 256;

/** How long nobody has used a file. */
export type FileAge = 1 | 7 | 14 | 30 | 60 | 90 | 180 | 270 | 365;

export interface FileSystemProps {
  readonly network: INetwork;
  /**
   * Subnets that get a mount target, one for each zone at most. Who is in a zone without one reaches another's.
   * @default the network's private subnets
   */
  readonly subnetIds?: string[];
  /**
   * Days without use after which a file goes to Infrequent Access, which costs less to keep and more to read.
   * https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html
   * @default never
   */
  readonly infrequentAccessAfterDays?: FileAge;
  /**
   * Whether a file comes back from there when it is read.
   * @default false
   */
  readonly backOnAccess?: boolean;
  /**
   * Whether AWS Backup keeps a copy of each day for five weeks. The copies outlive the file system.
   * https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html
   * @default true
   */
  readonly backup?: boolean;
  /** @default Name, from the stack and the construct */
  readonly tags?: Tags;
}

/** Files that outlive tasks and are shared by them: an encrypted file system in EFS, with mount targets in a network. */
export class FileSystem extends CheckedConstruct implements IFileSystem {
  readonly resource: EfsFileSystem;
  readonly securityGroup: SecurityGroup;
  readonly mountTargets: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: FileSystemProps) {
    super(scope, id);
    const { network, subnetIds = network.privateSubnetIds, backup = true } = props;
    this.resource = addressed(
      new EfsFileSystem(this, "FileSystem", {
        encrypted: true,
        lifecyclePolicy: lifecycle(props),
        tags: nameTag(physicalName(this, LONGEST_NAME), props.tags),
      }),
    );
    addressed(
      new EfsBackupPolicy(this, "BackupPolicy", {
        fileSystemId: this.fileSystemId,
        backupPolicy: { status: backup ? "ENABLED" : "DISABLED" },
      }),
    );
    this.securityGroup = new SecurityGroup(new AddressScope(this, "SecurityGroup"), id, {
      network,
      allowAllOutbound: false,
    });
    this.mountTargets = addMountTargets(this, {
      fileSystemId: this.fileSystemId,
      subnetIds,
      securityGroupId: this.securityGroup.securityGroupId,
    });
  }

  get fileSystemId(): string {
    return this.resource.id;
  }

  get fileSystemArn(): string {
    return this.resource.arn;
  }

  /** Adds a way in that leads to one directory, as one user. */
  addAccessPoint(id: string, options: AccessPointOptions): AccessPoint {
    return new AccessPoint(this, id, { ...options, fileSystem: this });
  }
}

/** Each transition is a block of its own: https://docs.aws.amazon.com/efs/latest/ug/API_PutLifecycleConfiguration.html */
function lifecycle({ infrequentAccessAfterDays, backOnAccess }: FileSystemProps) {
  const transitions = [
    ...(infrequentAccessAfterDays === undefined ? [] : [{ transitionToIa: afterDays(infrequentAccessAfterDays) }]),
    ...(backOnAccess ? [{ transitionToPrimaryStorageClass: "AFTER_1_ACCESS" }] : []),
  ];
  return transitions.length > 0 ? transitions : undefined;
}

function afterDays(days: FileAge): string {
  return `AFTER_${days}_DAY${days === 1 ? "" : "S"}`;
}
