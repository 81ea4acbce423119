import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Kind } from "./kind";
import type { Sample } from "./sample";
import type { Variant } from "./variant";

/** A bare and an ours sample taken one after the other, so that both saw the same machine. */
export type Pair = Readonly<Record<Variant, Sample>>;

export function measurePair(kind: Kind, count: number): Pair {
  if (kind === "rules") return withAndWithoutRules(measure(kind, "ours", count));
  return { bare: measure(kind, "bare", count), ours: measure(kind, "ours", count) };
}

/** Both of one synthesis: two differ by more than the rules take. */
function withAndWithoutRules(ours: Sample): Pair {
  const { synthMs, processMs, rulesMs } = ours;
  return { ours, bare: { ...ours, synthMs: synthMs - rulesMs, processMs: processMs - rulesMs } };
}

function measure(kind: Kind, variant: Variant, count: number): Sample {
  const child = join(__dirname, "child.ts");
  // Alike for both, and the way `npm run synth` runs an app.
  const stdout = execFileSync(process.execPath, ["--import", "tsx", child, kind, variant, String(count)], {
    cwd: join(__dirname, ".."),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(stdout) as Sample;
}
