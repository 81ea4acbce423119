import { Flaw } from "./flaw";

const SECONDS: Readonly<Record<string, number>> = {
  w: 604_800,
  d: 86_400,
  h: 3600,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  µs: 1e-6,
  ns: 1e-9,
};

const PART = /(\d+(?:\.\d*)?|\.\d+)(ms|us|µs|ns|[wdhms])/g;
const WHOLE = new RegExp(`^(?:${PART.source})+$`);

/** Reads `1m30s`, `1.5h` or `500ms`: in seconds. `0` needs no unit. */
export function parseDuration(text: string): number | Flaw {
  if (text === "0") return 0;
  if (!WHOLE.test(text)) {
    const fix = /^\d+$/.test(text) ? `Add the unit: ${text}s.` : "Write it like 1m30s.";
    return new Flaw("a duration: numbers with the units w, d, h, m, s, ms, us or ns", fix);
  }
  const nanoseconds = [...text.matchAll(PART)].map(
    ([, number, unit = ""]) => Number(number) * (SECONDS[unit] ?? 0) * 1e9,
  );
  return nanoseconds.reduce((sum, part) => sum + Math.round(part), 0) / 1e9;
}
