/** The emulator's version that the patches were written for. */
export const MOTO_VERSION = "5.2.1";

const PACKAGE = `moto[server]==${MOTO_VERSION}`;
const IMAGE = `docker.io/motoserver/moto:${MOTO_VERSION}`;
const HOST = "127.0.0.1";
/** Where the image serves, and where it sees the patches. */
const IN_CONTAINER = { port: "5000", patches: "/cdktf-ecs-patches" };

/** What can be asked of a machine. */
export interface Machine {
  /** A program of this name is on PATH. */
  has(program: string): boolean;
  /** The program ends with exit code 0. */
  succeeds(program: string, ...args: string[]): boolean;
}

/** A way to start the emulator. */
export type Launcher =
  | { readonly kind: "program"; readonly command: readonly string[] }
  | { readonly kind: "container"; readonly engine: string };

/** A process to start. */
export interface LaunchCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** Added to the environment of the process. */
  readonly env: Readonly<Record<string, string>>;
}

export interface LaunchOptions {
  /** The loopback port to serve at. */
  readonly port: number;
  /** The directory of `sitecustomize.py`. */
  readonly patches: string;
  /** The environment that the emulator is to have. */
  readonly env: Readonly<Record<string, string>>;
  /** A name that no other container has. */
  readonly containerName: string;
}

/** The first way to start the emulator that works on this machine, or how to get one. */
export function findLauncher(machine: Machine): Launcher | { readonly missing: string } {
  // Asked for more than presence: a pyenv shim is there for versions of Python that lack the package.
  if (machine.has("moto_server") && machine.succeeds("moto_server", "--help")) {
    return { kind: "program", command: ["moto_server"] };
  }
  if (machine.has("uvx")) return { kind: "program", command: ["uvx", "--from", PACKAGE, "moto_server"] };
  if (machine.has("pipx")) return { kind: "program", command: ["pipx", "run", "--spec", PACKAGE, "moto_server"] };
  // The client without its engine is common, and cannot start anything.
  const engine = ["docker", "podman"].find((name) => machine.has(name) && machine.succeeds(name, "info"));
  if (engine !== undefined) return { kind: "container", engine };
  return { missing: `no AWS emulator: \`pip install '${PACKAGE}'\`, or install uv (https://docs.astral.sh/uv)` };
}

/** The process that serves the emulator at a loopback port, and nowhere else. */
export function launchCommand(launcher: Launcher, options: LaunchOptions): LaunchCommand {
  if (launcher.kind === "program") {
    const [program = "", ...args] = launcher.command;
    return {
      program,
      args: [...args, "-H", HOST, "-p", String(options.port)],
      env: { ...options.env, PYTHONPATH: options.patches },
    };
  }
  const env = { ...options.env, PYTHONPATH: IN_CONTAINER.patches };
  return {
    program: launcher.engine,
    args: [
      ...["run", "--rm", "--interactive", "--name", options.containerName],
      ...["--publish", `${HOST}:${options.port}:${IN_CONTAINER.port}`],
      ...["--volume", `${options.patches}:${IN_CONTAINER.patches}:ro`],
      ...Object.entries(env).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
      ...[IMAGE, "-H", "0.0.0.0", "-p", IN_CONTAINER.port],
    ],
    env: {},
  };
}
