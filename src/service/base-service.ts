import { EcsService, type EcsServiceConfig, type EcsServiceLoadBalancer } from "@cdktf/provider-aws/lib/ecs-service";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Metric, MetricOptions } from "../cloudwatch/metric";
import type { CapacityProviderStrategy, ICluster, IClusterService } from "../cluster/cluster";
import { weighted } from "../cluster/weighted";
import { AddressScope, addressed } from "../core/address";
import { dependOn } from "../core/depend-on";
import { ConfigurationError } from "../core/errors";
import { physicalName } from "../core/names";
import type { Tags } from "../core/tags";
import type { ILoadBalancerTarget, ITargetGroup, TargetTraffic } from "../load-balancer/target-group-base";
import type { Port } from "../network/port";
import type { ISecurityGroup } from "../network/security-group";
import { CheckedConstruct } from "../rules/checked-construct";
import { type IFileSystem, NFS } from "../storage/mountable";
import type { IMountingService, TaskDefinition } from "../task-definition/task-definition";
import { type CloudMapOptions, CloudMapService } from "./cloud-map";
import { EXECUTE_COMMAND } from "./execute-command";
import { type ITargetService, LoadBalancerTarget, type LoadBalancerTargetOptions } from "./load-balancer-target";
import { ScalableTaskCount, type TaskCountLimits } from "./scalable-task-count";
import { type ServiceConnectOptions, serviceConnect } from "./service-connect";
import type { TaskNetwork } from "./task-network";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html */
const LONGEST_NAME = 255;
const TASK_COUNT = "TaskCount";
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html */
const CONTAINER_INSIGHTS = "ECS/ContainerInsights";

/** What every service has, wherever its tasks run. */
export interface BaseServiceProps {
  readonly cluster: ICluster;
  /**
   * A change replaces the service.
   * @default from the stack and the construct
   */
  readonly serviceName?: string;
  /**
   * How many tasks run; with `autoScaleTaskCount`, at first.
   * @default 1, or the least that scaling leaves; for a daemon, as many as there are instances
   */
  readonly desiredCount?: number;
  /**
   * Which capacity the tasks run on, instead of the launch type: `FARGATE_SPOT` for example, of a cluster that has it.
   * @default the launch type
   */
  readonly capacityProviderStrategies?: readonly CapacityProviderStrategy[];
  /**
   * The least number of healthy tasks during a deployment, in percent of the desired count.
   * @default 100, from AWS
   */
  readonly minHealthyPercent?: number;
  /**
   * The largest number of tasks during a deployment, in percent of the desired count.
   * @default 200, from AWS
   */
  readonly maxHealthyPercent?: number;
  /**
   * Ends a deployment whose tasks do not become healthy, and with `rollback` goes back to the one before.
   * @default a deployment tries for ever, from AWS
   */
  readonly circuitBreaker?: { readonly rollback: boolean };
  /**
   * Seconds after the start of a task in which a load balancer's opinion of it does not count.
   * @default 0, from AWS
   */
  readonly healthCheckGracePeriod?: number;
  /**
   * Whether `aws ecs execute-command` opens a shell in a container. Gives the task role what that needs.
   * @default false
   */
  readonly enableExecuteCommand?: boolean;
  /** @default none */
  readonly tags?: Tags;
}

