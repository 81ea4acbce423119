import type { ITerraformDependable } from "cdktf";
import { Port } from "../network/port";
import type { ISecurityGroup } from "../network/security-group";

/** Where mount targets listen: https://docs.aws.amazon.com/efs/latest/ug/network-access.html */
export const NFS = Port.tcp(2049);

/** A file system in EFS, for what mounts it. */
export interface IFileSystem {
  readonly fileSystemId: string;
  readonly fileSystemArn: string;
  /** What the mount targets carry: it lets in who may mount, at port 2049. */
  readonly securityGroup: ISecurityGroup;
  /** What must be there before somebody mounts. */
  readonly mountTargets: readonly ITerraformDependable[];
}

/** A way into a file system that leads to one directory, as one user. */
export interface IAccessPoint {
  readonly fileSystem: IFileSystem;
  readonly accessPointId: string;
  readonly accessPointArn: string;
}
