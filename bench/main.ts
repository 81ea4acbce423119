// npm run bench [-- --sizes 1,10 --runs 5]: our constructs against the bare classes, Compose files against our constructs, and these against themselves without rules.
import { parseArgs } from "node:util";
import { HANDSON_CPU_LIMIT, handsonCpu } from "./handson";
import { KINDS, type Kind } from "./kind";
import { measurePair } from "./measure";
import { brokenPromises, growth } from "./promises";
import { type Summary, summarise } from "./summary";
import { table } from "./table";

/** Small sizes are noisy and cheap: many pairs. */
const PAIRS: Readonly<Record<Kind, Readonly<Record<number, number>>>> = {
  fargate: { 1: 15, 10: 15, 100: 9, 1000: 5, 4000: 3 },
  ec2: { 10: 9, 100: 5, 1000: 3 },
  compose: { 1: 5, 10: 3, 100: 3 },
  rules: { 1000: 9 },
};
const PAIRS_OF_OTHER_SIZES = 5;

const { values } = parseArgs({ options: { sizes: { type: "string" }, runs: { type: "string" } } });
const sizes = values.sizes?.split(",").map(positive);
const runs = values.runs === undefined ? undefined : positive(values.runs);

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Error(`--sizes and --runs take whole numbers from 1, got "${text}"`);
  return value;
}

function summaryOf(kind: Kind, size: number): Summary {
  const pairs = Array.from({ length: runs ?? PAIRS[kind][size] ?? PAIRS_OF_OTHER_SIZES }, () =>
    measurePair(kind, size),
  );
  process.stderr.write(`${size} services on ${kind}: done\n`);
  return summarise(kind, size, pairs);
}

function summariesOf(kind: Kind): Summary[] {
  measurePair(kind, 1); // Not counted: fills the disk cache and tsx's cache of compiled files.
  return (sizes ?? Object.keys(PAIRS[kind]).map(Number)).map((size) => summaryOf(kind, size));
}

const summaries = KINDS.flatMap(summariesOf);
const broken = brokenPromises(summaries);
const handson = handsonCpu();
if (handson >= HANDSON_CPU_LIMIT) broken.push(`the hands-on takes ${handson.toFixed(2)} s of CPU beside the imports`);
const growthOfCost = growth(summaries);

console.log('\n"a : b" is ours : bare, medians; a ratio is the median over pairs run in turn.');
console.log(
  "On compose, ours is a Compose file, and bare the same by our constructs. On rules, bare is ours without the time of the rules.\n",
);
console.log(table(summaries));
if (growthOfCost)
  console.log(`\nTime per service at the largest size over that at 1000: ${growthOfCost.toFixed(2)} (1 is linear).`);
console.log(`\nThe hands-on takes ${handson.toFixed(2)} s of CPU beside what Node and the import of cdktf take.`);
console.log(broken.length ? `\nBroken promises:\n  ${broken.join("\n  ")}` : "\nAll promises kept.");
process.exitCode = broken.length ? 1 : 0;
