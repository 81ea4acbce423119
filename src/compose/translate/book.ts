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
  private readonly root = new Page();

  /** @throws Error if the path has an account */
  post(path: Path, outcome: Outcome, text: string): void {
    const page = path.reduce((at, step) => at.at(step), this.root);
    if (page.posting !== undefined) throw new Error(`${formatPath(path)} is accounted for twice.`);
    page.posting = { path, outcome, text };
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
    const absent = this.root.below.filter((posting) => posting.outcome === "refused" && !seen.has(posting));
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
    let page: Page | undefined = this.root;
    let nearest: Posting | undefined;
    for (const step of path) {
      page = page?.find(step);
      nearest = page?.posting ?? nearest;
    }
    const below = page?.below ?? [];
    if (page?.posting !== undefined) return [page.posting, ...below.filter(({ outcome }) => outcome === "refused")];
    if (below.length > 0) return below;
    return nearest === undefined ? [] : [nearest];
  }
}

/** The account of a path, and those of the paths below it. */
class Page {
  posting: Posting | undefined;
  private readonly pages = new Map<string | number, Page>();

  at(step: string | number): Page {
    const known = this.pages.get(step);
    if (known !== undefined) return known;
    const page = new Page();
    this.pages.set(step, page);
    return page;
  }

  find(step: string | number): Page | undefined {
    return this.pages.get(step);
  }

  get below(): Posting[] {
    return [...this.pages.values()].flatMap((page) => [...(page.posting ? [page.posting] : []), ...page.below]);
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
