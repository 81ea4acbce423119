/** The types of EBS volumes: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html */
export type VolumeType = "gp3" | "gp2" | "io2" | "io1" | "st1" | "sc1" | "standard";

/** A disk, wherever it is attached. */
export interface VolumeOptions {
  /** 1 to 65536 with gp3; each type has limits of its own, which a rule holds. */
  readonly sizeGiB: number;
  /** @default "gp3" */
  readonly type?: VolumeType;
  /**
   * Operations a second that are paid for; for io1 and io2 they must be, for gp3 they may be.
   * @default 3000 of gp3, from AWS
   */
  readonly iops?: number;
  /**
   * MiB/s that are paid for, 125 to 1000, for gp3.
   * @default 125 of gp3, from AWS
   */
  readonly throughput?: number;
  /**
   * Encryption costs nothing.
   * @default true
   */
  readonly encrypted?: boolean;
  /**
   * The key to encrypt with.
   * @default the account's key for EBS
   */
  readonly kmsKeyId?: string;
}

/** A disk of an instance, under the name that the image knows it by. */
export interface BlockDevice extends Omit<VolumeOptions, "sizeGiB"> {
  /** For example `/dev/xvda`, the root of Amazon Linux. */
  readonly deviceName: string;
  /**
   * As of a volume; at least the size that the image has it with.
   * @default the image's
   */
  readonly sizeGiB?: number;
  /**
   * Whether the disk goes with its instance.
   * @default true
   */
  readonly deleteOnTermination?: boolean;
}
