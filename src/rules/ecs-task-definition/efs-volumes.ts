import { blocks, knownNumber, knownString, type Resource, type ResourceMap } from "../configuration";
import { isPort, PORTS } from "../ports";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { taskOf } from "./task-example";
import { volumesOf } from "./task-volumes";

const ACCESS = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSAuthorizationConfig.html";
const CONFIGURATION = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html";

/** The EFS configurations of the volumes, with what is said of access. */
function efsOf(resource: Resource) {
  return volumesOf(resource).flatMap(({ property, volume }) =>
    blocks(volume.efs_volume_configuration).map((efs) => ({
      property: `${property}.efs_volume_configuration[0]`,
      efs,
      access: blocks(efs.authorization_config)[0] ?? {},
    })),
  );
}

function efs(attributes: object): ResourceMap {
  return taskOf({ volume: [{ name: "data", efs_volume_configuration: [{ file_system_id: "fs-1", ...attributes }] }] });
}

/** What is encrypted by default is nothing: only a known value, or none, is wrong. */
function isUnencrypted(transitEncryption: unknown): boolean {
  return transitEncryption === undefined || transitEncryption === "DISABLED";
}

/** What AWS refuses in the volumes of a task that lie in EFS. */
export const efsVolumeRules: readonly Rule[] = where(withAttribute("volume"), [
  {
    id: "TD046",
    resourceType: "aws_ecs_task_definition",
    title: "the root directory of an access point is its own",
    explanation: `ECS answers "When using an EFS access point, the root directory must either be set to '/' or be omitted." at the apply.`,
    fix: "Leave the root directory out: the access point has one.",
    source: ACCESS,
    *check(resource) {
      for (const { property, efs, access } of efsOf(resource)) {
        const root = knownString(efs.root_directory);
        if (access.access_point_id === undefined || root === undefined || root === "/") continue;
        yield { property: `${property}.root_directory`, got: root, allowed: "none, or /, with an access point" };
      }
    },
    examples: {
      failing: efs({
        root_directory: "/srv",
        transit_encryption: "ENABLED",
        authorization_config: [{ access_point_id: "fsap-1" }],
      }),
      passing: efs({
        root_directory: "/",
        transit_encryption: "ENABLED",
        authorization_config: [{ access_point_id: "fsap-1" }],
      }),
    },
  },
  {
    id: "TD047",
    resourceType: "aws_ecs_task_definition",
    title: "IAM lets in to EFS by TLS alone",
    explanation:
      "The mount helper of EFS signs in with a role over TLS only. ECS refuses the task definition when it is registered; the plan takes it.",
    fix: 'Set transit_encryption to "ENABLED".',
    source: ACCESS,
    *check(resource) {
      for (const { property, efs, access } of efsOf(resource)) {
        const got = efs.transit_encryption;
        if (access.iam !== "ENABLED" || !isUnencrypted(got)) continue;
        yield { property: `${property}.transit_encryption`, got, allowed: "ENABLED, as iam is" };
      }
    },
    examples: {
      failing: efs({ authorization_config: [{ iam: "ENABLED" }] }),
      passing: efs({ transit_encryption: "ENABLED", authorization_config: [{ iam: "ENABLED" }] }),
    },
  },
  {
    id: "TD048",
    resourceType: "aws_ecs_task_definition",
    title: "access points of EFS are mounted by TLS alone",
    explanation: "The mount helper of EFS reaches an access point over TLS only, and it is off where nothing is said.",
    fix: 'Set transit_encryption to "ENABLED".',
    source: ACCESS,
    *check(resource) {
      for (const { property, efs, access } of efsOf(resource)) {
        const got = efs.transit_encryption;
        if (access.access_point_id === undefined || access.iam === "ENABLED" || !isUnencrypted(got)) continue;
        yield { property: `${property}.transit_encryption`, got, allowed: "ENABLED, as there is an access point" };
      }
    },
    examples: {
      failing: efs({ transit_encryption: "DISABLED", authorization_config: [{ access_point_id: "fsap-1" }] }),
      passing: efs({ transit_encryption: "ENABLED", authorization_config: [{ access_point_id: "fsap-1" }] }),
    },
  },
  {
    id: "TD049",
    resourceType: "aws_ecs_task_definition",
    title: "the port of EFS is one, and for TLS",
    explanation:
      "The port is that of the encrypted connection. Where none is said, the mount helper of EFS chooses one.",
    fix: 'Leave the port out, or set transit_encryption to "ENABLED".',
    source: CONFIGURATION,
    *check(resource) {
      for (const { property, efs } of efsOf(resource)) {
        const got = knownNumber(efs.transit_encryption_port);
        if (got === undefined || got === 0) continue;
        const port = `${property}.transit_encryption_port`;
        if (!isPort(got)) yield { property: port, got, allowed: `0, or ${PORTS}` };
        else if (isUnencrypted(efs.transit_encryption)) {
          yield { property: port, got, allowed: "none, as transit_encryption is not ENABLED" };
        }
      }
    },
    examples: {
      failing: efs({ transit_encryption_port: 2999 }),
      passing: efs({ transit_encryption: "ENABLED", transit_encryption_port: 65535 }),
    },
  },
]);
