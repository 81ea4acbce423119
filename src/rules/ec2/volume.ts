import { blocks, knownNumber, type Resource, type ResourceMap } from "../configuration";
import type { Finding, Rule } from "../rule";
import { iopsWith, isWithin, throughputWith, type VolumeLimits, volumeLimits } from "./volume-limits";

const TYPES = "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html";
const API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html";

/** The description of a disk in a resource. */
interface Volume {
  /** What stands in front of its attributes: `block_device_mappings[0].ebs[0].`. */
  readonly at: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly type: unknown;
}

/** Where a type of resources describes disks. */
interface Place {
  readonly resourceType: string;
  readonly sizeAttribute: string;
  readonly volumesOf: (resource: Resource) => readonly Volume[];
  /** A resource with one disk, for examples. */
  readonly example: (volume: Record<string, unknown>) => Record<string, unknown>;
}

const IN_TEMPLATE: Place = {
  resourceType: "aws_launch_template",
  sizeAttribute: "volume_size",
  volumesOf: ({ attributes }) =>
    blocks(attributes.block_device_mappings).flatMap((mapping, i) =>
      blocks(mapping.ebs).map((ebs, j) => {
        return { at: `block_device_mappings[${i}].ebs[${j}].`, attributes: ebs, type: ebs.volume_type };
      }),
    ),
  example: ({ size, type, ...ebs }) => ({
    block_device_mappings: [{ ebs: { volume_size: size, volume_type: type, ...ebs } }],
  }),
};

const OF_INSTANCE: Place = {
  resourceType: "aws_instance",
  sizeAttribute: "volume_size",
  volumesOf: ({ attributes }) =>
    ["root_block_device", "ebs_block_device"].flatMap((name) =>
      blocks(attributes[name]).map((device, i) => {
        return { at: `${name}[${i}].`, attributes: device, type: device.volume_type };
      }),
    ),
  example: ({ size, type, ...device }) => ({
    root_block_device: { volume_size: size, volume_type: type, ...device },
  }),
};

const BY_ITSELF: Place = {
  resourceType: "aws_ebs_volume",
  sizeAttribute: "size",
  // Without a type, AWS makes a gp2.
  volumesOf: ({ attributes }) => [{ at: "", attributes, type: attributes.type ?? "gp2" }],
  example: (volume) => volume,
};

/** What AWS refuses in a disk; in a launch template not when it is made, but each time that an instance starts from it. */
export const volumeRules: readonly Rule[] = [
  ...rulesOf(IN_TEMPLATE, { size: "LT015", required: "LT006", iops: "LT007", throughput: "LT008" }),
  ...[OF_INSTANCE, BY_ITSELF].flatMap((place) =>
    rulesOf(place, { size: "VO001", required: "VO002", iops: "VO003", throughput: "VO004" }),
  ),
];

function rulesOf(place: Place, ids: Readonly<Record<"size" | "required" | "iops" | "throughput", string>>): Rule[] {
  const { resourceType, sizeAttribute } = place;
  const example = (volume: Record<string, unknown>): ResourceMap => {
    return { [resourceType]: { web: place.example(volume) } };
  };
  const rule = (
    rest: Pick<Rule, "id" | "title" | "fix" | "source" | "examples">,
    find: (volume: Volume, limits: VolumeLimits) => Finding | undefined,
  ): Rule => ({
    ...rest,
    resourceType,
    *check(resource) {
      for (const volume of place.volumesOf(resource)) {
        const limits = volumeLimits(volume.type);
        const finding = limits && find(volume, limits);
        if (finding !== undefined) yield finding;
      }
    },
  });
  return [
    rule(
      {
        id: ids.size,
        title: "a volume has a size that its type offers",
        fix: "Change the size, or the type.",
        source: API,
        examples: { failing: example({ type: "st1", size: 124 }), passing: example({ type: "st1", size: 125 }) },
      },
      ({ at, attributes, type }, { size: { least, most } }) => {
        const size = knownNumber(attributes[sizeAttribute]);
        if (size === undefined || isWithin(size, { least, most })) return undefined;
        return { property: `${at}${sizeAttribute}`, got: size, allowed: `${least} to ${most} (GiB) with ${type}` };
      },
    ),
    rule(
      {
        id: ids.required,
        title: "a volume with provisioned operations says how many",
        fix: "Set iops, or use gp3.",
        source: API,
        examples: {
          failing: example({ type: "io2", size: 100 }),
          passing: example({ type: "io2", size: 100, iops: 100 }),
        },
      },
      ({ at, attributes: { iops }, type }, limits) => {
        if (!limits.iops?.required || (iops !== undefined && iops !== null)) return undefined;
        const { least, most } = limits.iops;
        return { property: `${at}iops`, got: iops, allowed: `${least} to ${most} with ${type}` };
      },
    ),
    rule(
      {
        id: ids.iops,
        title: "a volume has as many operations a second as its type and size offer",
        fix: "Change iops, the size or the type.",
        source: TYPES,
        examples: {
          failing: example({ type: "gp3", size: 10, iops: 5001 }),
          passing: example({ type: "gp3", size: 10, iops: 5000 }),
        },
      },
      ({ at, attributes, type }) => {
        const iops = knownNumber(attributes.iops);
        const offered = iopsWith(type, knownNumber(attributes[sizeAttribute]));
        if (iops === undefined || (offered !== undefined && isWithin(iops, offered))) return undefined;
        const allowed = offered ? `${offered.least} to ${offered.most} with ${type} of this size` : `none with ${type}`;
        return { property: `${at}iops`, got: iops, allowed };
      },
    ),
    rule(
      {
        id: ids.throughput,
        title: "a volume has as much throughput as its type and operations offer",
        fix: "Change throughput, iops or the type: gp3 alone has a throughput of its own.",
        source: TYPES,
        examples: {
          failing: example({ type: "gp3", size: 10, throughput: 751 }),
          passing: example({ type: "gp3", size: 10, throughput: 750 }),
        },
      },
      ({ at, attributes, type }, limits) => {
        const throughput = knownNumber(attributes.throughput);
        // Nothing said, a gp3 has the least.
        const { iops = limits.iops?.least } = attributes;
        const offered = throughputWith(type, knownNumber(iops));
        if (throughput === undefined || (offered !== undefined && isWithin(throughput, offered))) return undefined;
        const allowed = offered
          ? `${offered.least} to ${offered.most} (MiB/s) with ${type} of so many operations`
          : `none with ${type}`;
        return { property: `${at}throughput`, got: throughput, allowed };
      },
    ),
  ];
}
