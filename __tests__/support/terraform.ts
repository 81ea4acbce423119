import * as fs from "node:fs";
import * as path from "node:path";
import { terraformEnvironment } from "../../scripts/provider-mirror";
import type { PlanJson } from "./plan-json";
import { RunningTerraform, TerraformError, type TerraformExit } from "./terraform-process";

export type { PlanJson, ResourceChange } from "./plan-json";
export { RunningTerraform, TerraformError, type TerraformExit } from "./terraform-process";

/** What a plan would do, or an apply has done. */
export interface Counts {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

export interface PlanOptions {
  /** Values of the input variables; structures are fine. */
  readonly vars?: Readonly<Record<string, unknown>>;
  /** Where the plan is written. @default a file in the working directory's `.terraform` */
  readonly out?: string;
  /** Plan the destruction. @default false */
  readonly destroy?: boolean;
  /** Further arguments, such as `-target=...`. @default none */
  readonly args?: readonly string[];
}

export interface ApplyOptions {
  /** Values of the input variables. */
  readonly vars?: Readonly<Record<string, unknown>>;
  /** A plan that `plan()` has written; `vars` are in it already. @default a new plan */
  readonly plan?: Plan;
  /** Further arguments. @default none */
  readonly args?: readonly string[];
}

export interface TerraformOptions {
  /** Added to `terraformEnvironment()`, such as `emulator.env`. */
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds that one command may take. @default 300000 */
  readonly timeLimit?: number;
}

/** A plan that was made. */
export interface Plan extends Counts {
  /** Neither resources nor outputs change. */
  readonly noChanges: boolean;
  readonly stdout: string;
  readonly file: string;
  /** The plan as JSON; Terraform is asked once, when this is first called. */
  json(): Promise<PlanJson>;
}

/** Runs the Terraform CLI in one working directory. */
export class Terraform {
  private readonly env: NodeJS.ProcessEnv;
  private readonly timeLimit: number;
  private files = 0;

  constructor(
    readonly directory: string,
    options: TerraformOptions = {},
  ) {
    this.env = { ...terraformEnvironment(), TF_IN_AUTOMATION: "1", ...options.env };
    this.timeLimit = options.timeLimit ?? 300_000;
  }

  async init(...args: string[]): Promise<TerraformExit> {
    return this.run(["init", ...args]);
  }

  async validate(): Promise<TerraformExit> {
    return this.run(["validate"]);
  }

  async plan(options: PlanOptions = {}): Promise<Plan> {
    const file = options.out ?? this.newFile("tfplan");
    const args = [`-out=${file}`, "-detailed-exitcode", ...this.varFile(options.vars), ...(options.args ?? [])];
    const exit = await this.end(["plan", ...(options.destroy ? ["-destroy"] : []), ...args]);
    // -detailed-exitcode: 0 nothing to do, 2 something to do. Only this tells of outputs alone, too.
    if (exit.exitCode !== 0 && exit.exitCode !== 2) throw failed(exit);
    let json: Promise<PlanJson> | undefined;
    return {
      ...counts(exit.stdout),
      noChanges: exit.exitCode === 0,
      stdout: exit.stdout,
      file,
      json: () => {
        json ??= this.run(["show", "-json", file]).then((show) => JSON.parse(show.stdout) as PlanJson);
        return json;
      },
    };
  }

  /** Applies without asking, and tells what was done. */
  async apply(options: ApplyOptions = {}): Promise<Counts> {
    const what = options.plan ? [options.plan.file] : ["-auto-approve", ...this.varFile(options.vars)];
    const { stdout } = await this.run(["apply", ...(options.args ?? []), ...what]);
    return counts(stdout);
  }

  async destroy(options: Omit<ApplyOptions, "plan"> = {}): Promise<Counts> {
    const { stdout } = await this.run([
      "destroy",
      "-auto-approve",
      ...this.varFile(options.vars),
      ...(options.args ?? []),
    ]);
    return counts(stdout);
  }

  /** The values of the outputs, sensitive ones included. */
  async output(): Promise<Record<string, unknown>> {
    const { stdout } = await this.run(["output", "-json"]);
    const outputs = JSON.parse(stdout) as Record<string, { value: unknown }>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** The addresses of what the state holds. */
  async stateList(): Promise<string[]> {
    const { stdout } = await this.run(["state", "list"]);
    return stdout.split("\n").filter((line) => line !== "");
  }

  async import(address: string, id: string, options: Pick<ApplyOptions, "vars" | "args"> = {}): Promise<TerraformExit> {
    return this.run(["import", ...this.varFile(options.vars), ...(options.args ?? []), address, id]);
  }

  /** Runs any command to its end; fails when it does, or when the time is up. */
  async run(args: readonly string[]): Promise<TerraformExit> {
    const exit = await this.end(args);
    if (exit.exitCode !== 0) throw failed(exit);
    return exit;
  }

  /** Starts any command and returns at once: for tests that interrupt it. */
  start(args: readonly string[]): RunningTerraform {
    return RunningTerraform.start(withFlags(args), this.directory, this.env);
  }

  private async end(args: readonly string[]): Promise<TerraformExit> {
    return this.start(args).finish(this.timeLimit);
  }

  /** Variables go by file: in `-var` and `TF_VAR_...`, Terraform would expand `${` in structures. */
  private varFile(vars: PlanOptions["vars"]): string[] {
    if (vars === undefined) return [];
    const file = this.newFile("tfvars.json");
    fs.writeFileSync(file, JSON.stringify(vars));
    return [`-var-file=${file}`];
  }

  private newFile(extension: string): string {
    const directory = path.join(this.directory, ".terraform");
    fs.mkdirSync(directory, { recursive: true });
    return path.join(directory, `${process.pid}-${++this.files}.${extension}`);
  }
}

const TAKES_INPUT = ["init", "plan", "apply", "destroy", "import", "refresh"];
const HAS_SUBCOMMANDS = ["state", "workspace", "providers", "metadata"];

/** Flags stand between the command and its positional arguments. */
function withFlags(args: readonly string[]): string[] {
  const command = args[0] ?? "";
  if (command === "version" || command.startsWith("-")) return [...args];
  const words = HAS_SUBCOMMANDS.includes(command) && args.length > 1 ? 2 : 1;
  const flags = TAKES_INPUT.includes(command) ? ["-no-color", "-input=false"] : ["-no-color"];
  return [...args.slice(0, words), ...flags, ...args.slice(words)];
}

function failed(exit: TerraformExit): TerraformError {
  return new TerraformError(exit.signal ? `ended by ${exit.signal}` : `exit code ${exit.exitCode}`, exit);
}

/** From `Plan: 1 to add, ...`, `Apply complete! Resources: 1 added, ...`, `Destroy complete! ...`. */
function counts(stdout: string): Counts {
  const line = stdout.match(/^(?:Plan:|Apply complete!|Destroy complete!).*$/m)?.[0] ?? "";
  const number = (verb: RegExp) => Number(line.match(verb)?.[1] ?? 0);
  return {
    add: number(/(\d+) (?:to add|added)/),
    change: number(/(\d+) (?:to change|changed)/),
    destroy: number(/(\d+) (?:to destroy|destroyed)/),
  };
}
