import { blocks, knownString, type Resource } from "../configuration";
import { allContainersOf } from "../ecs-container/container-document";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { taskOf } from "./task-example";
import { hostPathOf, VOLUME_SOURCES, volumesOf } from "./task-volumes";

const EBS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ebs-volumes.html";
const VOLUME = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html";

function launchVolumesOf(resource: Resource) {
  return volumesOf(resource).filter(({ volume }) => volume.configure_at_launch === true);
}

function mounting(volumes: readonly object[], ...mounted: string[]) {
  const mountPoints = mounted.map((sourceVolume) => ({ sourceVolume, containerPath: `/${sourceVolume}` }));
  return taskOf({ volume: volumes }, { mountPoints });
}

const DATA = { name: "data", configure_at_launch: true };
const LOGS = { name: "logs", configure_at_launch: true };

/** What AWS refuses in the volumes that each service configures itself. */
export const launchVolumeRules: readonly Rule[] = where(withAttribute("volume"), [
  {
    id: "TD054",
    resourceType: "aws_ecs_task_definition",
    title: "a task has at most one volume that is configured at launch",
    explanation: "What is configured at launch is a volume of EBS, and ECS attaches one to a task.",
    fix: "Keep one of them; several containers may mount it.",
    source: VOLUME,
    *check(resource) {
      for (const { property, volume } of launchVolumesOf(resource).slice(1)) {
        yield { property: `${property}.configure_at_launch`, got: volume.configure_at_launch, allowed: "one volume" };
      }
    },
    examples: { failing: mounting([DATA, LOGS], "data", "logs"), passing: mounting([DATA, { name: "logs" }], "data") },
  },
  {
    id: "TD055",
    resourceType: "aws_ecs_task_definition",
    title: "a volume that is configured at launch is not configured before",
    explanation:
      "What the volume is, the service says, or whoever runs the task. What stands here would contradict that.",
    fix: "Leave configure_at_launch out, or the other configuration.",
    source: EBS,
    *check(resource) {
      for (const { property, volume } of launchVolumesOf(resource)) {
        const path = hostPathOf(volume) === undefined ? [] : ["host_path"];
        for (const got of [...path, ...VOLUME_SOURCES.filter((source) => blocks(volume[source]).length > 0)]) {
          yield { property, got, allowed: "none with configure_at_launch" };
        }
      }
    },
    examples: { failing: mounting([{ ...DATA, host_path: "/srv" }], "data"), passing: mounting([DATA], "data") },
  },
  {
    id: "TD056",
    resourceType: "aws_ecs_task_definition",
    title: "a container mounts the volume that is configured at launch",
    explanation: "A volume of EBS would be made and paid for with each task, and no program would see it.",
    fix: "Add a mount point to a container, or leave the volume out.",
    source: EBS,
    *check(resource) {
      const mounted = allContainersOf(resource)?.map(({ container }) => container.mountPoints ?? []);
      if (mounted === undefined || !mounted.every(Array.isArray)) return;
      const names = mounted.flat().map((mount) => knownString(blocks(mount)[0]?.sourceVolume));
      if (names.includes(undefined)) return;
      for (const { property, volume } of launchVolumesOf(resource)) {
        const name = knownString(volume.name);
        if (name === undefined || names.includes(name)) continue;
        yield { property: `${property}.name`, got: name, allowed: names.join(", ") || "none, as nothing is mounted" };
      }
    },
    examples: { failing: mounting([DATA]), passing: mounting([DATA], "data") },
  },
]);
