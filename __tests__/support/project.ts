import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { cpSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { terraformEnvironment } from "../../scripts/provider-mirror";
import { ROOT } from "./markdown";
import { scratchDirectory } from "./scratch";

const PARTS = [
  "main.ts",
  "cdktf.json",
  "package.json",
  "tsconfig.json",
  "tsconfig.build.json",
  "README.md",
  "LICENSE",
  "src",
  "scripts",
];

/** A copy of the project to run commands in, so that they write into no developer's folder. Removed after the tests. */
export class Project {
  readonly directory = scratchDirectory("project");

  constructor() {
    for (const part of PARTS) cpSync(join(ROOT, part), join(this.directory, part), { recursive: true });
    symlinkSync(join(ROOT, "node_modules"), join(this.directory, "node_modules"));
  }

  write(file: string, content: string): void {
    writeFileSync(join(this.directory, file), content);
  }

  /** Runs a command to its end, without any AWS credentials but those in `env`. */
  run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
    const outside = Object.entries(terraformEnvironment()).filter(([name]) => !name.startsWith("AWS_"));
    return spawnSync(command, args, {
      cwd: this.directory,
      encoding: "utf8",
      env: { ...Object.fromEntries(outside), ...env },
    });
  }
}
