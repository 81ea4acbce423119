import type {
  EcsServiceOrderedPlacementStrategy,
  EcsServicePlacementConstraints,
} from "@cdktf/provider-aws/lib/ecs-service";
import type { Construct } from "constructs";
import type { CapacityProviderStrategy } from "../cluster/cluster";
import type { IRole } from "../iam/role";
import type { INetwork } from "../network/network";
import { Port } from "../network/port";
import type { ISecurityGroup } from "../network/security-group";
import type { Ec2TaskDefinition } from "../task-definition/ec2-task-definition";
import { BaseService, type BaseServiceProps } from "./base-service";
import { requireNetwork, TaskNetwork } from "./task-network";

/**
 * From these, Docker chooses a port of the instance: on Linux from the kernel's own range, which older kernels end at 61000, newer ones at
 * 60999. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
 */
const LINUX_EPHEMERAL = [32768, 61000] as const;
const WINDOWS_EPHEMERAL = [49152, 65535] as const;

export interface Ec2ServiceProps extends BaseServiceProps {
  readonly taskDefinition: Ec2TaskDefinition;
  /**
   * Whether one task runs on each instance, instead of a number of tasks.
   * @default false
   */
  readonly daemon?: boolean;
  /** @default ECS spreads the tasks over zones */
  readonly placementStrategies?: readonly EcsServiceOrderedPlacementStrategy[];
  /** @default any instance with room */
  readonly placementConstraints?: readonly EcsServicePlacementConstraints[];
  /**
   * The network of the tasks, in awsvpc mode alone.
   * @default in other modes, tasks are in the network of their instance
   */
  readonly network?: INetwork;
  /**
   * Subnets of the tasks in awsvpc mode, 1 to 16.
   * @default the network's private subnets
   */
  readonly subnetIds?: string[];
  /**
   * Security groups of the tasks in awsvpc mode, at most 5; load balancers then add no rules.
   * @default one group that lets everything out, and in what load balancers forward
   */
  readonly securityGroups?: readonly ISecurityGroup[];
  /**
   * The role by which ECS registers tasks with a load balancer, not in awsvpc mode.
   * @default AWSServiceRoleForECS, which AWS keeps
   */
  readonly serviceRole?: IRole;
}

/** A service whose tasks run on instances of the cluster. */
export class Ec2Service extends BaseService {
  private readonly taskNetwork: TaskNetwork | undefined;
  private readonly ephemeralPorts: readonly [number, number];
  /** What load balancers connect from, and to which port of the instances. */
  private readonly clients: { readonly securityGroup: ISecurityGroup; readonly port: Port }[] = [];
  /** What tasks without interfaces of their own connect to, from their instances. */
  private readonly servers: { readonly securityGroup: ISecurityGroup; readonly port: Port }[] = [];
  private readonly instances: ISecurityGroup[] = [];
  private readonly ownCapacity: boolean;

  constructor(scope: Construct, id: string, props: Ec2ServiceProps) {
    const { cluster, daemon = false } = props;
    super(scope, id, props, {
      launchType: "EC2",
      schedulingStrategy: daemon ? "DAEMON" : undefined,
      desiredCount: props.desiredCount ?? (daemon ? undefined : 1),
      orderedPlacementStrategy: props.placementStrategies && [...props.placementStrategies],
      placementConstraints: props.placementConstraints && [...props.placementConstraints],
      iamRole: props.serviceRole?.roleArn,
    });
    // A daemon runs on every instance of the cluster, whoever started it.
    this.ownCapacity = daemon || Boolean(props.capacityProviderStrategies?.length);
    this.ephemeralPorts = props.taskDefinition.operatingSystem === "LINUX" ? LINUX_EPHEMERAL : WINDOWS_EPHEMERAL;
    // Without its permissions, ECS could not take the tasks out of the load balancer, and the service would drain for ever.
    props.serviceRole?.whenAllowed((policy) => this.startAfter(policy));
    if (props.taskDefinition.networkMode === "awsvpc") {
      this.taskNetwork = new TaskNetwork(this, id, { ...props, network: requireNetwork(this, props.network) });
      this.standIn(this.taskNetwork);
    }
    cluster.register(this);
    props.taskDefinition.register(this);
  }

  get targetType(): "ip" | "instance" {
    return this.taskNetwork === undefined ? "instance" : "ip";
  }

  /** In bridge mode, Docker puts the container's port behind another one of the instance. */
  targetPort(containerName: string, containerPort: number, protocol: "tcp" | "udp"): Port {
    if (this.taskNetwork !== undefined || this.taskDefinition.networkMode === "host") {
      return Port[protocol](containerPort);
    }
    const { portMappings } = this.taskDefinition.findContainer(containerName);
    const hostPort = portMappings.find((mapping) => mapping.containerPort === containerPort)?.hostPort;
    return hostPort ? Port[protocol](hostPort) : Port[`${protocol}Range`](...this.ephemeralPorts);
  }

  openTo(securityGroup: ISecurityGroup, port: Port): void {
    if (this.taskNetwork !== undefined) {
      this.taskNetwork.openTo(securityGroup, port);
      return;
    }
    this.clients.push({ securityGroup, port });
    for (const instances of this.instances) securityGroup.allowTo(instances, port);
  }

  runOn(instances: ISecurityGroup): void {
    this.instances.push(instances);
    for (const { securityGroup, port } of this.clients) securityGroup.allowTo(instances, port);
    for (const { securityGroup, port } of this.servers) instances.allowTo(securityGroup, port);
  }

  /**
   * AWS would do so by itself for a service without a launch type, but the provider would take the strategy that it then finds for one that
   * somebody added, and replace the service.
   */
  useDefaultStrategies(strategies: readonly CapacityProviderStrategy[]): void {
    if (!this.ownCapacity) this.useStrategies(strategies);
  }

  protected reach(securityGroup: ISecurityGroup, port: Port): void {
    if (this.taskNetwork !== undefined) {
      this.taskNetwork.reach(securityGroup, port);
      return;
    }
    this.servers.push({ securityGroup, port });
    for (const instances of this.instances) instances.allowTo(securityGroup, port);
  }
}
