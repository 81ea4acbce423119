import { oneTaskOf } from "../../../support/compose-application";

const COMPOSE = "services: { web: { image: mysql, volumes: ['data:/srv'] } }";
const withVolume = (volume: string, compose = COMPOSE) =>
  oneTaskOf(compose, `task_definition: { efs_volumes: [{ name: data, ${volume} }] }`);

describe("a file system that exists", () => {
  it("is mounted in place of a directory of the application's", () => {
    const { task, of } = withVolume("filesystem_id: fs-01234567, root_directory: /srv");
    expect(task.fileSystems).toEqual({
      data: { fileSystemId: "fs-01234567", rootDirectory: "/srv", encrypted: false, iam: false },
    });
    expect(task.containers[0]).toMatchObject({ mounts: [{ directory: "data", containerPath: "/srv" }] });
    expect(task.containers[0]?.container.user).toBeUndefined();
    expect(of("services.web.volumes[0]")).toMatch(/^mapped: .*The file system is that of the parameters\./);
    expect(of("task_definition.efs_volumes[0].filesystem_id")).toMatch(/^approximated: .*port 2049/);
    expect(task.deployment).toEqual({ minHealthyPercent: 0, maxHealthyPercent: 100 });
  });

  it("may be declared, also as one that exists", () => {
    const compose = `${COMPOSE}\nvolumes: { data: { external: true } }`;
    expect(withVolume("filesystem_id: fs-01234567", compose).of("volumes.data.external")).toMatch(/^mapped/);
  });

  it("is encrypted on the way with IAM and access points", () => {
    expect(withVolume("filesystem_id: fs-01234567, iam: ENABLED").task.fileSystems?.data).toMatchObject({
      encrypted: true,
      iam: true,
    });
    expect(withVolume("filesystem_id: fs-01234567, access_point: fsap-01234567").task.fileSystems?.data).toMatchObject({
      encrypted: true,
      accessPointId: "fsap-01234567",
    });
  });

  it.each([
    ["filesystem_id: data", "filesystem_id", "refused"],
    ["filesystem_id: fs-01234567, access_point: data", "access_point", "refused"],
    ["filesystem_id: fs-01234567, access_point: fsap-01234567, root_directory: /a", "root_directory", "refused"],
    ["filesystem_id: fs-01234567, access_point: fsap-01234567, root_directory: /", "root_directory", "mapped"],
    ["filesystem_id: fs-01234567, iam: ENABLED, transit_encryption: DISABLED", "transit_encryption", "refused"],
    ["filesystem_id: fs-01234567, transit_encryption: ENABLED", "transit_encryption", "mapped"],
    ["filesystem_id: fs-01234567, transit_encryption_port: 2999", "transit_encryption_port", "refused"],
    ["filesystem_id: fs-01234567, iam: ENABLED, transit_encryption_port: 2999", "transit_encryption_port", "mapped"],
    ["filesystem_id: fs-01234567, iam: DISABLED", "iam", "mapped"],
  ])("{ %s }: %s is %s", (volume, key, outcome) => {
    expect(withVolume(volume).of(`task_definition.efs_volumes[0].${key}`)).toMatch(new RegExp(`^${outcome}: .`));
  });

  it("has one name, and no parts by Compose", () => {
    const twice = "filesystem_id: fs-01234567 }, { name: data, filesystem_id: fs-89abcdef";
    expect(withVolume(twice).of("task_definition.efs_volumes[1].name")).toMatch(/^refused/);
    const part = "{ type: volume, source: data, target: /srv, volume: { subpath: a } }";
    const compose = `services: { web: { image: a, volumes: [${part}] } }`;
    const { of } = withVolume("filesystem_id: fs-01234567", compose);
    expect(of("services.web.volumes[0].volume.subpath")).toMatch(/^refused: The file system is that of the parameters/);
  });
});
