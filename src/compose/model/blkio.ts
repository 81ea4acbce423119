import { list } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { bytes, integer, text } from "../schema/scalars";

/** A limit or a weight of reading and writing a device. */
export interface BlkioConfig extends Extensible {
  readonly weight?: number;
  readonly weight_device?: readonly BlkioWeight[];
  readonly device_read_bps?: readonly BlkioLimit[];
  readonly device_read_iops?: readonly BlkioLimit[];
  readonly device_write_bps?: readonly BlkioLimit[];
  readonly device_write_iops?: readonly BlkioLimit[];
}

export interface BlkioLimit extends Extensible {
  readonly path?: string;
  /** Bytes, or operations, in a second. */
  readonly rate?: number;
}

export interface BlkioWeight extends Extensible {
  readonly path?: string;
  readonly weight?: number;
}

const blkioLimits = list(object<BlkioLimit>("a limit", { path: text, rate: bytes }));

export const blkioConfig = object<BlkioConfig>("limits of reading and writing", {
  weight: integer(0),
  weight_device: list(object<BlkioWeight>("a weight", { path: text, weight: integer(0) })),
  device_read_bps: blkioLimits,
  device_read_iops: blkioLimits,
  device_write_bps: blkioLimits,
  device_write_iops: blkioLimits,
});
