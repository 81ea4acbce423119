import { EbsSnapshot } from "@cdktf/provider-aws/lib/ebs-snapshot";
import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { generatedNameTag, type Tags } from "../core/tags";
import { CheckedConstruct } from "../rules/checked-construct";
import type { VolumeOptions } from "./block-device";

export interface VolumeProps extends VolumeOptions {
  /** That of the instance it is for: `ap-northeast-1a`. A change replaces the volume, and its data are lost. */
  readonly availabilityZone: string;
  /**
   * The Name tag.
   * @default from the stack and the construct
   */
  readonly volumeName?: string;
  /** @default none but Name */
  readonly tags?: Tags;
}

/** A disk that stands by itself, and outlives the instances that it is attached to: see `Instance.attachVolume`. */
export class Volume extends CheckedConstruct {
  readonly resource: EbsVolume;

  constructor(scope: Construct, id: string, props: VolumeProps) {
    super(scope, id);
    this.resource = addressed(
      new EbsVolume(this, "Volume", {
        availabilityZone: props.availabilityZone,
        size: props.sizeGiB,
        type: props.type ?? "gp3",
        iops: props.iops,
        throughput: props.throughput,
        encrypted: props.encrypted ?? true,
        kmsKeyId: props.kmsKeyId,
        tags: generatedNameTag(this, props.volumeName, props.tags),
      }),
    );
  }

  get volumeId(): string {
    return this.resource.id;
  }

  /**
   * Keeps what is on the disk when the snapshot is made, apart from the disk and its zone; a disk in use is best not written to meanwhile. `id`
   * names the snapshot in its Terraform address, after the volume. Regular ones are the business of Data Lifecycle Manager or AWS Backup.
   */
  addSnapshot(id: string): EbsSnapshot {
    const tags = generatedNameTag(this, undefined);
    return addressed(new EbsSnapshot(this, `${id}Snapshot`, { volumeId: this.volumeId, tags }), id);
  }
}
