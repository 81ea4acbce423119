import { perServiceMs } from "./promises";
import type { Summary } from "./summary";

const HEAD = [
  "on",
  "services",
  "pairs",
  "resources",
  "synthesis ms",
  "ours/bare",
  "process ms",
  "ours/bare",
  "CPU",
  "peak MiB",
  "ours/bare",
  "ours ms/service",
];

/** Medians as "ours : bare", and the ratio beside them. */
export function table(summaries: readonly Summary[]): string {
  const rows = [HEAD, ...summaries.map(row)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows.map((cells) => cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  ")).join("\n");
}

function row(summary: Summary): string[] {
  const { kind, size, pairs, median, ratio } = summary;
  const both = (key: keyof typeof ratio) => `${median.ours[key].toFixed(0)} : ${median.bare[key].toFixed(0)}`;
  return [
    kind,
    String(size),
    String(pairs),
    both("resources"),
    both("synthMs"),
    ratio.synthMs.toFixed(2),
    both("processMs"),
    ratio.processMs.toFixed(2),
    ratio.cpuMs.toFixed(2),
    both("peakMiB"),
    ratio.peakMiB.toFixed(2),
    perServiceMs(summary).toFixed(2),
  ];
}
