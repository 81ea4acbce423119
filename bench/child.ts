// One synthesis in a process of its own: `node --import tsx bench/child.ts <kind> <variant> <count>`.
// A process of its own, because cdktf keeps every token for ever and V8 stays warm.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformResource } from "cdktf";
import type { build } from "./fargate/bare";
import { isKind, type Kind } from "./kind";
import type { Sample } from "./sample";
import { isVariant, type Variant } from "./variant";

/** Loaded only when asked for: neither variant pays for the modules of the other. */
function load(kind: Kind, variant: Variant): { build: typeof build; rulesMs?: () => number } {
  return require(`./${kind}/${variant}`);
}

/** Not `resourceUsage().maxRSS` where it can be helped: on Linux a child inherits the peak of the process that forked it. */
function peakMemoryMiB(): number {
  try {
    const kib = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    if (kib) return Number(kib) / 1024;
  } catch {
    // No /proc on this system.
  }
  return process.resourceUsage().maxRSS / 1024;
}

/** All of it synchronous, at the top of the program, as a `main.ts` is: a stack trace taken deeper costs more. */
function main(kind: string | undefined, variant: string | undefined, count: number): void {
  if (!isKind(kind) || !isVariant(variant) || !(count > 0)) {
    throw new Error("usage: bench/child.ts fargate|ec2|compose|rules ours|bare <count>");
  }
  const { build: buildIn, rulesMs } = load(kind, variant);
  const outdir = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const start = performance.now();
    const app = new App({ outdir });
    buildIn(app, count);
    app.synth();
    const end = performance.now();
    const { user, system } = process.cpuUsage();
    const sample: Sample = {
      synthMs: end - start,
      rulesMs: rulesMs?.() ?? 0,
      processMs: end, // performance counts from the start of the process
      cpuMs: (user + system) / 1000,
      peakMiB: peakMemoryMiB(),
      resources: app.node.findAll().filter(TerraformResource.isTerraformResource).length,
    };
    process.stdout.write(JSON.stringify(sample));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

main(process.argv[2], process.argv[3], Number(process.argv[4]));
