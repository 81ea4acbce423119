import { blocks, knownString, type Resource } from "../configuration";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { isFargate } from "./task-definition";
import { fargateTaskOf, taskOf } from "./task-example";

const VOLUME = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html";
const DOCKER = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DockerVolumeConfiguration.html";

/** Where a volume may lie but on its instance, by the blocks that say so. */
export const VOLUME_SOURCES = [
  "docker_volume_configuration",
  "efs_volume_configuration",
  "fsx_windows_file_server_volume_configuration",
] as const;

/** The volumes of a task definition, and where they stand. */
export function volumesOf({ attributes }: Resource) {
  return blocks(attributes.volume).map((volume, i) => ({ property: `volume[${i}]`, volume }));
}

/** The directory of an instance that a volume is; a plan has an empty text where there is none. */
export function hostPathOf(volume: Readonly<Record<string, unknown>>): string | undefined {
  return knownString(volume.host_path) || undefined;
}

/** What AWS refuses in the volumes of a task definition. */
export const taskVolumeRules: readonly Rule[] = where(withAttribute("volume"), [
  {
    id: "TD044",
    resourceType: "aws_ecs_task_definition",
    title: "the volumes of a task have different names",
    explanation: "Mounts refer to a volume by its name. ECS refuses two of one name; the plan takes them.",
    fix: "Name one of them differently; several containers may mount one volume.",
    source: VOLUME,
    *check(resource) {
      const names = new Set<string>();
      for (const { property, volume } of volumesOf(resource)) {
        const name = knownString(volume.name);
        if (name === undefined) continue;
        if (names.has(name)) yield { property: `${property}.name`, got: name, allowed: "a name of its own" };
        names.add(name);
      }
    },
    examples: {
      failing: taskOf({ volume: [{ name: "data" }, { name: "data" }] }),
      passing: taskOf({ volume: [{ name: "data" }, { name: "logs" }] }),
    },
  },
  {
    id: "TD050",
    resourceType: "aws_ecs_task_definition",
    title: "on Fargate, Docker keeps no volumes",
    explanation:
      "Docker's volumes belong to an instance, and are there for its other tasks too. ECS supports none on Fargate.",
    fix: "Use an empty volume, or EFS for what is to stay.",
    source: VOLUME,
    *check(resource) {
      if (!isFargate(resource)) return;
      for (const { property, volume } of volumesOf(resource)) {
        const [got] = blocks(volume.docker_volume_configuration);
        if (got === undefined) continue;
        yield { property: `${property}.docker_volume_configuration`, got, allowed: "none on Fargate" };
      }
    },
    examples: {
      failing: fargateTaskOf({ volume: [{ name: "data", docker_volume_configuration: [{ scope: "task" }] }] }),
      passing: fargateTaskOf({ volume: [{ name: "data" }] }),
    },
  },
  {
    id: "TD051",
    resourceType: "aws_ecs_task_definition",
    title: "on Fargate, tasks have no directory of an instance",
    explanation:
      'ECS answers "Fargate compatible task definitions do not support sourcePath" when the task definition is registered.',
    fix: "Use an empty volume, or EFS for what is to stay; or run the task on EC2.",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HostVolumeProperties.html",
    *check(resource) {
      if (!isFargate(resource)) return;
      for (const { property, volume } of volumesOf(resource)) {
        const got = hostPathOf(volume);
        if (got !== undefined) yield { property: `${property}.host_path`, got, allowed: "none on Fargate" };
      }
    },
    examples: {
      failing: fargateTaskOf({ volume: [{ name: "data", host_path: "/srv" }] }),
      passing: taskOf({ volume: [{ name: "data", host_path: "/srv" }] }),
    },
  },
  {
    id: "TD052",
    resourceType: "aws_ecs_task_definition",
    title: "only a volume that tasks share is made when it is missing",
    explanation: "ECS uses the setting for shared volumes only. A volume of a task is made and removed with it.",
    fix: "Leave autoprovision out: a volume of the task is always made. Or share the volume.",
    source: DOCKER,
    *check(resource) {
      for (const { property, volume } of volumesOf(resource)) {
        for (const { scope, autoprovision } of blocks(volume.docker_volume_configuration)) {
          if (autoprovision !== true || (scope !== undefined && scope !== "task")) continue;
          const allowed = "false, as the scope is not shared";
          yield { property: `${property}.docker_volume_configuration[0].autoprovision`, got: true, allowed };
        }
      }
    },
    examples: {
      failing: taskOf({ volume: [{ name: "data", docker_volume_configuration: [{ autoprovision: true }] }] }),
      passing: taskOf({
        volume: [{ name: "data", docker_volume_configuration: [{ autoprovision: true, scope: "shared" }] }],
      }),
    },
  },
  {
    id: "TD053",
    resourceType: "aws_ecs_task_definition",
    title: "a volume has one source",
    explanation:
      "A volume is kept in one place. ECS refuses a volume with two when the task definition is registered; the plan takes it.",
    fix: "Make two volumes of it.",
    source: VOLUME,
    *check(resource) {
      for (const { property, volume } of volumesOf(resource)) {
        const got = [
          ...(hostPathOf(volume) === undefined ? [] : ["host_path"]),
          ...VOLUME_SOURCES.filter((source) => blocks(volume[source]).length > 0),
        ];
        if (got.length > 1) yield { property, got, allowed: "one of them" };
      }
    },
    examples: {
      failing: taskOf({
        volume: [{ name: "data", host_path: "/srv", efs_volume_configuration: [{ file_system_id: "fs-1" }] }],
      }),
      passing: taskOf({ volume: [{ name: "data", host_path: "/srv" }, { name: "logs" }] }),
    },
  },
]);
