import { Testing } from "cdktf";
import { ConfigurationError } from "../../src/core/errors";
import { Ec2TaskDefinition } from "../../src/task-definition/ec2-task-definition";
import { VolumeSource } from "../../src/task-definition/volume-source";
import { stackWithProvider, synthesiseFully } from "../support/synth";

function volumes(...sources: VolumeSource[]): unknown {
  const stack = synthesiseFully((scope) => {
    const web = new Ec2TaskDefinition(scope, "web", { memoryLimitMiB: 128 });
    web.addContainer("app", { image: "app:1" });
    for (const [i, source] of sources.entries()) web.addVolume(`volume-${i}`, source);
  });
  return stack.resource("aws_ecs_task_definition", "web").volume;
}

describe("a volume of a task", () => {
  it("is empty, or a directory of the instance", () => {
    expect(volumes(VolumeSource.empty(), VolumeSource.bindMount("/srv/data"))).toEqual([
      { name: "volume-0" },
      { name: "volume-1", host_path: "/srv/data" },
    ]);
  });

  it("is kept by Docker, for the task or for several", () => {
    const shared = VolumeSource.docker({
      scope: "shared",
      autoprovision: true,
      driver: "local",
      driverOptions: { type: "nfs" },
      labels: { Team: "shop" },
    });
    expect(volumes(VolumeSource.docker({ scope: "task", autoprovision: false }), shared)).toEqual([
      { name: "volume-0", docker_volume_configuration: { scope: "task", autoprovision: false } },
      {
        name: "volume-1",
        docker_volume_configuration: {
          scope: "shared",
          autoprovision: true,
          driver: "local",
          driver_opts: { type: "nfs" },
          labels: { Team: "shop" },
        },
      },
    ]);
  });

  it("has a name that no other has", () => {
    const web = new Ec2TaskDefinition(stackWithProvider(Testing.app(), "stack"), "web");
    web.addVolume("data", VolumeSource.empty());
    web.addVolume("logs", VolumeSource.empty());
    const add = () => web.addVolume("data", VolumeSource.bindMount("/srv"));
    expect(add).toThrow(ConfigurationError);
    expect(add).toThrow('[stack/web] volume is "data"; allowed: a name that is not among data, logs. ');
  });
});
