/**
 * Whether some text matches both patterns: `*` stands for any characters or none, `?` for exactly one, and a backslash
 * in front of them takes that away.
 */
export function globsIntersect(one: string, other: string): boolean {
  const [a, b] = [pieces(one), pieces(other)];
  // row[j]: some text matches both a from i on and b from j on. `below` is the row of i + 1.
  let below: boolean[] = [];
  for (let i = a.length; i >= 0; i--) {
    const row: boolean[] = [];
    for (let j = b.length; j >= 0; j--) row[j] = matches(a[i], b[j], [row[j + 1], below[j], below[j + 1]]);
    below = row;
  }
  return below[0] === true;
}

type Piece = string | undefined;
type After = readonly (boolean | undefined)[];

/** @param after what holds after the piece of the other pattern, after that of this one, and after both */
function matches(own: Piece, others: Piece, [afterOthers, afterOwn, afterBoth]: After): boolean {
  if (own === undefined && others === undefined) return true;
  // A star ends here, or takes the other pattern's piece as well.
  if (own === "*" || others === "*") return afterOwn === true || afterOthers === true;
  // Where one pattern has ended and the other has not, nothing comes after both.
  return (own === others || own === "?" || others === "?") && afterBoth === true;
}

/** The characters of a pattern; an escaped one keeps its backslash, and so is no wildcard. */
function pieces(pattern: string): string[] {
  return pattern.match(/\\[*?]|./gsu) ?? [];
}
