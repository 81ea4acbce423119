import type { Construct } from "constructs";
import type { ICluster } from "../../cluster/cluster";
import { AddressScope } from "../../core/address";
import { shortened } from "../../core/names";
import type { INetwork } from "../../network/network";
import { Port } from "../../network/port";
import { SecurityGroup } from "../../network/security-group";
import { FargateService } from "../../service/fargate-service";
import type { ServiceConnectService } from "../../service/service-connect";
import type { ContainerDefinition } from "../../task-definition/container-definition";
import type { MountPoint, TaskVolume } from "../../task-definition/container-storage";
import { FargateTaskDefinition } from "../../task-definition/fargate-task-definition";
import { LogDriver } from "../../task-definition/log-driver";
import type { Secret } from "../../task-definition/secret";
import { VolumeSource } from "../../task-definition/volume-source";
import { pullable } from "../translate/image";
import { nameAtAws } from "../translate/names";
import type { PortPlan, ServicePlan } from "../translate/plan";
import type { ApplicationFiles } from "./application-files";
import type { ApplicationNetworks } from "./application-networks";
import { addFileWriter } from "./file-writer";

/** https://docs.aws.amazon.com/efs/latest/ug/network-access.html */
const NFS = Port.tcp(2049);
/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html */
const LONGEST_DISCOVERY_NAME = 64;

/** What the services of an application share. */
export interface SharedParts {
  readonly cluster: ICluster;
  readonly network: INetwork;
  readonly networks: ApplicationNetworks;
  readonly files: ApplicationFiles | undefined;
  readonly secrets: ReadonlyMap<string, Secret>;
}

/** A service of an application: a task definition, a service on Fargate, and a security group of its own. */
export class ApplicationService {
  readonly service: FargateService;
  readonly securityGroup: SecurityGroup;
  readonly containerName: string;

  constructor(
    scope: Construct,
    readonly plan: ServicePlan,
    private readonly shared: SharedParts,
  ) {
    const { name } = plan;
    const { cluster, network, networks } = shared;
    const own = new AddressScope(scope, `Service_${name}`);
    this.containerName = name.replaceAll(/[^A-Za-z0-9_-]/g, "-");
    const taskDefinition = this.addTask(new AddressScope(own, "Task"));
    this.securityGroup = new SecurityGroup(new AddressScope(own, "SecurityGroup"), name, { network });
    if (plan.mounts.some(({ directory }) => directory !== undefined) && shared.files !== undefined) {
      this.securityGroup.allowTo(shared.files.fileSystem.securityGroup, NFS);
    }
    this.service = new FargateService(own, name, {
      cluster,
      network,
      taskDefinition,
      securityGroups: [this.securityGroup, ...networks.groupsOf(plan.networks)],
      desiredCount: plan.desiredCount,
      ...plan.deployment,
      healthCheckGracePeriod: isPublished(plan) ? plan.gracePeriod : undefined,
      tags: Object.keys(plan.tags).length > 0 ? plan.tags : undefined,
    });
    if (plan.networks.length > 0) {
      this.service.enableServiceConnect({ namespace: networks.namespace, services: this.offers() });
    }
  }

  private addTask(scope: Construct): FargateTaskDefinition {
    const { name, cpu, memoryLimitMiB, cpuArchitecture, ephemeralStorageGiB } = this.plan;
    const size = { cpu, memoryLimitMiB, cpuArchitecture, ephemeralStorageGiB };
    const taskDefinition = new FargateTaskDefinition(scope, name, size);
    this.addContainer(taskDefinition);
    return taskDefinition;
  }

  private addContainer(taskDefinition: FargateTaskDefinition): ContainerDefinition {
    const { container, image, ports, tmpfs, logging, files } = this.plan;
    const { linux, ...settings } = container;
    const writer = addFileWriter(taskDefinition, `${this.containerName}-files`, files, this.shared.secrets);
    const mountPoints = [...this.mountPoints(taskDefinition), ...(writer?.mountPoints ?? [])];
    const linuxParameters = { ...linux, ...(tmpfs.length > 0 && { tmpfs }) };
    return taskDefinition.addContainer(this.containerName, {
      ...settings,
      image: pullable(image),
      portMappings: ports.length > 0 ? portMappings(ports) : undefined,
      mountPoints: mountPoints.length > 0 ? mountPoints : undefined,
      dependsOn: writer && [{ container: writer.container, condition: "SUCCESS" }],
      linuxParameters: Object.keys(linuxParameters).length > 0 ? linuxParameters : undefined,
      logging: logging && LogDriver.awsLogs(logging),
    });
  }

  private mountPoints(taskDefinition: FargateTaskDefinition): MountPoint[] {
    const volumes = new Map<string, TaskVolume>();
    return this.plan.mounts.map(({ directory, containerPath, readOnly }, index) => {
      // Keys begin with a letter or digit, so that none is called like storage without a name.
      const name = directory?.replaceAll(/[^A-Za-z0-9_-]/g, "_") ?? `_${index + 1}`;
      const accessPoint = directory && this.shared.files?.directories.get(directory);
      const source = accessPoint ? VolumeSource.efsAccessPoint(accessPoint) : VolumeSource.empty();
      const volume = volumes.get(name) ?? taskDefinition.addVolume(name, source);
      volumes.set(name, volume);
      return { volume, containerPath, readOnly };
    });
  }

  /** Each of its names at each of its ports. */
  private offers(): ServiceConnectService[] {
    return this.plan.names.flatMap((dnsName) =>
      this.plan.ports
        .filter(({ protocol }) => protocol === "tcp")
        .map(({ port }) => {
          const name = `${nameAtAws(dnsName)}-${port}`.replace(/^-+/, "");
          return { portName: portName(port), discoveryName: shortened(name, LONGEST_DISCOVERY_NAME), dnsName, port };
        }),
    );
  }
}

function isPublished({ listeners, networkListeners }: ServicePlan): boolean {
  return listeners.length + networkListeners.length > 0;
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

function portName(port: number): string {
  return `tcp-${port}`;
}
