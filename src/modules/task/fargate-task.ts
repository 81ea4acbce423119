import { hcl } from "../../module/hcl";
import { addBlocks } from "../../module/shape/dynamic-block";
import { number, object, required, string, withDefault } from "../../module/shape/shape";
import { FargateTaskDefinition } from "../../task-definition/fargate-task-definition";
import { CONTAINER } from "./container-shape";
import type { TaskKind } from "./task-kind";

const EPHEMERAL_STORAGE = object({ size_in_gib: required(number) });
const RUNTIME_PLATFORM = object({
  cpu_architecture: withDefault(string, "X86_64"),
  operating_system_family: withDefault(string, "LINUX"),
});

/** Tasks on Fargate. */
export const FARGATE_TASK: TaskKind<FargateTaskDefinition> = {
  container: CONTAINER,
  containerValidations: [],
  volume: {},
  volumeDescription: "",
  define(module, scope, roles) {
    module.addInput("cpu", {
      type: "number",
      description: "CPU units of the task: 256, 512, 1024 (one vCPU), 2048, 4096, 8192 or 16384",
      default: 1024,
    });
    module.addInput("memory", {
      type: "number",
      description: "Memory of the task in MiB; `cpu` decides which sizes there are. A task that uses more is killed",
      default: 2048,
    });
    const task = new FargateTaskDefinition(scope, "main", {
      ...roles,
      cpu: hcl("var.cpu").numberValue,
      memoryLimitMiB: hcl("var.memory").numberValue,
    });
    module.addInput("runtime_platform", {
      type: RUNTIME_PLATFORM,
      description: "What the images are for: `X86_64` or `ARM64`; `LINUX` or one of the names of Windows",
      default: {},
      nullable: false,
    });
    task.resource.putRuntimePlatform({
      cpuArchitecture: hcl("var.runtime_platform.cpu_architecture").stringValue,
      operatingSystemFamily: hcl("var.runtime_platform.operating_system_family").stringValue,
    });
    module.addInput("ephemeral_storage", {
      type: EPHEMERAL_STORAGE,
      description: "Disk of the task in GiB, 21 to 200; without it, 20",
      default: null,
    });
    addBlocks(task.resource, "ephemeral_storage", EPHEMERAL_STORAGE, "var.ephemeral_storage");
    task.resource.pidMode = module.addInput("pid_mode", {
      type: "string",
      description: "`task` lets the containers see the processes of each other",
      default: null,
    }).stringValue;
    return task;
  },
};
