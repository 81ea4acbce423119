/** Where something stands in a file. */
export interface Location {
  /** As it was named by whoever asked for it: relative to the working directory if the first file was. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** `compose.yaml:12:7`, which terminals and editors turn into a link. */
export function formatLocation({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}
