import { type ComposeError, ComposeErrors } from "./errors";
import { formatLocation, type Location } from "./location";

/** Something that Compose accepts, and that is probably not meant. */
export interface ComposeWarning {
  readonly at: Location;
  /** With the location in front, as errors have it. */
  readonly message: string;
}

/** What is wrong with a set of files, found one by one and reported together. */
export class Problems {
  private readonly found = new Map<string, ComposeError>();
  private readonly warned = new Map<string, ComposeWarning>();

  /** The same mistake at the same place counts once: an anchor is read wherever it is used. */
  error(error: ComposeError): undefined {
    const mistake = `${formatLocation(error.at)} ${error.name} ${error.path.at(-1)}`;
    if (!this.found.has(mistake)) this.found.set(mistake, error);
  }

  warn(at: Location, text: string): void {
    const message = `${formatLocation(at)}: ${text}`;
    this.warned.set(message, { at, message });
  }

  get warnings(): ComposeWarning[] {
    return [...this.warned.values()];
  }

  get hasErrors(): boolean {
    return this.found.size > 0;
  }

  /** @throws ComposeErrors with everything that was found, file by file and from top to bottom */
  throwErrors(): never {
    const errors = [...this.found.values()];
    const files = [...new Set(errors.map(({ at }) => at.file))];
    const order = ({ at }: ComposeError) => [files.indexOf(at.file), at.line, at.column] as const;
    throw new ComposeErrors(errors.sort((a, b) => compare(order(a), order(b))));
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((number, i) => number !== b[i]);
  return (a[index] ?? 0) - (b[index] ?? 0);
}
