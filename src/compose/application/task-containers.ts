import type { ContainerDefinition } from "../../task-definition/container-definition";
import type { ContainerDependency } from "../../task-definition/container-dependency";
import type { MountPoint, TaskVolume } from "../../task-definition/container-storage";
import type { FargateTaskDefinition } from "../../task-definition/fargate-task-definition";
import { LogDriver } from "../../task-definition/log-driver";
import type { Secret } from "../../task-definition/secret";
import { VolumeSource } from "../../task-definition/volume-source";
import { pullable } from "../translate/image";
import { containerName } from "../translate/names";
import type { ContainerPlan, PortPlan, ServicePlan } from "../translate/plan";
import type { ApplicationFiles } from "./application-files";
import { existingFileSystem } from "./existing-file-system";
import { existingSecret } from "./existing-secret";
import { addFileWriter, type FileWriter } from "./file-writer";

/** What the containers of an application share. */
export interface ContainerParts {
  readonly files: ApplicationFiles | undefined;
  readonly secrets: ReadonlyMap<string, Secret>;
}

/** Adds the containers of a task, one after the other. */
export class TaskContainers {
  /** By the ids of their directories: containers that mount one directory mount one volume. */
  private readonly volumes = new Map<string, TaskVolume>();

  constructor(
    private readonly taskDefinition: FargateTaskDefinition,
    private readonly shared: ContainerParts,
    private readonly fileSystems: NonNullable<ServicePlan["fileSystems"]> = {},
  ) {}

  /** Adds one, behind those that it waits for. */
  add(plan: ContainerPlan): void {
    const { service, owner, container, image, ports, tmpfs, logging, files, mounts } = plan;
    const { linux, ...settings } = container;
    const { repositoryCredentials } = plan;
    const secrets = Object.entries(plan.secrets).map(([variable, arn]) => [variable, existingSecret(arn)] as const);
    const name = containerName(service);
    const writer = addFileWriter(this.taskDefinition, `${name}-files`, files, this.shared.secrets);
    const mountPoints = [...this.mountPoints(containerName(owner), mounts), ...(writer?.mountPoints ?? [])];
    const linuxParameters = { ...linux, ...(tmpfs.length > 0 && { tmpfs }) };
    const dependsOn = [...this.dependsOn(plan), ...(writer === undefined ? [] : [endOf(writer)])];
    const volumesFrom = plan.volumesFrom.map(({ service: other, readOnly }) => ({
      container: this.of(other),
      readOnly,
    }));
    this.taskDefinition.addContainer(name, {
      ...settings,
      image: pullable(image),
      repositoryCredentials: repositoryCredentials === undefined ? undefined : existingSecret(repositoryCredentials),
      secrets: secrets.length > 0 ? Object.fromEntries(secrets) : undefined,
      portMappings: ports.length > 0 ? portMappings(ports) : undefined,
      mountPoints: mountPoints.length > 0 ? mountPoints : undefined,
      volumesFrom: volumesFrom.length > 0 ? volumesFrom : undefined,
      dependsOn: dependsOn.length > 0 ? dependsOn : undefined,
      linuxParameters: Object.keys(linuxParameters).length > 0 ? linuxParameters : undefined,
      logging: logging && LogDriver.awsLogs(logging),
    });
  }

  private sourceOf(directory: string | undefined): VolumeSource {
    if (directory === undefined) return VolumeSource.empty();
    const existing = this.fileSystems[directory];
    if (existing !== undefined) return existingFileSystem(existing);
    const accessPoint = this.shared.files?.directories.get(directory);
    return accessPoint === undefined ? VolumeSource.empty() : VolumeSource.efsAccessPoint(accessPoint);
  }

  private dependsOn({ waitsFor }: ContainerPlan): ContainerDependency[] {
    return waitsFor.map(({ service, condition }) => ({ container: this.of(service), condition }));
  }

  private of(service: string): ContainerDefinition {
    return this.taskDefinition.findContainer(containerName(service));
  }

  private mountPoints(owner: string, mounts: ContainerPlan["mounts"]): MountPoint[] {
    return mounts.map(({ directory, containerPath, readOnly }, index) => {
      // Keys begin with a letter or digit, so that none is called like storage without a name.
      const name = directory?.replaceAll(/[^A-Za-z0-9_-]/g, "_") ?? `_${owner}_${index + 1}`;
      const volume = this.volumes.get(name) ?? this.taskDefinition.addVolume(name, this.sourceOf(directory));
      this.volumes.set(name, volume);
      return { volume, containerPath, readOnly };
    });
  }
}

function endOf({ container }: FileWriter): ContainerDependency {
  return { container, condition: "SUCCESS" };
}

/** What the port of a container is called. */
export function portName(port: number): string {
  return `tcp-${port}`;
}

/** ECS takes a port once. One of TCP and UDP is written as TCP: the network interface of the task takes both all the same. */
function portMappings(ports: readonly PortPlan[]) {
  const tcp = new Set(ports.filter(({ protocol }) => protocol === "tcp").map(({ port }) => port));
  return ports
    .filter(({ port, protocol }) => protocol === "tcp" || !tcp.has(port))
    .map(({ port, protocol }) => {
      return { containerPort: port, protocol, name: protocol === "tcp" ? portName(port) : undefined };
    });
}
