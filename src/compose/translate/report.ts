import { formatLocation, type Location } from "../location";

/** What becomes of a key, from best to worst. */
export const OUTCOMES = ["mapped", "approximated", "dropped", "refused"] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** What becomes of one key of the files. */
export interface ReportEntry extends Location {
  /** `services.web.ports[0]` */
  readonly key: string;
  /** `mapped`: ECS does the same; `approximated`: something like it; `dropped`: nothing, and why that is safe; `refused`: nothing, and what to do. */
  readonly outcome: Outcome;
  /** What ECS does instead, or why nothing, or what to do. */
  readonly text: string;
}

/** What becomes of a Compose application: every key of its files, once. Plain data, for JSON. */
export interface ComposeReport {
  readonly project: string;
  /** File by file, from top to bottom. */
  readonly entries: readonly ReportEntry[];
  /** What Compose accepts, and what is probably not meant. */
  readonly warnings: readonly string[];
  /** Services that a profile keeps out, and so are not translated. */
  readonly inactive: readonly string[];
}

/** How many keys have each outcome. */
export function countOutcomes({ entries }: ComposeReport): Record<Outcome, number> {
  const count = (wanted: Outcome) => entries.filter(({ outcome }) => outcome === wanted).length;
  return {
    mapped: count("mapped"),
    approximated: count("approximated"),
    dropped: count("dropped"),
    refused: count("refused"),
  };
}

/** A key in one line: `compose.yaml:3:5: services.web.user: mapped: ...`. */
export function formatEntry(entry: ReportEntry): string {
  return `${formatLocation(entry)}: ${entry.outcome}: ${entry.key}: ${entry.text}`;
}

/** Keys of which the same is to be said: that, once, and below it a line for each. */
function formatEntries(entries: readonly ReportEntry[]): string[] {
  const [first] = entries;
  if (first === undefined || entries.length === 1) return entries.map(formatEntry);
  return [`${first.outcome}: ${first.text}`, ...entries.map((entry) => `  ${formatLocation(entry)}: ${entry.key}`)];
}

/** The report for people: the keys, the worst first, then how many there are of each. */
export function formatReport(report: ComposeReport): string {
  const { entries, inactive, warnings, project } = report;
  const sorted = [...OUTCOMES].reverse().flatMap((wanted) => entries.filter(({ outcome }) => outcome === wanted));
  const alike = new Map<string, ReportEntry[]>();
  for (const entry of sorted) {
    const what = `${entry.outcome}: ${entry.text}`;
    alike.set(what, [...(alike.get(what) ?? []), entry]);
  }
  const counts = countOutcomes(report);
  return [
    ...[...alike.values()].flatMap(formatEntries),
    ...warnings.map((warning) => `Warning: ${warning}`),
    ...(inactive.length > 0 ? [`Kept out by their profiles: ${inactive.join(", ")}.`] : []),
    `${project}: ${OUTCOMES.map((outcome) => `${counts[outcome]} ${outcome}`).join(", ")}.`,
  ].join("\n");
}
