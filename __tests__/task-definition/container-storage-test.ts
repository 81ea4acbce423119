import { Testing } from "cdktf";
import { Ec2TaskDefinition } from "../../src/task-definition/ec2-task-definition";
import { VolumeSource } from "../../src/task-definition/volume-source";
import { BARE, container, containers } from "../support/container";
import { stackWithProvider } from "../support/synth";

describe("a container", () => {
  it("mounts volumes of its task, to write or to read only", () => {
    const [app] = containers((web) => {
      const cache = web.addVolume("cache", VolumeSource.empty());
      const docker = web.addVolume("docker", VolumeSource.bindMount("/var/run/docker.sock"));
      web.addContainer("app", {
        image: "app:1",
        mountPoints: [
          { volume: cache, containerPath: "/cache" },
          { volume: docker, containerPath: "/var/run/docker.sock", readOnly: true },
        ],
      });
    });
    expect(app).toEqual({
      ...BARE,
      mountPoints: [
        { sourceVolume: "cache", containerPath: "/cache" },
        { sourceVolume: "docker", containerPath: "/var/run/docker.sock", readOnly: true },
      ],
    });
  });

  it("takes the volumes of another, by its name", () => {
    const [, app] = containers((web) => {
      const data = web.addContainer("data", { image: "data:1", containerName: "database" });
      web.addContainer("app", { image: "app:1", volumesFrom: [{ container: data, readOnly: false }] });
    });
    expect(app).toEqual({ ...BARE, volumesFrom: [{ sourceContainer: "database", readOnly: false }] });
  });

  it("mounts nothing when it is told so", () => {
    expect(container({ mountPoints: [], volumesFrom: [] })).toEqual({ ...BARE, mountPoints: [], volumesFrom: [] });
  });

  it("does not mount the volume of another task, even if its own has one of that name", () => {
    const stack = stackWithProvider(Testing.app(), "stack");
    const volume = new Ec2TaskDefinition(stack, "other").addVolume("data", VolumeSource.empty());
    const web = new Ec2TaskDefinition(stack, "web");
    web.addVolume("data", VolumeSource.empty());
    const add = () => web.addContainer("app", { image: "app:1", mountPoints: [{ volume, containerPath: "/data" }] });
    expect(add).toThrow(
      '[stack/web/app] mountPoints is "stack/other: data"; allowed: volumes of the same task definition. ',
    );
  });
});
