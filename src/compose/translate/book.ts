import type { PresentKey } from "../loader/keys";
import type { Location } from "../location";
import { formatPath, type Path } from "../path";
import { OUTCOMES, type Outcome, type ReportEntry } from "./report";

interface Posting {
  readonly path: Path;
  readonly outcome: Outcome;
  readonly text: string;
}

/** What a book is kept about: the keys that there are, and what the model says at them. */
export interface Kept {
  readonly keys: readonly PresentKey[];
  locate(path: Path): Location;
  /** Whether the model says nothing at a path: what is empty or null in a file needs no account. */
  isEmpty(path: Path): boolean;
}

/**
 * Accounts of keys. Each is posted once; closing the book fails if a key of the files is without an account, so that none can
 * disappear in silence.
 */
export class Book {
  private readonly postings = new Map<string, Posting>();

  /** @throws Error if the path has an account */
  post(path: Path, outcome: Outcome, text: string): void {
    const key = JSON.stringify(path);
    if (this.postings.has(key)) throw new Error(`${formatPath(path)} is accounted for twice.`);
    this.postings.set(key, { path, outcome, text });
  }

  /**
   * The account of each key: its own, or those below it if it is in short syntax, of which the worst counts, or the nearest above it.
   * What is refused without being in the files is there as well.
   * @throws Error if a key has none
   */
  close({ keys, locate, isEmpty }: Kept): ReportEntry[] {
    const seen = new Set<Posting>();
    const entries = keys.map(({ path, name, at }): ReportEntry => {
      const found = this.of(path);
      for (const posting of found) seen.add(posting);
      if (found.length > 0) return { key: name, ...at, ...combined(found) };
      if (isEmpty(path)) return { key: name, ...at, outcome: "dropped", text: "It says nothing." };
      throw new Error(`Nothing accounts for ${name} of ${at.file}.`);
    });
    const absent = [...this.postings.values()].filter((posting) => posting.outcome === "refused" && !seen.has(posting));
    const refused = absent.map(({ path, outcome, text }) => ({
      key: formatPath(path),
      ...locate(path),
      outcome,
      text,
    }));
    return inOrder([...entries, ...refused]);
  }

  /** What is below a key that has an account itself, Compose takes for granted: it counts if it is refused. */
  private of(path: Path): Posting[] {
    const below = this.below(path);
    const own = this.postings.get(JSON.stringify(path));
    if (own !== undefined) return [own, ...below.filter(({ outcome }) => outcome === "refused")];
    return below.length > 0 ? below : this.nearest(path);
  }

  private nearest(path: Path): Posting[] {
    for (let length = path.length; length > 0; length--) {
      const posting = this.postings.get(JSON.stringify(path.slice(0, length)));
      if (posting !== undefined) return [posting];
    }
    return [];
  }

  private below(path: Path): Posting[] {
    return [...this.postings.values()].filter(
      (posting) => posting.path.length > path.length && path.every((step, i) => step === posting.path[i]),
    );
  }
}

function combined(postings: readonly Posting[]): Pick<ReportEntry, "outcome" | "text"> {
  const worst = OUTCOMES.findLast((outcome) => postings.some((posting) => posting.outcome === outcome)) ?? "mapped";
  const texts = postings.filter(({ outcome }) => outcome === worst).map(({ text }) => text);
  return { outcome: worst, text: [...new Set(texts)].join(" ") };
}

/** File by file, from top to bottom. */
export function inOrder(entries: readonly ReportEntry[]): ReportEntry[] {
  const files = [...new Set(entries.map(({ file }) => file))];
  return [...entries].sort(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}
