import type { Kind } from "./kind";
import type { Pair } from "./measure";
import { median } from "./median";
import type { Sample } from "./sample";
import { VARIANTS, type Variant } from "./variant";

/** What the pairs of one size say. */
export interface Summary {
  readonly kind: Kind;
  readonly size: number;
  readonly pairs: number;
  /** The median of each variant. */
  readonly median: Readonly<Record<Variant, Sample>>;
  /** ours / bare: the median of the pairs' ratios, not the ratio of medians, as the machine may slow down midway. */
  readonly ratio: Sample;
}

export function summarise(kind: Kind, size: number, pairs: readonly Pair[]): Summary {
  const of = (pick: (pair: Pair) => Sample) => sampleOf((key) => median(pairs.map((pair) => pick(pair)[key])));
  const [bare, ours] = VARIANTS.map((variant) => of((pair) => pair[variant])) as [Sample, Sample];
  const ratio = sampleOf((key) => median(pairs.map((pair) => pair.ours[key] / pair.bare[key])));
  return { kind, size, pairs: pairs.length, median: { bare, ours }, ratio };
}

function sampleOf(measureOf: (key: keyof Sample) => number): Sample {
  return {
    synthMs: measureOf("synthMs"),
    rulesMs: measureOf("rulesMs"),
    processMs: measureOf("processMs"),
    cpuMs: measureOf("cpuMs"),
    peakMiB: measureOf("peakMiB"),
    resources: measureOf("resources"),
  };
}