/** A number of tasks that ECS keeps running. */
export abstract class BaseService
  extends CheckedConstruct
  implements ILoadBalancerTarget, ITargetService, IClusterService, IMountingService
{
  readonly resource: EcsService;
  readonly cluster: ICluster;
  readonly taskDefinition: TaskDefinition;
  private readonly desiredCount: number | undefined;
  private readonly loadBalancers: EcsServiceLoadBalancer[] = [];

  constructor(
    scope: Construct,
    id: string,
    props: BaseServiceProps & { readonly taskDefinition: TaskDefinition },
    /** The launch type is for a service without strategies. */
    config: Omit<EcsServiceConfig, "name">,
  ) {
    super(scope, id);
    const { cluster, taskDefinition } = props;
    this.cluster = cluster;
    this.desiredCount = props.desiredCount;
    this.taskDefinition = taskDefinition;
    this.resource = addressed(
      new EcsService(this, "Service", {
        ...config,
        name: props.serviceName ?? physicalName(this, LONGEST_NAME),
        cluster: cluster.clusterName,
        taskDefinition: taskDefinition.taskDefinitionArn,
        deploymentMinimumHealthyPercent: props.minHealthyPercent,
        deploymentMaximumPercent: props.maxHealthyPercent,
        deploymentCircuitBreaker: props.circuitBreaker && { enable: true, rollback: props.circuitBreaker.rollback },
        healthCheckGracePeriodSeconds: props.healthCheckGracePeriod,
        enableExecuteCommand: props.enableExecuteCommand,
        tags: props.tags,
      }),
    );
    if (props.capacityProviderStrategies?.length) this.useStrategies(props.capacityProviderStrategies);
    if (props.enableExecuteCommand) taskDefinition.addToTaskRolePolicy(EXECUTE_COMMAND);
  }

  get serviceName(): string {
    return this.resource.name;
  }

  /** The CPU that the tasks use, in percent of what they reserve. */
  metricCpuUtilization(options?: MetricOptions): Metric {
    return this.metric("AWS/ECS", "CPUUtilization", options);
  }

  /** The memory that the tasks use, in percent of what they reserve. */
  metricMemoryUtilization(options?: MetricOptions): Metric {
    return this.metric("AWS/ECS", "MemoryUtilization", options);
  }

  /** How many tasks run. Only where the cluster has Container Insights. */
  metricRunningTaskCount(options?: MetricOptions): Metric {
    return this.metric(CONTAINER_INSIGHTS, "RunningTaskCount", options);
  }

  /** How many tasks are about to run. Only where the cluster has Container Insights. */
  metricPendingTaskCount(options?: MetricOptions): Metric {
    return this.metric(CONTAINER_INSIGHTS, "PendingTaskCount", options);
  }

  /** How many tasks there should be. Only where the cluster has Container Insights. */
  metricDesiredTaskCount(options?: MetricOptions): Metric {
    return this.metric(CONTAINER_INSIGHTS, "DesiredTaskCount", options);
  }

  /**
   * Has Application Auto Scaling set the number of tasks, within limits; once for a service. What it set, an apply leaves as it is.
   * Scale by the methods of what is returned.
   * @throws ConfigurationError for a daemon, and for a service that has limits already
   */
  autoScaleTaskCount(limits: TaskCountLimits): ScalableTaskCount {
    this.requireScalable();
    this.resource.lifecycle = { ...this.resource.lifecycle, ignoreChanges: ["desired_count"] };
    this.resource.desiredCount = this.desiredCount ?? limits.minCapacity;
    return new ScalableTaskCount(new AddressScope(this, TASK_COUNT), this.node.id, {
      ...limits,
      clusterName: this.cluster.clusterName,
      service: this,
    });
  }

  /**
   * Gives the service a name in DNS, once for a service: that of its tasks in awsvpc mode; in bridge and host mode that of a port of a
   * container, which clients ask for by SRV.
   * @throws ConfigurationError if the task definition has no such container, or the container no port
   */
  enableCloudMap({ containerName, containerPort, ...options }: CloudMapOptions): CloudMapService {
    const awsvpc = this.taskDefinition.networkMode === "awsvpc";
    const cloudMap = new CloudMapService(new AddressScope(this, "CloudMap"), this.node.id, {
      ...options,
      recordType: awsvpc ? "A" : "SRV",
    });
    const target = awsvpc ? {} : this.portOf({ containerName, containerPort });
    this.resource.putServiceRegistries({ registryArn: cloudMap.resource.arn, ...target });
    return cloudMap;
  }

  /**
   * Has the tasks connect to other services of a namespace by name, and those to these, through a proxy beside the containers; once for a
   * service, in awsvpc or bridge mode.
   * @throws ConfigurationError if no port is given, and no port mapping has the name
   */
  enableServiceConnect(options: ServiceConnectOptions = {}): void {
    this.resource.putServiceConnectConfiguration(serviceConnect(this, options));
  }

  /**
   * A container of the service as a target of a load balancer.
   * @throws ConfigurationError if the task definition has no such container, or the container no port
   */
  loadBalancerTarget(options: LoadBalancerTargetOptions = {}): ILoadBalancerTarget {
    const { containerName, containerPort } = this.portOf(options);
    return new LoadBalancerTarget(this, containerName, containerPort);
  }

  /** As a target, the service stands for the first port of its first container. */
  attachTo(targetGroup: ITargetGroup): void {
    this.loadBalancerTarget().attachTo(targetGroup);
  }

  admit(securityGroup: ISecurityGroup, traffic: TargetTraffic): void {
    this.loadBalancerTarget().admit(securityGroup, traffic);
  }

  registerTarget({ targetGroupArn }: ITargetGroup, containerName: string, containerPort: number): void {
    this.loadBalancers.push({ targetGroupArn, containerName, containerPort });
    this.resource.putLoadBalancer(this.loadBalancers);
  }

  startAfter(resource: ITerraformDependable): void {
    dependOn(this.resource, resource);
  }

  private requireScalable(): void {
    if (this.resource.schedulingStrategyInput === "DAEMON") {
      throw new ConfigurationError(this, {
        property: "daemon",
        got: true,
        allowed: "false, for a service whose number of tasks is scaled",
        fix: "Scale the instances instead: a daemon runs once on each.",
      });
    }
    if (this.node.tryFindChild(TASK_COUNT) === undefined) return;
    throw new ConfigurationError(this, {
      property: "autoScaleTaskCount",
      got: "a second call",
      allowed: "one call for a service",
      fix: "Keep what the first call returned, and add policies to it.",
    });
  }

  /** Has capacity providers run the tasks, in place of the launch type. */
  protected useStrategies(strategies: readonly CapacityProviderStrategy[]): void {
    this.resource.resetLaunchType();
    this.resource.putCapacityProviderStrategy(weighted(strategies));
    // Without it, the provider replaces the service when a strategy changes.
    this.resource.forceNewDeployment = true;
  }

  /** Puts the tasks on network interfaces of their own. */
  protected standIn({ configuration, connectivity }: TaskNetwork): void {
    this.resource.putNetworkConfiguration(configuration);
    for (const route of connectivity) this.startAfter(route);
  }

  mount({ securityGroup, mountTargets }: IFileSystem): void {
    for (const mountTarget of mountTargets) this.startAfter(mountTarget);
    this.reach(securityGroup, NFS);
  }

  private portOf({ containerName: name, containerPort }: LoadBalancerTargetOptions) {
    const containerName = name ?? this.taskDefinition.defaultContainer.containerName;
    const container = this.taskDefinition.findContainer(containerName);
    return { containerName, containerPort: containerPort ?? container.defaultPort };
  }

  private metric(namespace: string, metricName: string, options?: MetricOptions): Metric {
    const dimensions = { ClusterName: this.cluster.clusterName, ServiceName: this.serviceName };
    return { namespace, metricName, dimensions, ...options };
  }

  abstract readonly targetType: "ip" | "instance";
  abstract targetPort(containerName: string, containerPort: number, protocol: "tcp" | "udp"): Port;
  abstract openTo(securityGroup: ISecurityGroup, port: Port): void;
  abstract runOn(securityGroup: ISecurityGroup): void;
  abstract useDefaultStrategies(strategies: readonly CapacityProviderStrategy[]): void;
  /** Opens `port` of what carries `securityGroup` for the tasks. */
  protected abstract reach(securityGroup: ISecurityGroup, port: Port): void;
}
