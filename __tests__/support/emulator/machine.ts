import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Machine } from "./launch-command";

/** The full path of a program on PATH. */
export function onPath(program: string): string | undefined {
  return (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((directory) => directory !== "")
    .map((directory) => path.join(directory, program))
    .find(isExecutable);
}

/** The machine that the tests run on. */
export const thisMachine: Machine = {
  has: (program) => onPath(program) !== undefined,
  succeeds: (program, ...args) =>
    spawnSync(program, args, { stdio: "ignore", timeout: 20_000, killSignal: "SIGKILL" }).status === 0,
};

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
