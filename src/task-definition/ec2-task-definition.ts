import { Tokenization } from "cdktf";
import type { Construct } from "constructs";
import { TaskDefinition, type TaskDefinitionProps } from "./task-definition";

/**
 * How the containers of a task reach the network of their instance: `bridge` by Docker's own network and a port of the instance, `host` by
 * the instance's network itself, `awsvpc` by a network interface of the task's own, `none` not at all.
 */
export type NetworkMode = "bridge" | "host" | "awsvpc" | "none";

/** What the instances run that a task is for. */
export type OperatingSystem = "LINUX" | "WINDOWS_SERVER_2022_CORE" | "WINDOWS_SERVER_2022_FULL";

export interface Ec2TaskDefinitionProps extends TaskDefinitionProps {
  /** @default "bridge"; on Windows Docker's `default`, by leaving it to AWS */
  readonly networkMode?: NetworkMode;
  /**
   * CPU units of the task, 1024 to a vCPU, 128 to 196608.
   * @default the sum of the containers'
   */
  readonly cpu?: number;
  /**
   * Memory of the task in MiB.
   * @default the sum of the containers', which then each need `memoryLimitMiB` or `memoryReservationMiB`
   */
  readonly memoryLimitMiB?: number;
  /** @default "LINUX" */
  readonly operatingSystem?: OperatingSystem;
  /**
   * Instances that the task may run on, as expressions of the cluster query language: `attribute:ecs.ami-id == ami-0123`.
   * @default any instance with room
   */
  readonly placementConstraints?: readonly string[];
  /**
   * Whose processes the containers see: those of the whole `task`, or of the `host`, the instance. Not on Windows.
   * @default each container sees its own
   */
  readonly pidMode?: "task" | "host";
  /**
   * With whom the containers share memory and semaphores: with the `task`, with the `host`, or with nobody. Not on Windows.
   * @default as Docker on the instance is set up
   */
  readonly ipcMode?: "task" | "host" | "none";
}

/** Containers that run together as a task on instances of one's own. */
export class Ec2TaskDefinition extends TaskDefinition {
  readonly launchType = "EC2";
  readonly operatingSystem: OperatingSystem;

  constructor(scope: Construct, id: string, props: Ec2TaskDefinitionProps = {}) {
    const { cpu, memoryLimitMiB, operatingSystem = "LINUX", placementConstraints } = props;
    const windows = operatingSystem !== "LINUX";
    super(scope, id, props, props.networkMode ?? (windows ? undefined : "bridge"), {
      requiresCompatibilities: ["EC2"],
      cpu: cpu === undefined ? undefined : Tokenization.stringifyNumber(cpu),
      memory: memoryLimitMiB === undefined ? undefined : Tokenization.stringifyNumber(memoryLimitMiB),
      runtimePlatform: windows ? { operatingSystemFamily: operatingSystem, cpuArchitecture: "X86_64" } : undefined,
      pidMode: props.pidMode,
      ipcMode: props.ipcMode,
      placementConstraints: placementConstraints?.map((expression) => ({ type: "memberOf", expression })),
    });
    this.operatingSystem = operatingSystem;
  }
}
