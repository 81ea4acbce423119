import { accountOf, serviceOf } from "../../support/compose-application";

describe("tmpfs", () => {
  it("is mounted with its size and options", () => {
    expect(serviceOf("tmpfs: '/run:size=65m,mode=755,noexec'").tmpfs).toEqual([
      { containerPath: "/run", sizeMiB: 65, mountOptions: ["mode=755", "noexec"] },
    ]);
    expect(accountOf("tmpfs: '/run:size=65m'", "tmpfs[0]")).toMatch(/^mapped/);
  });

  it("has a size on ECS", () => {
    expect(serviceOf("tmpfs: /run").tmpfs).toEqual([{ containerPath: "/run", sizeMiB: 64 }]);
    expect(accountOf("tmpfs: /run", "tmpfs[0]")).toMatch(/^approximated: A tmpfs of 64 MiB/);
  });

  it.each(["/run:size=much", "/run:fast", "run"])("%s is refused", (tmpfs) => {
    expect(accountOf(`tmpfs: '${tmpfs}'`, "tmpfs[0]")).toMatch(/^refused/);
    expect(serviceOf(`tmpfs: '${tmpfs}'`).tmpfs).toEqual([]);
  });

  it("stands for shared memory", () => {
    expect(serviceOf("shm_size: 128m").tmpfs).toEqual([{ containerPath: "/dev/shm", sizeMiB: 128 }]);
    expect(accountOf("shm_size: 128m", "shm_size")).toMatch(/^approximated/);
    expect(serviceOf("shm_size: 0").tmpfs).toEqual([]);
  });
});
