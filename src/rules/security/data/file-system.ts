import { blocks, isKnown, type Resource, type ResourceMap } from "../../configuration";
import { matching, oneOf } from "../../constraint";
import { mayHave } from "../companion";
import { secureValue } from "../secure-value";
import type { SecurityRule } from "../security-rule";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html";
const resourceType = "aws_efs_file_system";
const ACCESS_POINT = "aws_efs_access_point";
const ENABLED = {
  type: "aws_efs_backup_policy",
  attribute: "file_system_id",
  is: ({ attributes }: Resource) =>
    blocks(attributes.backup_policy).some(({ status }) => !isKnown(status) || status === "ENABLED"),
};
const SELECTED = { type: "aws_backup_selection", attribute: "resources" };

/** With what the other rules of the same level ask for. */
function fileSystem(attributes: object, status = "ENABLED"): ResourceMap {
  return {
    aws_efs_file_system: { main: { encrypted: true, kms_key_id: "${aws_kms_key.main.arn}", ...attributes } },
    aws_efs_backup_policy: {
      main: { file_system_id: "${aws_efs_file_system.main.id}", backup_policy: { status } },
    },
  };
}

function accessPoint(attributes: object): ResourceMap {
  const root_directory = { path: "/uploads" };
  return { [ACCESS_POINT]: { main: { root_directory, posix_user: { uid: 1000, gid: 1000 }, ...attributes } } };
}

/** Who reads the files in EFS, and what is left when they are gone. */
export const fileSystemSecurityRules: readonly SecurityRule[] = [
  secureValue({
    id: "SEC631",
    level: "baseline",
    checks: ["CKV_AWS_42", "AWS-0037", "EFS.1", "AwsSolutions-EFS1"],
    resourceType,
    title: "a file system is encrypted",
    explanation: "Terraform makes one that is not, and it cannot be encrypted later. It costs nothing.",
    fix: "Set encrypted, as FileSystem does.",
    source: `${CONTROLS}#efs-1`,
    attribute: "encrypted",
    constraint: oneOf("true"),
    otherwise: "false, as nothing is said",
    examples: { failing: fileSystem({ encrypted: false }), passing: fileSystem({}) },
  }),
  secureValue({
    id: "SEC632",
    level: "strict",
    checks: ["CKV_AWS_184"],
    resourceType,
    title: "a file system is encrypted with a key of one's own",
    explanation:
      "With the key of AWS, nobody sees who uses it, nor can anybody stop it by the key. A change replaces the file system.",
    fix: "Set kms_key_id.",
    source: "https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html",
    attribute: "kms_key_id",
    constraint: matching(/.+/, "a key"),
    otherwise: "aws/elasticfilesystem, as nothing is said",
    examples: { failing: fileSystem({ kms_key_id: undefined }), passing: fileSystem({}) },
  }),
  secureValue({
    id: "SEC633",
    level: "baseline",
    checks: ["CKV_AWS_329", "EFS.3"],
    resourceType: ACCESS_POINT,
    title: "an access point leads to one directory",
    explanation: "By one that leads to /, a task reads and changes what others keep in the file system.",
    fix: "Set path in root_directory, as FileSystem.addAccessPoint() does.",
    source: `${CONTROLS}#efs-3`,
    attribute: "root_directory.path",
    constraint: matching(/.*[^/].*/, "a directory below /"),
    otherwise: "/, as nothing is said",
    examples: { failing: accessPoint({ root_directory: { path: "/" } }), passing: accessPoint({}) },
  }),
  secureValue({
    id: "SEC634",
    level: "baseline",
    checks: ["CKV_AWS_330", "EFS.4"],
    resourceType: ACCESS_POINT,
    title: "an access point has a user",
    explanation: "Without one, root of a container is root of the files.",
    fix: "Set posix_user, as FileSystem.addAccessPoint() does.",
    source: `${CONTROLS}#efs-4`,
    attribute: "posix_user.uid",
    constraint: matching(/.+/, "a user"),
    otherwise: "that of the container, as nothing is said",
    examples: { failing: accessPoint({ posix_user: undefined }), passing: accessPoint({}) },
  }),
  {
    id: "SEC635",
    severity: "warning",
    level: "baseline",
    checks: ["CKV2_AWS_18"],
    resourceType,
    title: "files are kept a second time",
    explanation: "What a task deletes or encrypts, by mistake or by somebody who got into it, is gone otherwise.",
    fix: "Leave backup out of FileSystem, or add an aws_efs_backup_policy (ENABLED) or an aws_backup_selection.",
    source: "https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html",
    *check(resource, configuration) {
      if ([ENABLED, SELECTED].some((companion) => mayHave(companion, resource, configuration))) return;
      yield {
        property: ENABLED.type,
        got: undefined,
        allowed: "one for this file system, ENABLED, or a selection of AWS Backup",
      };
    },
    examples: { failing: fileSystem({}, "DISABLED"), passing: fileSystem({}) },
  },
];
