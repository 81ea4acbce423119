import { EfsAccessPoint } from "@cdktf/provider-aws/lib/efs-access-point";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { CheckedConstruct } from "../rules/checked-construct";
import type { IAccessPoint, IFileSystem } from "./mountable";

export interface AccessPointOptions {
  /**
   * The directory that is the root for whoever comes in here; made if it is missing, with at most four levels.
   * https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html
   */
  readonly path: string;
  /** The user that everything is done as, and that the directory belongs to, whoever runs in the container. */
  readonly uid: number;
  /** That user's group. */
  readonly gid: number;
  /**
   * The rights of the directory when it is made, in octal.
   * @default "0755"
   */
  readonly permissions?: string;
}

export interface AccessPointProps extends AccessPointOptions {
  readonly fileSystem: IFileSystem;
}

/** A directory of a file system with a user: who comes in by it sees nothing else. Made by `addAccessPoint`. */
export class AccessPoint extends CheckedConstruct implements IAccessPoint {
  readonly resource: EfsAccessPoint;
  readonly fileSystem: IFileSystem;

  constructor(scope: Construct, id: string, props: AccessPointProps) {
    super(scope, id);
    const { fileSystem, path, uid, gid, permissions = "0755" } = props;
    this.fileSystem = fileSystem;
    this.resource = addressed(
      new EfsAccessPoint(this, "AccessPoint", {
        fileSystemId: fileSystem.fileSystemId,
        posixUser: { uid, gid },
        rootDirectory: { path, creationInfo: { ownerUid: uid, ownerGid: gid, permissions } },
      }),
    );
  }

  get accessPointId(): string {
    return this.resource.id;
  }

  get accessPointArn(): string {
    return this.resource.arn;
  }
}
