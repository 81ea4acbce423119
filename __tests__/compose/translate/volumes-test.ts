import { accountIn, accountOf, firstOf, planOf, serviceOf, translationOf } from "../../support/compose-application";

const DATA = "\n---\nvolumes: { data: }";

describe("mounted volumes", () => {
  it("are directories in EFS, by the names of the volumes", () => {
    const plan = planOf(`image: example/app\nvolumes: ["data:/srv:ro"]${DATA}`);
    expect(firstOf(plan).mounts).toEqual([{ directory: "data", containerPath: "/srv", readOnly: true }]);
    expect(plan.directories).toEqual([{ id: "data", path: "/data", uid: 1000, gid: 1000 }]);
  });

  it("are an approximation: EFS takes over nothing of the image, and has one user", () => {
    const account = accountOf(`volumes: ["data:/srv"]${DATA}`, "volumes[0]");
    expect(account).toMatch(/^approximated: .*as the user 1000.*stays empty/);
    const exact = `user: "5:6"\nvolumes: [{ type: volume, source: data, target: /srv, volume: { nocopy: true } }]${DATA}`;
    expect(accountOf(exact, "volumes[0].source")).toMatch(/^mapped: .*as the user 5, which web has/);
  });

  it("have a database begin as its user, as it cannot give its files away", () => {
    const mysql = `image: mysql:8\nvolumes: ["data:/var/lib/mysql"]${DATA}`;
    expect(serviceOf(mysql).container.user).toBe("999:999");
    expect(planOf(mysql).directories).toMatchObject([{ uid: 999, gid: 999 }]);
    expect(serviceOf(mysql.replace("mysql:8", "wordpress")).container.user).toBeUndefined();
    expect(serviceOf(`user: mysql\n${mysql}`).container.user).toBe("mysql");
  });

  it("are directories of their own for a part of a volume", () => {
    const part = (path: string) =>
      `volumes: [{ type: volume, source: data, target: /srv, volume: { subpath: ${path} } }]${DATA}`;
    expect(planOf(part("a/b")).directories).toMatchObject([{ id: "data--a--b", path: "/data/a/b" }]);
    for (const path of ["..", "a/../b", "/a", "a/b/c/d"]) {
      expect(accountOf(part(path), "volumes[0].volume.subpath")).toMatch(/^refused/);
    }
  });

  it("go with the task if they have no name, as those in memory do", () => {
    expect(serviceOf("volumes: [/cache]").mounts).toEqual([{ containerPath: "/cache" }]);
    expect(accountOf("volumes: [/cache]", "volumes[0]")).toMatch(/^approximated: Storage of the task/);
    const tmpfs = "volumes: [{ type: tmpfs, target: /t, read_only: true, tmpfs: { size: 64m, mode: 0700 } }]";
    expect(serviceOf(tmpfs).tmpfs).toEqual([{ containerPath: "/t", sizeMiB: 64, mountOptions: ["ro", "mode=700"] }]);
  });

  it.each([
    ["./data:/srv", "Copy the files into the image, pass a file as a config"],
    ["/var/run/docker.sock:/s", "Fargate has no Docker to ask"],
  ])("are refused if they are of a host: %s", (volume, fix) => {
    expect(accountOf(`volumes: ["${volume}"]`, "volumes[0]")).toMatch(new RegExp(`^refused: .*${fix}`));
  });

  it.each(["npipe", "cluster", "image"])("are refused if they are of the type %s", (type) => {
    const { entries } = translationOf(
      `services: { web: { image: nginx, volumes: [{ type: ${type}, source: data, target: /srv }] } }`,
    ).report;
    expect(accountIn(entries, "services.web.volumes[0].type")).toMatch(/^refused/);
  });
});
