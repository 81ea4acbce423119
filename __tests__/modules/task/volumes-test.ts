import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { FARGATE_TASK } from "../../../src/modules/task/fargate-task";
import { addVolumes, MOUNT_PERMISSIONS, MOUNTS_BY_ROLE } from "../../../src/modules/task/volumes";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => {
  const task = new EcsTaskDefinition(stack, "task", { family: "web", containerDefinitions: "[]" });
  task.overrideLogicalId("main");
  addVolumes(stack, task, FARGATE_TASK);
});

describe("addVolumes", () => {
  it("calls a volume by its key, unless it has a name", () => {
    expect(made.resource("aws_ecs_task_definition", "main").dynamic).toMatchObject({
      volume: { content: { name: "${coalesce(volume.value.name, volume.key)}" } },
    });
  });

  it("encrypts the way to a file system, unless the caller says otherwise", () => {
    expect(made.variable("volume").type).toContain('transit_encryption = optional(string, "ENABLED")');
  });
});

describe("the permission to mount", () => {
  it("is for those file systems that the tasks' role is asked for", () => {
    for (const expression of [MOUNT_PERMISSIONS, MOUNTS_BY_ROLE]) {
      expect(expression).toContain(
        'if try(volume.efs_volume_configuration.authorization_config.iam, null) == "ENABLED"]',
      );
    }
  });

  it("is for one access point, where there is one", () => {
    expect(MOUNT_PERMISSIONS).toContain("for id in [efs.authorization_config.access_point_id]");
    expect(MOUNT_PERMISSIONS).toContain(":access-point/${id}");
  });
});
