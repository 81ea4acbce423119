import { Fn, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import type { CapacityProviderStrategy, ICluster } from "../cluster/cluster";
import { weighted } from "../cluster/weighted";
import { regionOf } from "../core/arn";
import { ConfigurationError } from "../core/errors";
import { isLiteral } from "../core/tokens";
import type { INetwork } from "../network/network";
import type { ISecurityGroup } from "../network/security-group";
import { CheckedConstruct } from "../rules/checked-construct";
import { type IFileSystem, NFS } from "../storage/mountable";
import type { IMountingService, TaskDefinition } from "../task-definition/task-definition";
import { requireNetwork, TaskNetwork } from "./task-network";
import { type ISchedulableTask, TaskSchedule, type TaskScheduleOptions } from "./task-schedule";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html */
const MOST_TASKS = 10;

export interface StandaloneTaskProps {
  readonly cluster: ICluster;
  readonly taskDefinition: TaskDefinition;
  /**
   * How many tasks are started at a time, 1 to 10.
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
   * Whether tasks get public addresses, on Fargate alone. In a public subnet they reach no registry without one.
   * @default false
   */
  readonly assignPublicIp?: boolean;
}

/**
 * Tasks that run outside of a service until they have done their work: started by a command, or by a schedule.
 *
 * Terraform does not know of the tasks themselves. Those that still run when the stack is destroyed, it neither stops nor waits for at first:
 * AWS then refuses to delete their cluster, and the security groups and subnets of their network interfaces, and Terraform tries again for
 * minutes before it gives up. Stop long ones first, by `aws ecs stop-task`.
 */
export class StandaloneTask extends CheckedConstruct implements ISchedulableTask, IMountingService {
  readonly cluster: ICluster;
  readonly taskDefinition: TaskDefinition;
  readonly taskCount: number;
  readonly capacityProviderStrategies: readonly CapacityProviderStrategy[];
  readonly taskNetwork: TaskNetwork | undefined;

  constructor(scope: Construct, id: string, props: StandaloneTaskProps) {
    super(scope, id);
    this.cluster = props.cluster;
    this.taskDefinition = props.taskDefinition;
    this.taskCount = requireTaskCount(this, props.taskCount ?? 1);
    this.capacityProviderStrategies = weighted(props.capacityProviderStrategies ?? []);
    if (props.taskDefinition.networkMode === "awsvpc") {
      const network = requireNetwork(this, props.network);
      this.taskNetwork = new TaskNetwork(this, id, { ...props, network, assignPublicIp: publicIp(this, props) });
    }
    props.taskDefinition.register(this);
  }

  /** Lets the tasks reach a file system. Where they are on the network of their instance, its group is to be let in by hand. */
  mount({ securityGroup }: IFileSystem): void {
    this.taskNetwork?.reach(securityGroup, NFS);
  }

  /**
   * The command of the AWS CLI that starts the tasks now, for a shell, complete but for credentials; for an output. It names the revision of the
   * task definition that was deployed last: after an apply, take it from the output again.
   */
  get runCommand(): string {
    return ["aws ecs run-task", ...this.runOptions()].join(" ");
  }

  /** Starts the tasks at set times. */
  schedule(id: string, options: TaskScheduleOptions): TaskSchedule {
    return new TaskSchedule(this, id, { ...options, task: this });
  }

  private runOptions(): string[] {
    const { cluster, taskDefinition } = this;
    return [
      `--region ${regionOf(cluster.clusterArn)}`,
      `--cluster ${cluster.clusterArn}`,
      `--task-definition ${taskDefinition.taskDefinitionArn}`,
      `--count ${text(this.taskCount)}`,
      this.capacityOption(),
      ...(this.taskNetwork ? [networkOption(this.taskNetwork)] : []),
    ];
  }

  private capacityOption(): string {
    if (this.capacityProviderStrategies.length === 0) return `--launch-type ${this.taskDefinition.launchType}`;
    const strategies = this.capacityProviderStrategies.map(({ capacityProvider, weight = 0, base = 0 }) => {
      return `capacityProvider=${capacityProvider},weight=${text(weight)},base=${text(base)}`;
    });
    return `--capacity-provider-strategy ${strategies.join(" ")}`;
  }
}

/** Here, as no rule sees what stands in a command. */
function requireTaskCount(scope: Construct, taskCount: number): number {
  const possible = Number.isInteger(taskCount) && taskCount >= 1 && taskCount <= MOST_TASKS;
  if (possible || !isLiteral(taskCount)) return taskCount;
  throw new ConfigurationError(scope, {
    property: "taskCount",
    got: taskCount,
    allowed: `1 to ${MOST_TASKS} tasks, started at a time`,
    fix: "For more, run the command or the schedule several times.",
  });
}

/** Not even `false` for tasks on instances: AWS has the question for Fargate alone. */
function publicIp(scope: Construct, { assignPublicIp = false, taskDefinition }: StandaloneTaskProps) {
  if (taskDefinition.launchType === "FARGATE") return assignPublicIp;
  if (!assignPublicIp) return undefined;
  throw new ConfigurationError(scope, {
    property: "assignPublicIp",
    got: assignPublicIp,
    allowed: "false for tasks on instances, which AWS gives no public addresses",
    fix: "Leave it out, and put the tasks into private subnets with a NAT gateway.",
  });
}

/** Quoted, as a shell acts on brackets and braces; on nothing that AWS allows in names and ARNs. */
function networkOption({ configuration }: TaskNetwork): string {
  const { subnets, securityGroups, assignPublicIp } = configuration;
  const members = [`subnets=[${commaSeparated(subnets)}]`, `securityGroups=[${commaSeparated(securityGroups)}]`];
  if (assignPublicIp !== undefined) members.push(`assignPublicIp=${assignPublicIp ? "ENABLED" : "DISABLED"}`);
  return `--network-configuration 'awsvpcConfiguration={${members.join(",")}}'`;
}

/** A number, which may be one that only Terraform knows. */
function text(number: number): string {
  return Tokenization.stringifyNumber(number);
}

/** The list may be one that only Terraform knows. */
function commaSeparated(list: string[]): string {
  return isLiteral(list) ? list.join(",") : Fn.join(",", list);
}
