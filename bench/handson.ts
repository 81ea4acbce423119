import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "./median";

/** Seconds of CPU that synthesising the hands-on may take beside what Node, tsx and the import of cdktf take alone. */
export const HANDSON_CPU_LIMIT = 1;
const RUNS = 5;

/** Seconds of CPU, user and system, of a program that ends by itself. */
function cpuOf(program: string, env: NodeJS.ProcessEnv): number {
  const report = "process.on('exit', () => { const c = process.cpuUsage(); console.log((c.user + c.system) / 1e6); });";
  const args = ["--import", "tsx", "--eval", `${report}${program}`];
  const stdout = execFileSync(process.execPath, args, { cwd: join(__dirname, ".."), encoding: "utf8", env });
  return Number(stdout);
}

const HANDSON = `
  const { App } = require("cdktf");
  const { HandsonStack } = require("./src/stacks/handson/handson-stack");
  const app = new App();
  new HandsonStack(app, "handson");
  app.synth();`;

/** What synthesising the hands-on costs beyond the import of cdktf: the median of pairs, in seconds of CPU. */
export function handsonCpu(): number {
  const CDKTF_OUTDIR = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const env = { ...process.env, CDKTF_OUTDIR };
    const extra = Array.from({ length: RUNS }, () => cpuOf(HANDSON, env) - cpuOf("require('cdktf')", env));
    return median(extra);
  } finally {
    rmSync(CDKTF_OUTDIR, { recursive: true, force: true });
  }
}
