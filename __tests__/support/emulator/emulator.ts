import { setTimeout as sleep } from "node:timers/promises";
import { EmulatorProcess, freePort } from "./emulator-process";
import { type Launcher, MOTO_VERSION } from "./launch-command";
import { launcher } from "./launcher";

export interface EmulatorOptions {
  /** The loopback port to serve at. @default a free one */
  readonly port?: number;
  /** Whether AWS's managed IAM policies are there to be attached. @default true */
  readonly managedPolicies?: boolean;
}

/** What our patches answer at `/moto-api/cdktf-ecs`. */
export interface EmulatorReport {
  readonly id: string;
  readonly version: string;
  readonly patches: readonly string[];
}

/** Generous, because uvx, pipx and a container engine download the emulator the first time. */
const START_LIMIT = 180_000;
const ATTEMPTS = 3;

/** An emulated AWS, served at a port of the loopback interface until it is stopped or this process ends. */
export class Emulator {
  private constructor(
    private readonly process: EmulatorProcess,
    /** Which emulator this is, and which patches it runs with. */
    readonly report: EmulatorReport,
  ) {}

  /** Starts an emulator of its own, and resolves when it answers. */
  static async start(options: EmulatorOptions = {}): Promise<Emulator> {
    const found = launcher();
    if ("missing" in found) throw new Error(found.missing);
    for (let attempt = 1; ; attempt++) {
      try {
        return await Emulator.startWith(found, options);
      } catch (error) {
        // Someone else took the free port before the emulator did.
        if (options.port !== undefined || attempt === ATTEMPTS || !/in use|already allocated/.test(String(error))) {
          throw error;
        }
      }
    }
  }

  private static async startWith(found: Launcher, options: EmulatorOptions): Promise<Emulator> {
    const env = { MOTO_IAM_LOAD_MANAGED_POLICIES: String(options.managedPolicies ?? true) };
    const process = new EmulatorProcess(found, options.port ?? (await freePort()), undefined, env);
    try {
      return new Emulator(process, await answer(process));
    } catch (error) {
      await process.stop(0);
      throw error;
    }
  }

  /** Such as `http://127.0.0.1:40123`. */
  get endpoint(): string {
    return this.process.endpoint;
  }

  /** The process that was started. */
  get pid(): number | undefined {
    return this.process.pid;
  }

  /** The environment with which AWS clients, Terraform's provider among them, talk to this emulator alone. */
  get env(): Record<string, string> {
    return {
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_EC2_METADATA_DISABLED: "true",
      // The developer's own profile must neither be used nor be needed.
      AWS_SESSION_TOKEN: "",
      AWS_PROFILE: "",
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    };
  }

  /** What the server wrote: one line per request, and the tracebacks. */
  output(): string {
    return this.process.output();
  }

  /** Forgets everything, in every account and region. */
  async reset(): Promise<void> {
    const response = await fetch(`${this.endpoint}/moto-api/reset`, { method: "POST" });
    if (!response.ok) throw new Error(`the emulator did not reset: ${response.status} ${await response.text()}`);
  }

  /** Ends the emulator; once this resolves nothing of it is left. */
  async stop(): Promise<void> {
    await this.process.stop();
  }
}

/** Waits for the emulator, and makes sure that it is this one, of the right version, with our patches. */
async function answer(process: EmulatorProcess): Promise<EmulatorReport> {
  const deadline = Date.now() + START_LIMIT;
  while (Date.now() < deadline) {
    if (process.ended) throw new Error(`the emulator ended before it answered:\n${process.output()}`);
    const response = await fetch(`${process.endpoint}/moto-api/cdktf-ecs`).catch(unlessRefused);
    if (response?.status === 200) {
      const report = (await response.json()) as EmulatorReport;
      if (report.id !== process.id) throw new Error(`${process.endpoint} is in use by another emulator`);
      if (report.version !== MOTO_VERSION) {
        throw new Error(
          `the emulator is moto ${report.version}, and the patches are for ${MOTO_VERSION}: ` +
            `pip install 'moto[server]==${MOTO_VERSION}'`,
        );
      }
      return report;
    }
    if (response !== undefined) {
      throw new Error(`${process.endpoint} answers without our patches (${response.status}):\n${process.output()}`);
    }
    await sleep(25);
  }
  throw new Error(`the emulator did not answer in ${START_LIMIT / 1000} s:\n${process.output()}`);
}

/** Not listening yet is what is waited for. fetch() never asks some ports, such as 22 or 6000. */
function unlessRefused(error: Error): undefined {
  if (String(error.cause).includes("bad port"))
    throw new Error("Node refuses to speak HTTP to this port", { cause: error });
}
