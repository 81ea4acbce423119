import { parseBytes } from "../../../src/compose/syntax/bytes";
import { Flaw } from "../../../src/compose/syntax/flaw";

describe("a number of bytes", () => {
  it.each([
    ["1024", 1024],
    ["2b", 2],
    ["512m", 512 * 1024 ** 2],
    ["512M", 512 * 1024 ** 2],
    ["1.5gb", 1.5 * 1024 ** 3],
    ["64 KiB", 64 * 1024],
    ["1tb", 1024 ** 4],
    ["1p", 1024 ** 5],
    ["0.3k", 307],
    ["0", 0],
  ])("%s is %d", (text, bytes) => {
    expect(parseBytes(text)).toBe(bytes);
  });

  it.each(["", "m", "-1", "1x", "1  k", "1.g", "1e3", "9999999p"])("%j is none", (text) => {
    expect(parseBytes(text)).toBeInstanceOf(Flaw);
  });
});
