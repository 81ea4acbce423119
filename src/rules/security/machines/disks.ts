import { blocks, type Configuration, isKnown, knownBlocks, type Resource, type ResourceMap } from "../../configuration";
import type { Finding, Rule } from "../../rule";
import { forTypes } from "../for-types";
import type { SecurityRule } from "../security-rule";
import { isTrue } from "./launched";
import { KEY, launched } from "./launched-example";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html";
const TRIVY = "https://github.com/aquasecurity/trivy-checks/blob/main/checks/cloud/aws/ec2";

/** A disk as it is written somewhere, and where. */
interface Disk {
  /** In front of the names of its attributes. */
  readonly prefix: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

type DiskExample = (disk: object) => ResourceMap;

const OF_VOLUME: DiskExample = (disk) => ({ aws_ebs_volume: { data: { size: 8, ...disk } } });
const OF_TEMPLATE: DiskExample = (disk) =>
  launched("aws_launch_template", { block_device_mappings: [{ device_name: "/dev/xvda", ebs: disk }] });
const OF_CONFIGURATION: DiskExample = (disk) => launched("aws_launch_configuration", { root_block_device: disk });
const OF_INSTANCE: DiskExample = (disk) => launched("aws_instance", { root_block_device: disk });

function examples(failing: object, passing: object): (example: DiskExample) => Rule["examples"] {
  return (example) => ({ failing: example(failing), passing: example(passing) });
}

const encryption = examples({ encrypted: false }, { encrypted: true });
const ownKey = examples({ encrypted: true }, { encrypted: true, kms_key_id: KEY });

/** How disks are encrypted. */
export const diskRules: readonly SecurityRule[] = [
  ...forTypes(
    {
      id: "SEC305",
      severity: "warning",
      level: "baseline",
      checks: ["CKV_AWS_8", "AWS-0008", "AWS-0026", "AWS-0131", "EC2.3", "EC2.181", "AwsSolutions-EC26"],
      title: "disks are encrypted",
      explanation:
        "Snapshots of a disk that is not encrypted can be shared and read by whoever is given one; encryption costs nothing.",
      fix: "Set encrypted of the disk to true, as blockDevices and Volume do, or encrypt by default in the account.",
      source: `${CONTROLS}#ec2-3`,
      check: (resource, configuration) =>
        isEncryptedByDefault(configuration) ? [] : [...notEncrypted(resource), ...rootOfImage(resource)],
    },
    {
      aws_ebs_volume: encryption(OF_VOLUME),
      aws_launch_template: encryption(OF_TEMPLATE),
      aws_launch_configuration: encryption(OF_CONFIGURATION),
      aws_instance: encryption(OF_INSTANCE),
    },
  ),
  ...forTypes(
    {
      id: "SEC306",
      severity: "warning",
      level: "strict",
      checks: ["AWS-0027"],
      title: "disks are encrypted by a key of one's own",
      explanation:
        "Nobody can limit or revoke who decrypts by the key of AWS, and it cannot be shared with other accounts.",
      fix: "Give kmsKeyId of blockDevices or Volume, kms_key_id in Terraform, the ARN of a key in KMS.",
      source: `${TRIVY}/encryption_customer_key.rego`,
      check: (resource) => withoutKey(resource),
    },
    {
      aws_ebs_volume: ownKey(OF_VOLUME),
      aws_launch_template: ownKey(OF_TEMPLATE),
      aws_instance: ownKey(OF_INSTANCE),
    },
  ),
];

/** The disks that a resource says something of. Where Terraform makes them, there are none to see. */
function disksOf({ type, attributes }: Resource): readonly Disk[] {
  if (type === "aws_ebs_volume") return [{ prefix: "", attributes }];
  if (type === "aws_launch_template") {
    return blocks(attributes.block_device_mappings).flatMap(({ ebs }, i) =>
      blocks(ebs).map((disk, j) => ({ prefix: `block_device_mappings[${i}].ebs[${j}].`, attributes: disk })),
    );
  }
  return ["root_block_device", "ebs_block_device"].flatMap((name) =>
    blocks(attributes[name]).map((disk, i) => ({ prefix: `${name}[${i}].`, attributes: disk })),
  );
}

function* notEncrypted(resource: Resource): Iterable<Finding> {
  for (const { prefix, attributes } of disksOf(resource)) {
    const { encrypted: got, snapshot_id: snapshot, no_device: isNone } = attributes;
    // A disk of a snapshot is encrypted as that is.
    const isOfSnapshot = (got === undefined || got === null) && snapshot !== undefined && snapshot !== null;
    if (isTrue(got) || !isKnown(got) || isOfSnapshot || isTrue(isNone)) continue;
    yield { property: `${prefix}encrypted`, got: got ?? undefined, allowed: "true" };
  }
}

/** The disk that an instance starts from is as its image has it, which mostly is not encrypted. */
function rootOfImage({ type, attributes }: Resource): Finding[] {
  const isDecidedHere = type === "aws_launch_configuration" || type === "aws_instance";
  if (!isDecidedHere || attributes.launch_template !== undefined) return [];
  const root = knownBlocks(attributes, "root_block_device");
  return root?.length === 0 ? [{ property: "root_block_device.encrypted", got: undefined, allowed: "true" }] : [];
}

function* withoutKey(resource: Resource): Iterable<Finding> {
  for (const { prefix, attributes } of disksOf(resource)) {
    if (!isTrue(attributes.encrypted)) continue;
    if (attributes.kms_key_id !== undefined && attributes.kms_key_id !== null) continue;
    yield { property: `${prefix}kms_key_id`, got: undefined, allowed: "the ARN of a key" };
  }
}

function isEncryptedByDefault(configuration: Configuration): boolean {
  return configuration
    .resources("aws_ebs_encryption_by_default")
    .some(({ attributes: { enabled = true } }) => enabled !== false);
}
