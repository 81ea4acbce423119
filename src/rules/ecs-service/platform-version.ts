import { attributeRule } from "../attribute-rule";
import { addressOf, blocks, knownString, type Resource } from "../configuration";
import { matching } from "../constraint";
import { isWindows } from "../ecs-task-definition/network-mode";
import { taskDefinitionOf } from "../ecs-task-definition/task-definition";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { launchTypeOf } from "./launch-type-of";
import { fargateServiceOf, serviceOf } from "./service-example";

const SERVICE = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html";
const VERSIONS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-linux-fargate.html";

function versioned(platform_version: string) {
  return fargateServiceOf({ platform_version }, { ephemeral_storage: { size_in_gib: 30 } });
}

/** What AWS refuses in the version of Fargate that a service asks for. */
export const platformVersionRules: readonly Rule[] = where(withAttribute("platform_version"), [
  {
    id: "SV069",
    resourceType: "aws_ecs_service",
    title: "only Fargate has platform versions",
    explanation:
      "A platform version is one of Fargate's runtime; on instances, the agent and the AMI are that. CreateService refuses it.",
    fix: "Leave platform_version out.",
    source: SERVICE,
    *check(resource, configuration) {
      const got = knownString(resource.attributes.platform_version);
      const type = got && launchTypeOf(resource, configuration);
      if (type !== "EC2" && type !== "EXTERNAL") return;
      yield { property: "platform_version", got, allowed: `none on ${type}` };
    },
    examples: {
      failing: serviceOf({ launch_type: "EC2", platform_version: "1.4.0" }),
      passing: serviceOf({ launch_type: "FARGATE", platform_version: "1.4.0" }),
    },
  },
  attributeRule({
    id: "SV070",
    resourceType: "aws_ecs_service",
    title: "a platform version is LATEST or three numbers",
    explanation: "Fargate names its versions so; CreateService refuses others, at apply.",
    fix: "Write LATEST, or a version such as 1.4.0.",
    source: SERVICE,
    attribute: "platform_version",
    constraint: matching(/LATEST|\d+\.\d+\.\d+/, "LATEST or a version such as 1.4.0"),
    examples: {
      failing: serviceOf({ launch_type: "FARGATE", platform_version: "1.4" }),
      passing: serviceOf({ launch_type: "FARGATE", platform_version: "LATEST" }),
    },
  }),
  {
    id: "SV071",
    resourceType: "aws_ecs_service",
    title: "a platform version knows what the task definition asks for",
    explanation:
      "Volumes of EFS, ephemeral storage and the PID mode came with 1.4.0; no task with them starts on a version before.",
    fix: "Leave platform_version out, for LATEST, or use 1.4.0.",
    source: VERSIONS,
    *check(resource, configuration) {
      const got = knownString(resource.attributes.platform_version);
      const task = taskDefinitionOf(resource, configuration);
      if (got === undefined || task === undefined || !isBefore1_4(got)) return;
      // Windows has versions of its own.
      if (isWindows(task) !== false || launchTypeOf(resource, configuration) !== "FARGATE") return;
      const reasons = newIn1_4(task);
      if (reasons.length === 0) return;
      const allowed = `1.4.0 or later, as ${addressOf(task)} has ${reasons.join(" and ")}`;
      yield { property: "platform_version", got, allowed };
    },
    examples: { failing: versioned("1.3.0"), passing: versioned("1.4.0") },
  },
]);

function isBefore1_4(version: string): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)\.\d+$/.exec(version) ?? [];
  return Number(major) < 1 || (Number(major) === 1 && Number(minor) < 4);
}

/** What a task definition has that version 1.4.0 brought. */
function newIn1_4({ attributes }: Resource): string[] {
  const volumes = blocks(attributes.volume).flatMap(({ efs_volume_configuration }) => blocks(efs_volume_configuration));
  return [
    ...(volumes.length > 0 ? ["volumes of EFS"] : []),
    ...(blocks(attributes.ephemeral_storage).length > 0 ? ["ephemeral_storage"] : []),
    ...(knownString(attributes.pid_mode) ? ["pid_mode"] : []),
  ];
}
