/** What a type of EBS volumes offers. */
export interface VolumeLimits {
  /** The least and the most, in GiB. */
  readonly size: Range;
  /** Operations a second that can be chosen; `undefined` where they cannot. */
  readonly iops?: Range & { readonly perGiB: number; readonly required: boolean };
  /** MiB/s that can be chosen; `undefined` where they cannot. */
  readonly throughput?: Range & { readonly perIops: number };
}

export interface Range {
  readonly least: number;
  readonly most: number;
}

/**
 * The limits by type. Sizes, and operations: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html, which
 * since 2025 has gp3 up to 65,536 GiB, 80,000 operations and 2,000 MiB/s, before that 16,384, 16,000 and 1,000. The provider 5.100
 * itself refuses more than 1,000 MiB/s in a launch template. Ratios: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html.
 */
const LIMITS: ReadonlyMap<string, VolumeLimits> = new Map<string, VolumeLimits>([
  ["standard", { size: range(1, 1024) }],
  ["gp2", { size: range(1, 16384) }],
  [
    "gp3",
    {
      size: range(1, 65536),
      iops: { ...range(3000, 80000), perGiB: 500, required: false },
      throughput: { ...range(125, 2000), perIops: 0.25 },
    },
  ],
  ["io1", { size: range(4, 16384), iops: { ...range(100, 64000), perGiB: 50, required: true } }],
  ["io2", { size: range(4, 65536), iops: { ...range(100, 256000), perGiB: 1000, required: true } }],
  ["st1", { size: range(125, 16384) }],
  ["sc1", { size: range(125, 16384) }],
]);

/** The types that there are. */
export const VOLUME_TYPES: readonly string[] = [...LIMITS.keys()];

/** The limits of a type; `undefined` for what is none. */
export function volumeLimits(type: unknown): VolumeLimits | undefined {
  return LIMITS.get(String(type));
}

/** The operations that a volume of `type` may have with `size` GiB; `undefined` where they cannot be chosen. */
export function iopsWith(type: unknown, size: number | undefined): Range | undefined {
  const iops = volumeLimits(type)?.iops;
  if (iops === undefined || size === undefined) return iops && range(iops.least, iops.most);
  // What is there at the least comes with any size.
  return range(iops.least, Math.max(iops.least, Math.min(iops.most, size * iops.perGiB)));
}

/** The MiB/s that a volume of `type` may have with so many operations; `undefined` where they cannot be chosen. */
export function throughputWith(type: unknown, iops: number | undefined): Range | undefined {
  const throughput = volumeLimits(type)?.throughput;
  if (throughput === undefined || iops === undefined) return throughput && range(throughput.least, throughput.most);
  return range(throughput.least, Math.max(throughput.least, Math.min(throughput.most, iops * throughput.perIops)));
}

export function isWithin(value: number, { least, most }: Range): boolean {
  return value >= least && value <= most;
}

function range(least: number, most: number): Range {
  return { least, most };
}
