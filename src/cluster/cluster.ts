import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Metric, MetricOptions } from "../cloudwatch/metric";
import type { AutoScalingGroup } from "../compute/auto-scaling-group";
import { addressed } from "../core/address";
import { physicalName } from "../core/names";
import type { Tags } from "../core/tags";
import type { INamespace } from "../discovery/namespace";
import type { ISecurityGroup } from "../network/security-group";
import { CheckedConstruct } from "../rules/checked-construct";
import type { AsgCapacityProvider } from "./asg-capacity-provider";
import { clusterMetric } from "./cluster-metric";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html */
const LONGEST_NAME = 255;

/** A cluster, made here or existing. */
export interface ICluster {
  readonly clusterName: string;
  readonly clusterArn: string;
  /** Whether Container Insights is known to be on, which counts the tasks of services. */
  readonly hasContainerInsights: boolean;
  /** Tells the cluster that `service` runs on it. */
  register(service: IClusterService): void;
}

/** What a cluster asks of its services. */
export interface IClusterService {
  /** Starts after `capacity`, and ends before it: otherwise nothing would be left to stop the tasks on, and a destroy would hang. */
  startAfter(capacity: ITerraformDependable): void;
  /** Opens the instances of the cluster, on which its tasks run, by `securityGroup`. */
  runOn(securityGroup: ISecurityGroup): void;
  /** Runs by the default strategy of the cluster, if it has neither one of its own nor a launch type that somebody chose. */
  useDefaultStrategies(strategies: readonly CapacityProviderStrategy[]): void;
}

/** A share of a service's tasks for a capacity provider. */
export interface CapacityProviderStrategy {
  /** `FARGATE`, `FARGATE_SPOT`, or the name of another provider of the cluster. */
  readonly capacityProvider: string;
  /**
   * The share of the tasks beyond every `base`, relative to the other weights, 0 to 1000.
   * @default 1 for the only strategy; beside others 0, from AWS: no tasks but the base
   */
  readonly weight?: number;
  /**
   * Tasks that this provider gets first, 0 to 100000. Only one strategy may have a base.
   * @default 0, from AWS
   */
  readonly base?: number;
}

export interface ClusterProps {
  /**
   * A change replaces the cluster.
   * @default from the stack and the construct
   */
  readonly clusterName?: string;
  /**
   * CloudWatch Container Insights, which CloudWatch bills: how many tasks of a service run, wait and are desired, network and disk traffic,
   * for `ServiceAlarms` and `Dashboard` as well; `enhanced` also shows tasks and containers. CPU and memory of services come without it.
   * @default the account's setting
   */
  readonly containerInsights?: "enabled" | "enhanced" | "disabled";
  /**
   * Whether services may ask for the capacity providers `FARGATE` and `FARGATE_SPOT`.
   * @default false: services run on Fargate by their launch type
   */
  readonly enableFargateCapacityProviders?: boolean;
  /**
   * Where the services have names for each other, by Service Connect.
   * @default none: each service that connects names one
   */
  readonly defaultNamespace?: INamespace;
  /** @default none */
  readonly tags?: Tags;
}

/** A cluster that exists already. */
export interface ClusterAttributes {
  readonly clusterName: string;
  readonly clusterArn: string;
  /** @default false */
  readonly hasContainerInsights?: boolean;
}

/** A logical group of tasks and services, on Fargate or on instances of one's own. It costs nothing by itself. */
export class Cluster extends CheckedConstruct implements ICluster {
  /** A cluster that exists already, in the account and region of the provider. Its capacity is its own business. */
  static fromClusterAttributes(attributes: ClusterAttributes): ICluster {
    // One by one: the attributes may be a cluster of another stack, whose getters a spread would leave behind.
    const { clusterName, clusterArn, hasContainerInsights = false } = attributes;
    return { clusterName, clusterArn, hasContainerInsights, register: () => {} };
  }

  readonly resource: EcsCluster;
  readonly hasContainerInsights: boolean;
  private readonly services: IClusterService[] = [];
  private readonly capacity: ITerraformDependable[] = [];
  private readonly securityGroups: ISecurityGroup[] = [];
  private readonly providerNames: string[] = [];
  private readonly defaultStrategies: CapacityProviderStrategy[] = [];
  private providers: EcsClusterCapacityProviders | undefined;

