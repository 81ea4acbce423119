import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { scratchDirectory } from "./scratch";
import { Terraform, TerraformError } from "./terraform";

/** A `terraform` that is a shell script: what the process handling does is seen in a second. */
function pretend(script: string, timeLimit?: number): Terraform {
  const directory = scratchDirectory("process");
  fs.writeFileSync(path.join(directory, "terraform"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return new Terraform(directory, { env: { PATH: `${directory}:${process.env.PATH}` }, timeLimit });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function isGone(pid: number): Promise<boolean> {
  for (let i = 0; i < 100 && isAlive(pid); i++) await sleep(20);
  return !isAlive(pid);
}

describe("Terraform, as a process", () => {
  it("fails with command, exit code and both outputs", async () => {
    const error = await pretend("echo said; echo complained >&2; exit 3")
      .validate()
      .catch((failure) => failure);
    expect(error).toBeInstanceOf(TerraformError);
    expect(error.exit).toEqual({
      command: "terraform validate -no-color",
      exitCode: 3,
      stdout: "said\n",
      stderr: "complained\n",
    });
    expect(error.message).toMatch(/exit code 3\nsaid\ncomplained$/);
  });

  it("is killed when its time is up, and the error shows what it said", async () => {
    const slow = pretend("echo waiting; sleep 60", 300);
    await expect(slow.init()).rejects.toThrow(/terraform init .*took longer than 300 ms\nwaiting/);
  });

  it.each(["SIGKILL", "SIGINT"] as const)("leaves no child behind after %s", async (signal) => {
    // Like the provider plugins, the child does not care for SIGINT.
    const running = pretend("(trap '' INT; exec sleep 60) & echo child=$!; wait").start(["apply"]);
    const [, pid] = await running.waitForOutput(/child=(\d+)/);
    running.signal(signal);
    expect(await running.exited).toMatchObject({ signal });
    expect(await isGone(Number(pid))).toBe(true);
  });

  it("reports when the output that was waited for cannot come any more", async () => {
    const running = pretend("echo this").start(["apply"]);
    await expect(running.waitForOutput(/that/)).rejects.toThrow("ended without saying /that/");
  });

  it("passes structured variables without Terraform's templates expanding", async () => {
    const plan = await pretend('for a; do case $a in -var-file=*) cat "${a#-var-file=}";; esac; done').plan({
      vars: { list: ["${x}", 1] },
    });
    expect(JSON.parse(plan.stdout)).toEqual({ list: ["${x}", 1] });
  });
});
