import { attributeRule } from "../attribute-rule";
import { blockCountRule } from "../block-count-rule";
import {
  blocks,
  type Configuration,
  knownBlocks,
  knownNumber,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { oneOf } from "../constraint";
import { iopsWith, isWithin, throughputWith, volumeLimits } from "../ec2/volume-limits";
import { taskDefinitionOf } from "../ecs-task-definition/task-definition";
import { taskOf } from "../ecs-task-definition/task-example";
import { joinedRule } from "../joined-rule";
import type { Finding, Rule } from "../rule";
import { where, withAttribute } from "../where";
import { serviceOf, serviceOfTask } from "./service-example";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const VOLUME = `${API}/API_ServiceManagedEBSVolumeConfiguration.html`;

/** ECS takes no larger ones, although EBS has them. */
const MOST_GIB = 16_384;
/** More, the provider 5.100 refuses by itself. */
const MOST_MIB_PER_SECOND = 1000;

const ROLE = { role_arn: "arn:aws:iam::111122223333:role/ebs" };

interface Volume {
  /** Where it stands. */
  readonly at: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** gp3, where nothing is said; `undefined` where only Terraform knows. */
  readonly type: string | undefined;
}

function volumesOf({ attributes }: Resource): Volume[] {
  return blocks(attributes.volume_configuration).flatMap((volume, i) =>
    blocks(volume.managed_ebs_volume).map((ebs, j) => ({
      at: `volume_configuration[${i}].managed_ebs_volume[${j}]`,
      attributes: ebs,
      type: knownString(ebs.volume_type ?? "gp3"),
    })),
  );
}

function withVolume(volume: Record<string, unknown>): ResourceMap {
  return serviceOf({ volume_configuration: { name: "data", managed_ebs_volume: { ...ROLE, ...volume } } });
}

function named(name: string): ResourceMap {
  const mountPoints = [{ sourceVolume: "data", containerPath: "/data" }];
  return serviceOfTask(
    { volume_configuration: { name, managed_ebs_volume: { ...ROLE, size_in_gb: 8 } } },
    taskOf({ volume: { name: "data", configure_at_launch: true } }, { mountPoints }),
  );
}

const SV090 = {
  id: "SV090",
  resourceType: "aws_ecs_service",
  title: "a service configures the one volume that its task definition leaves to it",
  explanation:
    "ECS makes one volume for each task, where the task definition leaves it open. CreateService refuses other names.",
  fix: "Name the volume of the task definition that has configure_at_launch, and no second one.",
  source: `${API}/API_ServiceVolumeConfiguration.html`,
  examples: { failing: named("logs"), passing: named("data") },
};

/** What AWS refuses in the EBS volumes that it makes for the tasks of a service. */
export const volumeConfigurationRules: readonly Rule[] = where(withAttribute("volume_configuration"), [
  joinedRule(blockCountRule({ ...SV090, block: "volume_configuration", most: 1 }), {
    *check(resource, configuration): Iterable<Finding> {
      const names = launchVolumes(resource, configuration);
      if (names === undefined) return;
      for (const [i, volume] of blocks(resource.attributes.volume_configuration).entries()) {
        const got = knownString(volume.name);
        if (got === undefined || names.includes(got)) continue;
        const allowed = names.join(", ") || "none, as no volume of the task definition has configure_at_launch";
        yield { property: `volume_configuration[${i}].name`, got, allowed };
      }
    },
  }),
  volumeRule(
    {
      id: "SV091",
      title: "an EBS volume of a task has a size, or is made of a snapshot",
      explanation:
        "A snapshot brings its size along. Without either, EBS does not know how much to make, and CreateService refuses it.",
      fix: "Set size_in_gb or snapshot_id.",
      examples: { failing: withVolume({}), passing: withVolume({ snapshot_id: "snap-0123456789abcdef0" }) },
    },
    ({ at, attributes }) => {
      if (!isUnset(attributes.size_in_gb) || !isUnset(attributes.snapshot_id)) return undefined;
      return { property: `${at}.size_in_gb`, got: undefined, allowed: "a size in GiB, or a snapshot_id" };
    },
  ),
  volumeRule(
    {
      id: "SV092",
      title: "an EBS volume of a task has a size that its type offers",
      explanation:
        "EBS offers each type from a least to a most size. CreateService refuses others, or tasks stop as their volume cannot be made.",
      fix: "Change the size, or the type.",
      examples: {
        failing: withVolume({ volume_type: "st1", size_in_gb: 124 }),
        passing: withVolume({ volume_type: "st1", size_in_gb: 125 }),
      },
    },
    ({ at, attributes, type }) => {
      const limits = volumeLimits(type)?.size;
      const got = knownNumber(attributes.size_in_gb);
      if (limits === undefined || got === undefined) return undefined;
      const range = { least: limits.least, most: Math.min(limits.most, MOST_GIB) };
      if (Number.isInteger(got) && isWithin(got, range)) return undefined;
      return { property: `${at}.size_in_gb`, got, allowed: `${range.least} to ${range.most} (GiB) with ${type}` };
    },
  ),
  volumeRule(
    {
      id: "SV093",
      title: "an EBS volume of a task has as many operations a second as its type offers",
      explanation:
        "io1 and io2 are bought by operations; gp2, st1, sc1 and standard have what their size gives. AWS refuses it at apply.",
      fix: "Set iops for io1 and io2, and leave it out for other types than these and gp3.",
      examples: {
        failing: withVolume({ volume_type: "gp2", size_in_gb: 8, iops: 3000 }),
        passing: withVolume({ volume_type: "gp3", size_in_gb: 8, iops: 3000 }),
      },
    },
    ({ at, attributes, type }) => {
      const limits = volumeLimits(type);
      const offered = iopsWith(type, knownNumber(attributes.size_in_gb));
      const property = `${at}.iops`;
      if (limits === undefined) return undefined;
      if (isUnset(attributes.iops)) {
        if (!limits.iops?.required) return undefined;
        return { property, got: undefined, allowed: `${limits.iops.least} to ${limits.iops.most} with ${type}` };
      }
      const got = knownNumber(attributes.iops);
      if (got === undefined || (offered !== undefined && isWithin(got, offered))) return undefined;
      const allowed = offered ? `${offered.least} to ${offered.most} with ${type} of this size` : `none with ${type}`;
      return { property, got, allowed };
    },
  ),
  volumeRule(
    {
      id: "SV094",
      title: "an EBS volume of a task has as much throughput as its type and operations offer",
      explanation:
        "Other types get throughput with their size or operations. A gp3 takes at most 0.25 MiB/s for each operation.",
      fix: "Change throughput, iops or the type: gp3 alone has a throughput of its own.",
      examples: {
        failing: withVolume({ volume_type: "io1", size_in_gb: 8, iops: 100, throughput: 125 }),
        passing: withVolume({ volume_type: "gp3", size_in_gb: 8, throughput: 125 }),
      },
    },
    ({ at, attributes, type }) => {
      const limits = volumeLimits(type);
      const got = knownNumber(attributes.throughput);
      if (limits === undefined || got === undefined) return undefined;
      // Nothing said, a gp3 has the least.
      const offered = throughputWith(type, knownNumber(attributes.iops ?? limits.iops?.least));
      const range = offered && { least: offered.least, most: Math.min(offered.most, MOST_MIB_PER_SECOND) };
      if (range !== undefined && isWithin(got, range)) return undefined;
      const allowed = range
        ? `${range.least} to ${range.most} (MiB/s) with ${type} of so many operations`
        : `none with ${type}`;
      return { property: `${at}.throughput`, got, allowed };
    },
  ),
  attributeRule({
    id: "SV099",
    resourceType: "aws_ecs_service",
    title: "an EBS volume of a task has a file system that AWS makes",
    explanation: "The provider refuses other words at plan; ntfs is for Windows.",
    fix: "Take one of these; xfs is the one where nothing is said.",
    source: VOLUME,
    attribute: "volume_configuration.managed_ebs_volume.file_system_type",
    constraint: oneOf("ext3", "ext4", "xfs", "ntfs"),
    examples: {
      failing: withVolume({ size_in_gb: 8, file_system_type: "btrfs" }),
      passing: withVolume({ size_in_gb: 8, file_system_type: "ext4" }),
    },
  }),
]);

function isUnset(value: unknown): boolean {
  return value === undefined || value === null;
}

/** The volumes that the task definition of a service leaves to it; `undefined` where they are not known. */
function launchVolumes(resource: Resource, configuration: Configuration): string[] | undefined {
  const task = taskDefinitionOf(resource, configuration);
  const volumes = task && knownBlocks(task.attributes, "volume");
  const left = volumes?.filter(({ configure_at_launch: at }) => at !== false && !isUnset(at));
  const names = left?.map(({ name }) => knownString(name));
  return names?.every((name) => name !== undefined) ? names : undefined;
}

function volumeRule(
  rule: Pick<Rule, "id" | "title" | "explanation" | "fix" | "examples">,
  find: (volume: Volume) => Finding | undefined,
): Rule {
  return {
    ...rule,
    resourceType: "aws_ecs_service",
    source: VOLUME,
    *check(resource) {
      for (const volume of volumesOf(resource)) {
        const finding = find(volume);
        if (finding !== undefined) yield finding;
      }
    },
  };
}
