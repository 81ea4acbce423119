import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

/** How a Terraform command ended. */
export interface TerraformExit {
  readonly command: string;
  /** Undefined when a signal ended it. */
  readonly exitCode?: number;
  readonly signal?: NodeJS.Signals;
  readonly stdout: string;
  readonly stderr: string;
}

/** A Terraform command that failed, or took too long. */
export class TerraformError extends Error {
  constructor(
    reason: string,
    readonly exit: TerraformExit,
  ) {
    super(`${exit.command}: ${reason}\n${tail(exit.stdout)}\n${tail(exit.stderr)}`.trimEnd());
    this.name = "TerraformError";
  }
}

// The watchdog is in Terraform's process group. Its pipe ends when we close it or when we die, however
// we die; it then ends the group, itself last: no provider plugin survives a test run.
const WITH_WATCHDOG = '(cat <&3; kill -s KILL -- -$$) >/dev/null 2>&1 & exec "$@" 3<&-';

/** A Terraform command that was started, and what it has said so far. */
export class RunningTerraform {
  /** Resolves when Terraform has ended and everything it started with it. */
  readonly exited: Promise<TerraformExit>;
  stdout = "";
  stderr = "";
  private ended = false;

  private constructor(
    private readonly child: ChildProcess,
    readonly command: string,
  ) {
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      this.stdout += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.stderr += text;
    });
    const watchdog = child.stdio[3];
    watchdog?.on("error", () => {}); // closed by the watchdog first, when it was killed with its group
    child.once("exit", () => watchdog?.destroy());
    this.exited = new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => {
        this.ended = true;
        resolve({
          command,
          exitCode: code ?? undefined,
          signal: signal ?? undefined,
          stdout: this.stdout,
          stderr: this.stderr,
        });
      });
    });
    this.exited.catch(() => {}); // reported to whoever waits for it
  }

  /** Starts `terraform ...args`. */
  static start(args: readonly string[], directory: string, env: NodeJS.ProcessEnv): RunningTerraform {
    const child = spawn("/bin/sh", ["-c", WITH_WATCHDOG, "sh", "terraform", ...args], {
      cwd: directory,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    return new RunningTerraform(child, `terraform ${args.join(" ")}`);
  }

  /** Both outputs so far, standard output first. */
  get output(): string {
    return this.stdout + this.stderr;
  }

  /** Sends a signal to Terraform; SIGKILL reaches the provider plugins, too. */
  signal(signal: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid === undefined || this.ended) return;
    if (signal === "SIGKILL") process.kill(-pid, signal);
    else this.child.kill(signal);
  }

  /** Waits until the output matches, and fails when Terraform ends or the time is up before it does. */
  async waitForOutput(pattern: RegExp, timeLimit = 120_000): Promise<RegExpMatchArray> {
    const deadline = Date.now() + timeLimit;
    for (;;) {
      const ended = this.ended; // read before the output: what is said last counts
      const match = this.output.match(pattern);
      if (match) return match;
      if (ended) throw new TerraformError(`ended without saying ${pattern}`, await this.exited);
      if (Date.now() > deadline) throw new TerraformError(`did not say ${pattern} in ${timeLimit} ms`, this.soFar());
      await sleep(20);
    }
  }

  /** Waits for the end, and kills everything when the time is up. */
  async finish(timeLimit: number): Promise<TerraformExit> {
    let expired = false;
    const timer = setTimeout(() => {
      expired = true;
      this.signal("SIGKILL");
    }, timeLimit);
    const exit = await this.exited.finally(() => clearTimeout(timer));
    if (expired) throw new TerraformError(`was killed: it took longer than ${timeLimit} ms`, exit);
    return exit;
  }

  private soFar(): TerraformExit {
    return { command: this.command, stdout: this.stdout, stderr: this.stderr };
  }
}

function tail(output: string, lines = 40): string {
  return output.trimEnd().split("\n").slice(-lines).join("\n");
}