  constructor(scope: Construct, id: string, props: ClusterProps = {}) {
    super(scope, id);
    const { containerInsights, defaultNamespace } = props;
    this.hasContainerInsights = containerInsights === "enabled" || containerInsights === "enhanced";
    this.resource = addressed(
      new EcsCluster(this, "Cluster", {
        name: props.clusterName ?? physicalName(this, LONGEST_NAME),
        serviceConnectDefaults: defaultNamespace && { namespace: defaultNamespace.namespaceArn },
        setting: containerInsights && [{ name: "containerInsights", value: containerInsights }],
        tags: props.tags,
      }),
    );
    if (props.enableFargateCapacityProviders) this.addProviders("FARGATE", "FARGATE_SPOT");
  }

  get clusterName(): string {
    return this.resource.name;
  }

  get clusterArn(): string {
    return this.resource.arn;
  }

  /** The CPU that tasks use, in percent of that of the cluster's instances. Tasks on Fargate do not count. */
  metricCpuUtilization(options?: MetricOptions): Metric {
    return clusterMetric(this, "CPUUtilization", options);
  }

  /** The memory that tasks use, in percent of that of the cluster's instances. Tasks on Fargate do not count. */
  metricMemoryUtilization(options?: MetricOptions): Metric {
    return clusterMetric(this, "MemoryUtilization", options);
  }

  /** The CPU units that tasks reserve, in percent of those of the cluster's instances. Tasks on Fargate do not count. */
  metricCpuReservation(options?: MetricOptions): Metric {
    return clusterMetric(this, "CPUReservation", options);
  }

  /** The memory that tasks reserve, in percent of that of the cluster's instances. Tasks on Fargate do not count. */
  metricMemoryReservation(options?: MetricOptions): Metric {
    return clusterMetric(this, "MemoryReservation", options);
  }

  /** The list of its capacity providers, which it has only with one of them. */
  get capacityProviders(): EcsClusterCapacityProviders | undefined {
    return this.providers;
  }

  /** What a Linux instance runs at its start in order to join the cluster. */
  get joinCommand(): string {
    return `echo "ECS_CLUSTER=${this.clusterName}" >> /etc/ecs/ecs.config`;
  }

  /**
   * What a Windows instance runs at its start in order to join the cluster, in PowerShell. Its tasks may have roles; in
   * exchange, the agent keeps port 80 of the instance.
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows_task_IAM_roles.html
   */
  get windowsJoinCommand(): string {
    return `Import-Module ECSTools\nInitialize-ECSAgent -Cluster ${this.clusterName} -EnableTaskIAMRole`;
  }

  /**
   * Adds a capacity provider, for services to name in their strategies.
   *
   * @param defaultStrategy whether tasks and services that name none, nor a launch type, run on it; several share them evenly
   */
  addAsgCapacityProvider(provider: AsgCapacityProvider, { defaultStrategy = false } = {}): void {
    this.addProviders(provider.capacityProviderName);
    if (defaultStrategy) {
      this.defaultStrategies.push({ capacityProvider: provider.capacityProviderName, weight: 1 });
      this.providers?.putDefaultCapacityProviderStrategy(this.defaultStrategies);
      for (const service of this.services) service.useDefaultStrategies(this.defaultStrategies);
    }
    this.addInstances(provider.autoScalingGroup);
  }

  /** Tells the cluster of instances that join it by themselves, by `joinCommand` or `windowsJoinCommand`: services wait for them, and open them to load balancers. */
  addInstances(group: AutoScalingGroup): void {
    this.addCapacity(group.resource);
    for (const securityGroup of group.securityGroups) {
      this.securityGroups.push(securityGroup);
      for (const service of this.services) service.runOn(securityGroup);
    }
  }

  register(service: IClusterService): void {
    this.services.push(service);
    for (const capacity of this.capacity) service.startAfter(capacity);
    for (const securityGroup of this.securityGroups) service.runOn(securityGroup);
    if (this.defaultStrategies.length > 0) service.useDefaultStrategies(this.defaultStrategies);
  }

  /** A cluster has one list of its providers, so there is one resource for all of them. */
  private addProviders(...names: string[]): void {
    this.providerNames.push(...names);
    if (this.providers !== undefined) {
      this.providers.capacityProviders = [...this.providerNames];
      return;
    }
    this.providers = addressed(
      new EcsClusterCapacityProviders(this, "CapacityProviders", {
        clusterName: this.clusterName,
        capacityProviders: [...this.providerNames],
      }),
    );
    this.addCapacity(this.providers);
  }

  private addCapacity(capacity: ITerraformDependable): void {
    this.capacity.push(capacity);
    for (const service of this.services) service.startAfter(capacity);
  }
}
