import { blocks, type Configuration, isKnown, knownNumber, type Resource, type ResourceMap } from "../configuration";
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
  ...rulesOf(IN_TEMPLATE, { size: "LT015", required: "LT006", iops: "LT007", throughput: "LT008", key: "LT009" }),
  ...[OF_INSTANCE, BY_ITSELF].flatMap((place) =>
    rulesOf(place, { size: "VO001", required: "VO002", iops: "VO003", throughput: "VO004", key: "VO006" }),
  ),
];

function rulesOf(
  place: Place,
  ids: Readonly<Record<"size" | "required" | "iops" | "throughput" | "key", string>>,
): Rule[] {
  const { resourceType, sizeAttribute } = place;
  const example = (volume: Record<string, unknown>): ResourceMap => {
    return { [resourceType]: { web: place.example(volume) } };
  };
  const rule = (
    rest: Pick<Rule, "id" | "title" | "explanation" | "fix" | "source" | "examples">,
    find: (volume: Volume, limits: VolumeLimits | undefined, configuration: Configuration) => Finding | undefined,
  ): Rule => ({
    ...rest,
    resourceType,
    check: (resource, configuration) =>
      place.volumesOf(resource).flatMap((volume) => find(volume, volumeLimits(volume.type), configuration) ?? []),
  });
  return [
    rule(
      {
        id: ids.size,
        title: "a volume has a size that its type offers",
        explanation:
          "EC2 refuses the volume: when it is made, or in a launch template each time that an instance starts.",
        fix: "Change the size, or the type.",
        source: API,
        examples: { failing: example({ type: "st1", size: 124 }), passing: example({ type: "st1", size: 125 }) },
      },
      ({ at, attributes, type }, limits) => {
        const size = knownNumber(attributes[sizeAttribute]);
        if (limits === undefined || size === undefined || isWithin(size, limits.size)) return undefined;
        const { least, most } = limits.size;
        return { property: `${at}${sizeAttribute}`, got: size, allowed: `${least} to ${most} (GiB) with ${type}` };
      },
    ),
    rule(
      {
        id: ids.required,
        title: "a volume with provisioned operations says how many",
        explanation:
          "io1 and io2 are paid for by their operations, and have no number by themselves: EC2 refuses the volume.",
        fix: "Set iops, or use gp3.",
        source: API,
        examples: {
          failing: example({ type: "io2", size: 100 }),
          passing: example({ type: "io2", size: 100, iops: 100 }),
        },
      },
      ({ at, attributes: { iops }, type }, limits) => {
        if (!limits?.iops?.required || (iops !== undefined && iops !== null)) return undefined;
        const { least, most } = limits.iops;
        return { property: `${at}iops`, got: iops, allowed: `${least} to ${most} with ${type}` };
      },
    ),
    rule(
      {
        id: ids.iops,
        title: "a volume has as many operations a second as its type and size offer",
        explanation:
          "EC2 refuses more operations than a volume of this type and size has, and any where they cannot be chosen.",
        fix: "Change iops, the size or the type.",
        source: TYPES,
        examples: {
          failing: example({ type: "gp3", size: 10, iops: 5001 }),
          passing: example({ type: "gp3", size: 10, iops: 5000 }),
        },
      },
      ({ at, attributes, type }, limits) => {
        const iops = knownNumber(attributes.iops);
        const offered = iopsWith(type, knownNumber(attributes[sizeAttribute]));
        if (limits === undefined || iops === undefined || (offered !== undefined && isWithin(iops, offered)))
          return undefined;
        const allowed = offered ? `${offered.least} to ${offered.most} with ${type} of this size` : `none with ${type}`;
        return { property: `${at}iops`, got: iops, allowed };
      },
    ),
    rule(
      {
        id: ids.throughput,
        title: "a volume has as much throughput as its type and operations offer",
        explanation: "EC2 refuses more throughput than so many operations carry, and any but with gp3.",
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
        const { iops = limits?.iops?.least } = attributes;
        const offered = throughputWith(type, knownNumber(iops));
        if (
          limits === undefined ||
          throughput === undefined ||
          (offered !== undefined && isWithin(throughput, offered))
        )
          return undefined;
        const allowed = offered
          ? `${offered.least} to ${offered.most} (MiB/s) with ${type} of so many operations`
          : `none with ${type}`;
        return { property: `${at}throughput`, got: throughput, allowed };
      },
    ),
    rule(
      {
        id: ids.key,
        title: "a volume with a key is encrypted",
        explanation: "EC2 refuses a key for a volume that does not say itself that it is encrypted.",
        fix: "Set encrypted to true, or leave the key out.",
        source: API,
        examples: {
          failing: example({ type: "gp3", size: 8, kms_key_id: "alias/shop" }),
          passing: example({ type: "gp3", size: 8, kms_key_id: "alias/shop", encrypted: true }),
        },
      },
      ({ at, attributes: { kms_key_id: key, encrypted: got } }, _, configuration) => {
        const hasKey = (isKnown(key) && Boolean(key)) || configuration.referredBy(key) !== undefined;
        // A launch template has it as a text.
        if (!hasKey || !isKnown(got) || got === true || got === "true") return undefined;
        return { property: `${at}encrypted`, got, allowed: "true, as there is a kms_key_id" };
      },
    ),
  ];
}
