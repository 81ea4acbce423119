import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import * as fs from "node:fs";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Launcher, launchCommand } from "./launch-command";

const PATCHES = path.join(__dirname, "patches");

/** The operating system's side of an emulator: one process, or one container, and its output. */
export class EmulatorProcess {
  readonly endpoint: string;
  private readonly child: ChildProcess;
  private readonly log: number;
  private failure?: Error;

  constructor(
    private readonly launcher: Launcher,
    port: number,
    /** Tells this emulator from any other that may answer at its port. */
    readonly id: string = randomUUID(),
    env: Readonly<Record<string, string>> = {},
  ) {
    this.endpoint = `http://127.0.0.1:${port}`;
    this.log = openUnnamedFile();
    const command = launchCommand(launcher, {
      port,
      patches: PATCHES,
      containerName: this.containerName,
      env: { ...env, CDKTF_ECS_EMULATOR: "1", CDKTF_ECS_EMULATOR_ID: id, PYTHONDONTWRITEBYTECODE: "1" },
    });
    // The log is a file: a pipe would fill up, and stop the server, while a test waits synchronously.
    this.child = spawn(command.program, command.args, {
      env: { ...process.env, ...command.env },
      stdio: ["pipe", this.log, this.log],
      detached: true, // a Ctrl-C in the terminal is for us; we end the emulator
    });
    this.child.once("error", (error) => {
      this.failure = error;
    });
    this.child.stdin?.on("error", () => {});
    // An emulator must not keep a test run from ending. When we end, however we do, so does its
    // standard input, and that ends it.
    this.child.unref();
    (this.child.stdin as net.Socket | null)?.unref();
  }

  /** The process that was started: the server, or what starts it. */
  get pid(): number | undefined {
    return this.child.pid;
  }

  get ended(): boolean {
    return this.failure !== undefined || this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** What the server wrote. */
  output(): string {
    if (this.failure) return this.failure.message;
    const buffer = Buffer.alloc(fs.fstatSync(this.log).size);
    fs.readSync(this.log, buffer, 0, buffer.length, 0);
    return buffer.toString("utf8");
  }

  /** Ends the emulator; once this resolves nothing of it is left. */
  async stop(patience = 5_000): Promise<void> {
    this.child.stdin?.end();
    for (const start = Date.now(); !this.ended && Date.now() - start < patience; ) await sleep(10);
    if (!this.ended) this.kill();
    while (!this.ended) await sleep(10);
    fs.closeSync(this.log);
  }

  private kill(): void {
    if (this.launcher.kind === "container") {
      spawnSync(this.launcher.engine, ["kill", this.containerName], { stdio: "ignore" });
    }
    if (this.child.pid !== undefined) process.kill(-this.child.pid, "SIGKILL");
  }

  private get containerName(): string {
    return `cdktf-ecs-${this.id}`;
  }
}

/** A port of the loopback interface that nothing listens at. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** A file that is gone with the last process that has it open. */
function openUnnamedFile(): number {
  const file = path.join(os.tmpdir(), `cdktf-ecs-emulator-${randomUUID()}.log`);
  const descriptor = fs.openSync(file, "wx+", 0o600);
  fs.unlinkSync(file);
  return descriptor;
}
