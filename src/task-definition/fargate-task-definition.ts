import { Tokenization } from "cdktf";
import type { Construct } from "constructs";
import { TaskDefinition, type TaskDefinitionProps } from "./task-definition";

export interface FargateTaskDefinitionProps extends TaskDefinitionProps {
  /**
   * CPU units of the task: 256, 512, 1024 (one vCPU), 2048, 4096, 8192 or 16384.
   * @default 256
   */
  readonly cpu?: number;
  /**
   * Memory of the task in MiB; the sizes available depend on `cpu`. A task that uses more is killed.
   * @default 512
   */
  readonly memoryLimitMiB?: number;
  /**
   * `ARM64` is cheaper, and wants images for it.
   * @default "X86_64", from AWS
   */
  readonly cpuArchitecture?: "X86_64" | "ARM64";
  /**
   * Disk of the task in GiB, 21 to 200.
   * @default 20, from AWS
   */
  readonly ephemeralStorageGiB?: number;
  /**
   * `task` lets the containers see the processes of each other.
   * @default each container sees its own
   */
  readonly pidMode?: "task";
}

/** Containers that run together as a task on Fargate: in awsvpc mode, where a task has an address of its own. */
export class FargateTaskDefinition extends TaskDefinition {
  readonly launchType = "FARGATE";

  constructor(scope: Construct, id: string, props: FargateTaskDefinitionProps = {}) {
    const { cpu = 256, memoryLimitMiB = 512, cpuArchitecture, ephemeralStorageGiB, pidMode } = props;
    super(scope, id, props, "awsvpc", {
      requiresCompatibilities: ["FARGATE"],
      cpu: Tokenization.stringifyNumber(cpu),
      memory: Tokenization.stringifyNumber(memoryLimitMiB),
      runtimePlatform: cpuArchitecture && { cpuArchitecture, operatingSystemFamily: "LINUX" },
      ephemeralStorage: ephemeralStorageGiB === undefined ? undefined : { sizeInGib: ephemeralStorageGiB },
      pidMode,
    });
  }
}
