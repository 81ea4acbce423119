import { posix } from "node:path";
import type { ContainerDefinition } from "../../task-definition/container-definition";
import type { MountPoint } from "../../task-definition/container-storage";
import type { FargateTaskDefinition } from "../../task-definition/fargate-task-definition";
import type { Secret } from "../../task-definition/secret";
import { VolumeSource } from "../../task-definition/volume-source";
import type { FilePlan } from "../translate/plan";

const BUSYBOX = "public.ecr.aws/docker/library/busybox:1.37.0";

/** A container that ends when it has written files, and where others find these. */
export interface FileWriter {
  readonly container: ContainerDefinition;
  readonly mountPoints: readonly MountPoint[];
}

/**
 * Adds a container that writes files into storage of the task: ECS gives secrets to a container as variables alone. None if there are
 * no files.
 */
export function addFileWriter(
  taskDefinition: FargateTaskDefinition,
  name: string,
  files: readonly FilePlan[],
  secrets: ReadonlyMap<string, Secret>,
): FileWriter | undefined {
  if (files.length === 0) return undefined;
  const directories = [...new Set(files.map(({ path }) => posix.dirname(path)))];
  const mountPoints = directories.map((containerPath, index) => {
    return { volume: taskDefinition.addVolume(`_${name}_${index + 1}`, VolumeSource.empty()), containerPath };
  });
  const environment: [string, string][] = [];
  const values: [string, Secret][] = [];
  for (const [index, { content }] of files.entries()) {
    if ("text" in content) environment.push([variable(index), content.text]);
    else {
      const secret = secrets.get(content.secret);
      if (secret !== undefined) values.push([variable(index), secret]);
    }
  }
  const container = taskDefinition.addContainer(name, {
    image: BUSYBOX,
    essential: false,
    user: "0",
    entryPoint: ["sh", "-c"],
    command: [["set -e", ...files.map(writeFile)].join("\n")],
    environment: environment.length > 0 ? Object.fromEntries(environment) : undefined,
    secrets: values.length > 0 ? Object.fromEntries(values) : undefined,
    mountPoints,
  });
  return { container, mountPoints: mountPoints.map((mount) => ({ ...mount, readOnly: true })) };
}

function variable(index: number): string {
  return `FILE_${index + 1}`;
}

/** Paths are of letters, digits, `.`, `-`, `_`, `/` and spaces. */
function writeFile({ path, uid, gid, mode }: FilePlan, index: number): string {
  const written = `printf %s "$${variable(index)}" > '${path}'`;
  return `${written}\nchown ${uid}:${gid} '${path}'\nchmod ${mode.toString(8).padStart(4, "0")} '${path}'`;
}
