import { findLauncher, type Launcher, launchCommand, type Machine } from "./launch-command";

/** A machine that has these programs, of which all but `broken` work. */
function machine(programs: readonly string[], broken: readonly string[] = []): Machine {
  return {
    has: (program) => programs.includes(program),
    succeeds: (program) => programs.includes(program) && !broken.includes(program),
  };
}

describe("findLauncher", () => {
  it.each<[string, Machine, Launcher]>([
    ["moto_server", machine(["moto_server", "uvx", "docker"]), { kind: "program", command: ["moto_server"] }],
    [
      "uvx, when moto_server is a shim of another Python",
      machine(["moto_server", "uvx"], ["moto_server"]),
      { kind: "program", command: ["uvx", "--from", "moto[server]==5.2.1", "moto_server"] },
    ],
    [
      "pipx before a container",
      machine(["pipx", "docker"]),
      { kind: "program", command: ["pipx", "run", "--spec", "moto[server]==5.2.1", "moto_server"] },
    ],
    ["the engine that answers", machine(["docker", "podman"], ["docker"]), { kind: "container", engine: "podman" }],
  ])("takes %s", (_, on, launcher) => {
    expect(findLauncher(on)).toEqual(launcher);
  });

  it("says in one line how to get the emulator", () => {
    const found = findLauncher(machine(["docker"], ["docker"]));
    expect(found).toEqual({ missing: expect.stringMatching(/^[^\n]*pip install 'moto\[server\]==5\.2\.1'[^\n]*$/) });
  });
});

describe("launchCommand", () => {
  const options = { port: 4321, patches: "/patches", env: { ASKED: "1" }, containerName: "name" };

  it("serves at the loopback interface with the patches on PYTHONPATH", () => {
    expect(launchCommand({ kind: "program", command: ["uvx", "moto_server"] }, options)).toEqual({
      program: "uvx",
      args: ["moto_server", "-H", "127.0.0.1", "-p", "4321"],
      env: { ASKED: "1", PYTHONPATH: "/patches" },
    });
  });

  it("publishes a container's port at the loopback interface only, and gives it standard input", () => {
    const { program, args } = launchCommand({ kind: "container", engine: "docker" }, options);
    const line = [program, ...args].join(" ");
    expect(line).toContain("docker run --rm --interactive --name name --publish 127.0.0.1:4321:5000");
    expect(line).toContain("--env ASKED=1 --env PYTHONPATH=/cdktf-ecs-patches");
    expect(line).toMatch(/moto:5\.2\.1 -H 0\.0\.0\.0 -p 5000$/);
  });
});
