import { Fn } from "cdktf";
import type { Construct } from "constructs";
import type { CapacityProviderStrategy, ICluster } from "../cluster/cluster";
import { isLiteral } from "../core/tokens";
import type { INetwork } from "../network/network";
import type { ISecurityGroup } from "../network/security-group";
import { CheckedConstruct } from "../rules/checked-construct";
import type { TaskDefinition } from "../task-definition/task-definition";
import { requireNetwork, TaskNetwork } from "./task-network";
import { type ISchedulableTask, TaskSchedule, type TaskScheduleOptions } from "./task-schedule";

export interface StandaloneTaskProps {
  readonly cluster: ICluster;
  readonly taskDefinition: TaskDefinition;
  /**
   * How many tasks are started at a time, 1 to 10.
   * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
   * @default 1
   */
  readonly taskCount?: number;
  /**
   * Which capacity the tasks run on, instead of the launch type: `FARGATE_SPOT` for example, of a cluster that has it.
   * @default the launch type that the task definition is for
   */
  readonly capacityProviderStrategies?: readonly CapacityProviderStrategy[];
  /**
   * The network of the tasks, in awsvpc mode alone.
   * @default in other modes, tasks are in the network of their instance
   */
  readonly network?: INetwork;
  /**
   * Subnets of the tasks in awsvpc mode, 1 to 16.
   * @default the network's private subnets, or its public ones with `assignPublicIp`
   */
  readonly subnetIds?: string[];
  /**
   * Security groups of the tasks in awsvpc mode, at most 5.
   * @default one group that lets everything out and nothing in
   */
  readonly securityGroups?: readonly ISecurityGroup[];
  /**
   * Whether tasks on Fargate get public addresses.
   * @default false
   */
  readonly assignPublicIp?: boolean;
}

/** Tasks that run outside of a service until they have done their work: started by a command, or by a schedule. */
export class StandaloneTask extends CheckedConstruct implements ISchedulableTask {
  readonly cluster: ICluster;
  readonly taskDefinition: TaskDefinition;
  readonly taskCount: number;
  readonly capacityProviderStrategies: readonly CapacityProviderStrategy[];
  readonly taskNetwork: TaskNetwork | undefined;

  constructor(scope: Construct, id: string, props: StandaloneTaskProps) {
    super(scope, id);
    this.cluster = props.cluster;
    this.taskDefinition = props.taskDefinition;
    this.taskCount = props.taskCount ?? 1;
    this.capacityProviderStrategies = props.capacityProviderStrategies ?? [];
    if (props.taskDefinition.networkMode === "awsvpc") {
      const network = requireNetwork(this, props.network);
      const assignPublicIp =
        props.assignPublicIp ?? (props.taskDefinition.launchType === "FARGATE" ? false : undefined);
      this.taskNetwork = new TaskNetwork(this, id, { ...props, network, assignPublicIp });
    }
  }

  /** The command of the AWS CLI that starts the tasks now, complete but for credentials; for an output. */
  get runCommand(): string {
    return ["aws ecs run-task", ...this.runOptions()].join(" ");
  }

  /** Starts the tasks at set times. */
  schedule(id: string, options: TaskScheduleOptions): TaskSchedule {
    return new TaskSchedule(this, id, { ...options, task: this });
  }

  private runOptions(): string[] {
    const { cluster, taskDefinition } = this;
    const options = [`--cluster ${cluster.clusterArn}`, `--task-definition ${taskDefinition.taskDefinitionArn}`];
    options.push(`--count ${this.taskCount}`, ...this.capacityOptions());
    if (this.taskNetwork !== undefined) options.push(networkOption(this.taskNetwork));
    return options;
  }

  private capacityOptions(): string[] {
    if (this.capacityProviderStrategies.length === 0) return [`--launch-type ${this.taskDefinition.launchType}`];
    const strategies = this.capacityProviderStrategies.map(({ capacityProvider, weight = 0, base = 0 }) => {
      return `capacityProvider=${capacityProvider},weight=${weight},base=${base}`;
    });
    return [`--capacity-provider-strategy ${strategies.join(" ")}`];
  }
}

function networkOption({ configuration }: TaskNetwork): string {
  const { subnets, securityGroups, assignPublicIp } = configuration;
  const members = [`subnets=[${commaSeparated(subnets)}]`, `securityGroups=[${commaSeparated(securityGroups)}]`];
  if (assignPublicIp !== undefined) members.push(`assignPublicIp=${assignPublicIp ? "ENABLED" : "DISABLED"}`);
  return `--network-configuration 'awsvpcConfiguration={${members.join(",")}}'`;
}

/** The list may be one that only Terraform knows. */
function commaSeparated(list: string[]): string {
  return isLiteral(list) ? list.join(",") : Fn.join(",", list);
}
