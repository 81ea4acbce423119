import { EC2_TASK } from "../../../src/modules/ec2-service/ec2-task";
import { addCluster } from "../../../src/modules/task/cluster";
import { ModuleTask } from "../../../src/modules/task/module-task";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => {
  addCluster(stack);
  new ModuleTask(stack, stack, EC2_TASK);
});

describe("tasks on instances", () => {
  it("have the sizes and the network mode that the caller says", () => {
    expect(made.resource("aws_ecs_task_definition", "main")).toMatchObject({
      requires_compatibilities: ["EC2"],
      network_mode: "${var.network_mode}",
      cpu: "${var.cpu}",
      memory: "${var.memory}",
      pid_mode: "${var.pid_mode}",
      ipc_mode: "${var.ipc_mode}",
    });
  });

  it("may mount what there is on an instance alone", () => {
    const { volume } = made.resource("aws_ecs_task_definition", "main").dynamic as Record<
      string,
      { content: { dynamic: object } }
    >;
    expect(volume?.content).toMatchObject({ host_path: "${volume.value.host_path}" });
    expect(Object.keys(volume?.content.dynamic ?? {})).toEqual([
      "docker_volume_configuration",
      "efs_volume_configuration",
      "fsx_windows_file_server_volume_configuration",
    ]);
  });

  it("are for no processor, unless the caller says one", () => {
    expect(made.variable("runtime_platform").default).toBeNull();
    expect(made.resource("aws_ecs_task_definition", "main")).not.toHaveProperty("runtime_platform");
  });
});
