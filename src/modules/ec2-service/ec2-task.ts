import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { addBlocks } from "../../module/shape/dynamic-block";
import { bool, map, object, required, string } from "../../module/shape/shape";
import { validationOf } from "../../module/validation";
import { oneOf } from "../../rules/constraint";
import { Ec2TaskDefinition } from "../../task-definition/ec2-task-definition";
import type { TaskKind } from "../task/task-kind";
import { instanceContainerValidations } from "./ec2-checks";
import { EC2_CONTAINER } from "./ec2-container-shape";

const RUNTIME_PLATFORM = object({ cpu_architecture: string, operating_system_family: string });
const CONSTRAINTS = map(object({ type: required(string), expression: string }));

/** What a volume can be on an instance alone. */
const VOLUME = object({
  host_path: string,
  configure_at_launch: bool,
  docker_volume_configuration: object({
    autoprovision: bool,
    driver: string,
    driver_opts: map(string),
    labels: map(string),
    scope: string,
  }),
  fsx_windows_file_server_volume_configuration: object({
    file_system_id: required(string),
    root_directory: required(string),
    authorization_config: required(object({ credentials_parameter: required(string), domain: required(string) })),
  }),
});

/** Tasks on instances. */
export const EC2_TASK: TaskKind<Ec2TaskDefinition> = {
  container: EC2_CONTAINER,
  containerValidations: instanceContainerValidations(),
  volume: VOLUME.members,
  volumeDescription:
    "; directories of the instance by `host_path`, volumes that Docker keeps, file systems in FSx for Windows, or with `configure_at_launch` what `volume_configuration` says",
  define(module, scope, roles) {
    const task = new Ec2TaskDefinition(scope, "main", {
      ...roles,
      cpu: module.addInput("cpu", {
        type: "number",
        description: "CPU units of the task, 1024 for one vCPU, 128 to 196608; without it, the sum of the containers'",
        default: null,
      }).numberValue,
      memoryLimitMiB: module.addInput("memory", {
        type: "number",
        description:
          "Memory of the task in MiB; without it, each container has `memory` or `memoryReservation`. A task that uses more is killed",
        default: null,
      }).numberValue,
    });
    addModes(module, task);
    module.addInput("runtime_platform", {
      type: RUNTIME_PLATFORM,
      description:
        "What the images are for: `X86_64` or `ARM64`; `LINUX` or one of the names of Windows. Without it, tasks start on whatever instance there is",
      default: null,
    });
    addBlocks(task.resource, "runtime_platform", RUNTIME_PLATFORM, "var.runtime_platform");
    module.addInput("task_definition_placement_constraints", {
      type: CONSTRAINTS,
      description:
        "Which instances the tasks may run on, whoever starts them, by names: `memberOf` with an `expression` of the cluster query language",
      default: {},
    });
    addBlocks(task.resource, "placement_constraints", CONSTRAINTS, "var.task_definition_placement_constraints");
    return task;
  },
};

function addModes(module: ModuleStack, { resource }: Ec2TaskDefinition): void {
  module.addInput("network_mode", {
    type: "string",
    description:
      "How the containers reach the network: `awsvpc` by an interface of the task's own, for which there are subnets and security groups; `bridge` by Docker's network and ports of the instance; `host` by the instance's network itself; `none` not at all",
    default: "awsvpc",
    nullable: false,
    validation: validationOf("network_mode", oneOf("awsvpc", "bridge", "host", "none"), "Take one of these."),
  });
  resource.networkMode = hcl("var.network_mode").stringValue;
  resource.pidMode = module.addInput("pid_mode", {
    type: "string",
    description: "Whose processes the containers see: those of the whole `task`, or of the `host`, the instance",
    default: null,
  }).stringValue;
  resource.ipcMode = module.addInput("ipc_mode", {
    type: "string",
    description: "With whom the containers share memory and semaphores: the `task`, the `host`, or with `none`",
    default: null,
  }).stringValue;
}
