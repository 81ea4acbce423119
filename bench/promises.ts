import type { Kind } from "./kind";
import type { Summary } from "./summary";

// Ratios of two runs on the same machine in the same minute; a wall time says nothing on another machine.
const MAX_TIME = 1;
/**
 * For a few services, a process does little but load modules: of ours there are three hundred more, most of them rules, and `tsx`
 * compiles each of them. What synthesis gains makes up for that from some dozens of services on.
 */
const MAX_PROCESS_TIME_OF_FEW = 1.75;
const FEW = 99;
/** A Compose file, beside what it becomes by our constructs: it is read, and each of its keys accounted for. */
const MAX_TIME_OF_COMPOSE = 2.5;
const MAX_PROCESS_TIME_OF_COMPOSE = 1.75;
/**
 * What the rules may add to the synthesis of many services. They take 12 to 15 percent, and 25 where another program keeps V8 from
 * compiling them beside; the goal is 10. Of a few services, nobody would notice.
 */
const MAX_TIME_WITH_RULES = 1.3;
const MAX_MEMORY = 1.3;
/** Time per service at the largest size over that at 1000: 1 is linear, 4 would be quadratic. The rest is garbage collection. */
const MAX_GROWTH = 1.25;
/** The shared part (network, load balancer) may differ by some resources; what each service has may not. */
const MAX_EXTRA_RESOURCES = 20;

const LINEAR_FROM = 1000;

/** How our time per service on Fargate grows from 1000 services to the largest size; undefined if the run has no two such sizes. */
export function growth(summaries: readonly Summary[]): number | undefined {
  const large = summaries
    .filter(({ kind, size }) => kind === "fargate" && size >= LINEAR_FROM)
    .sort((a, b) => a.size - b.size);
  const [first, last] = [large[0], large.at(-1)];
  if (!first || !last || first === last) return undefined;
  return perServiceMs(last) / perServiceMs(first);
}

export function perServiceMs({ size, median }: Summary): number {
  return median.ours.synthMs / size;
}

/** One line per broken promise. */
export function brokenPromises(summaries: readonly Summary[]): string[] {
  const broken: string[] = [];
  const atMost = (what: string, value: number, limit: number) => {
    if (value > limit) broken.push(`${what}: ${value.toFixed(2)}, promised at most ${limit}`);
  };
  for (const { kind, size, ratio, median } of summaries) {
    const services = `${size} services on ${kind}`;
    const { synthesis, process } = timesOf(kind, size);
    atMost(`${services}, synthesis time ours/bare`, ratio.synthMs, synthesis);
    atMost(`${services}, process time ours/bare`, ratio.processMs, process);
    atMost(`${services}, peak memory ours/bare`, ratio.peakMiB, MAX_MEMORY);
    atMost(
      `${services}, difference in resources`,
      Math.abs(median.ours.resources - median.bare.resources),
      MAX_EXTRA_RESOURCES,
    );
  }
  atMost("growth of the time per service", growth(summaries) ?? 1, MAX_GROWTH);
  return broken;
}

function timesOf(kind: Kind, size: number): { synthesis: number; process: number } {
  if (kind === "compose") return { synthesis: MAX_TIME_OF_COMPOSE, process: MAX_PROCESS_TIME_OF_COMPOSE };
  if (kind === "rules") {
    const most = size < LINEAR_FROM ? Number.POSITIVE_INFINITY : MAX_TIME_WITH_RULES;
    return { synthesis: most, process: most };
  }
  return { synthesis: MAX_TIME, process: size <= FEW ? MAX_PROCESS_TIME_OF_FEW : MAX_TIME };
}
