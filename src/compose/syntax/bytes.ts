import { Flaw } from "./flaw";

const POWERS = "kmgtp";

/** Reads `512m`, `1.5gb` or `64 KiB`: in bytes. All units are powers of 1024, however they are written. */
export function parseBytes(text: string): number | Flaw {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?) ?([kmgtp])?i?b?$/i.exec(text) ?? [];
  const bytes = Math.floor(Number(number) * 1024 ** (unit === "" ? 0 : POWERS.indexOf(unit.toLowerCase()) + 1));
  if (number === undefined || !Number.isSafeInteger(bytes)) {
    return new Flaw("a number of bytes, with the unit b, k, m, g, t or p if any", "Write it like 512m or 1.5gb.");
  }
  return bytes;
}
