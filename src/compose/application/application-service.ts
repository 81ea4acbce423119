import type { Construct } from "constructs";
import type { ICluster } from "../../cluster/cluster";
import { AddressScope } from "../../core/address";
import { shortened } from "../../core/names";
import { PrivateDnsNamespace } from "../../discovery/private-dns-namespace";
import type { INetwork } from "../../network/network";
import { Port } from "../../network/port";
import { type ISecurityGroup, SecurityGroup } from "../../network/security-group";
import { FargateService } from "../../service/fargate-service";
import type { ServiceConnectService } from "../../service/service-connect";
import { FargateTaskDefinition } from "../../task-definition/fargate-task-definition";
import { nameAtAws } from "../translate/names";
import type { ServicePlan } from "../translate/plan";
import type { ApplicationNetworks } from "./application-networks";
import { existingRole } from "./existing-role";
import { type ContainerParts, portName, TaskContainers } from "./task-containers";

/** https://docs.aws.amazon.com/efs/latest/ug/network-access.html */
const NFS = Port.tcp(2049);
/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html */
const LONGEST_DISCOVERY_NAME = 64;

/** What the services of an application share. */
export interface SharedParts extends ContainerParts {
  readonly cluster: ICluster;
  readonly network: INetwork;
  readonly networks: ApplicationNetworks;
}

/** A service of an application: a task definition, a service on Fargate, and a security group of its own. */
export class ApplicationService {
  readonly service: FargateService;
  readonly securityGroup: SecurityGroup;

  constructor(
    scope: Construct,
    readonly plan: ServicePlan,
    private readonly shared: SharedParts,
  ) {
    const { name, placement, discovery } = plan;
    const { cluster, network, networks } = shared;
    const own = new AddressScope(scope, `Service_${name}`);
    const taskDefinition = this.addTask(new AddressScope(own, "Task"));
    this.securityGroup = new SecurityGroup(new AddressScope(own, "SecurityGroup"), name, { network });
    const directories = plan.containers.flatMap(({ mounts }) => mounts.flatMap(({ directory }) => directory ?? []));
    if (directories.some((directory) => shared.files?.directories.has(directory)) && shared.files !== undefined) {
      this.securityGroup.allowTo(shared.files.fileSystem.securityGroup, NFS);
    }
    this.service = new FargateService(own, name, {
      cluster,
      network,
      taskDefinition,
      securityGroups: [this.securityGroup, ...networks.groupsOf(plan.networks), ...this.existingGroups(own)],
      subnetIds: placement && [...placement.subnetIds],
      assignPublicIp: placement?.assignPublicIp,
      desiredCount: plan.desiredCount,
      ...plan.deployment,
      healthCheckGracePeriod: isPublished(plan) ? plan.gracePeriod : undefined,
      tags: Object.keys(plan.tags).length > 0 ? plan.tags : undefined,
    });
    if (plan.networks.length > 0) {
      this.service.enableServiceConnect({ namespace: networks.namespace, services: this.offers() });
    }
    if (discovery !== undefined) {
      const namespace = new PrivateDnsNamespace(new AddressScope(own, "Namespace"), name, {
        name: discovery.namespace,
        network,
      });
      this.service.enableCloudMap({ namespace, name: discovery.name, dnsTtl: discovery.ttl });
    }
  }

  private existingGroups(scope: Construct): ISecurityGroup[] {
    const groups = new AddressScope(scope, "ExistingGroups");
    return (this.plan.placement?.securityGroupIds ?? []).map((id) => SecurityGroup.fromSecurityGroupId(groups, id, id));
  }

  private addTask(scope: Construct): FargateTaskDefinition {
    const { name, cpu, memoryLimitMiB, cpuArchitecture, ephemeralStorageGiB, sharesProcesses, containers } = this.plan;
    const pidMode = sharesProcesses ? "task" : undefined;
    const size = { cpu, memoryLimitMiB, cpuArchitecture, ephemeralStorageGiB };
    const taskRole = existingRole(scope, `${name}_task`, this.plan.taskRole);
    const executionRole = existingRole(scope, `${name}_execution`, this.plan.executionRole);
    const taskDefinition = new FargateTaskDefinition(scope, name, { ...size, pidMode, taskRole, executionRole });
    const added = new TaskContainers(taskDefinition, this.shared, this.plan.fileSystems);
    for (const container of containers) added.add(container);
    return taskDefinition;
  }

  /** Each of its names at each of its ports. */
  private offers(): ServiceConnectService[] {
    const ports = this.plan.containers.flatMap((container) => container.ports);
    return this.plan.names.flatMap((dnsName) =>
      ports
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
