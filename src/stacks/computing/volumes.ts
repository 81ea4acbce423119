import type { VolumeOptions } from "../../compute/block-device";

/** A type of volume as the document shows it, or as it came later, at its smallest or near it. */
interface ShownVolume extends VolumeOptions {
  readonly deviceName: string;
}

/** Why a type is there, what the document says of it, and what AWS says today, is in docs/computing.ja.md. */
export const VOLUMES: Readonly<Record<string, ShownVolume>> = {
  standard: { type: "standard", sizeGiB: 1, deviceName: "/dev/sdf" },
  gp2: { type: "gp2", sizeGiB: 1, deviceName: "/dev/sdg" },
  io1: { type: "io1", sizeGiB: 4, iops: 100, deviceName: "/dev/sdh" },
  st1: { type: "st1", sizeGiB: 125, deviceName: "/dev/sdi" },
  sc1: { type: "sc1", sizeGiB: 125, deviceName: "/dev/sdj" },
  gp3: { type: "gp3", sizeGiB: 1, deviceName: "/dev/sdk" },
  io2: { type: "io2", sizeGiB: 4, iops: 100, deviceName: "/dev/sdl" },
};

/** The one of which there is a snapshot: what no instance store can give. */
export const KEPT = "gp2";
