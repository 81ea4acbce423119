/** The candidate that `word` was probably meant to be: one that two slips of the fingers away, or fewer, turn it into. */
export function nearMiss(word: string, candidates: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let least = Math.min(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const slips = distance(simplified(word), simplified(candidate));
    if (slips < least) [nearest, least] = [candidate, slips];
  }
  return nearest;
}

/** `depends-on` and `dependsOn` mean `depends_on`. */
function simplified(word: string): string {
  return word.toLowerCase().replaceAll(/[-_]/g, "");
}

/** How many characters have to be put in, taken away, changed or swapped with the next to make one word of the other. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const cost = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const changed = cost(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cost(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(cost(i - 1, j) + 1, cost(i, j - 1) + 1, changed, swapped));
    }
  }
  return cost(a.length, b.length);
}
