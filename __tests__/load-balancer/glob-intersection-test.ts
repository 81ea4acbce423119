import * as fc from "fast-check";
import { globsIntersect } from "../../src/load-balancer/glob-intersection";

/** All texts of up to `length` characters of an alphabet. */
function textsUpTo(length: number, alphabet: string): string[] {
  if (length === 0) return [""];
  const shorter = textsUpTo(length - 1, alphabet);
  const longest = shorter.filter((text) => text.length === length - 1);
  return [...shorter, ...longest.flatMap((text) => [...alphabet].map((character) => text + character))];
}

const LONGEST_PATTERN = 4;
// A text that two patterns share need not be longer than both together: their stars may take each other's characters.
const TEXTS = textsUpTo(2 * LONGEST_PATTERN, "ab");

function matches(pattern: string, text: string): boolean {
  return new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(text);
}

describe("two glob patterns", () => {
  it.each([
    ["/api/*", "/api/v1/*", true],
    ["/api/*", "/api", false],
    ["/api*", "/api", true],
    ["*", "/", true],
    ["*", "", true],
    ["?", "", false],
    ["", "", true],
    ["/a/*", "/b/*", false],
    ["*/a", "/b/*", true],
    ["/a/*/c", "/a/b/*", true],
    ["/v?", "/v10", false],
    ["/v?", "/v1", true],
    ["/a", "/A", false],
    ["a*b*c", "*xbx*", true],
    ["a*b", "c*b", false],
  ])("%j and %j: %s", (one, other, expected) => {
    expect(globsIntersect(one, other)).toBe(expected);
    expect(globsIntersect(other, one)).toBe(expected);
  });

  it("take an escaped wildcard for itself", () => {
    expect(globsIntersect("\\*", "a")).toBe(false);
    expect(globsIntersect("\\*", "\\*")).toBe(true);
    expect(globsIntersect("\\*", "\\?")).toBe(false);
    expect(globsIntersect("\\*a", "?a")).toBe(true);
    expect(globsIntersect("a\\", "a?")).toBe(true);
  });

  it("count a character outside of the basic plane once", () => {
    expect(globsIntersect("?", "🐳")).toBe(true);
    expect(globsIntersect("??", "🐳")).toBe(false);
  });

  it("intersect if there is a text that both match, and only then", () => {
    const pattern = fc
      .array(fc.constantFrom("a", "b", "*", "?"), { maxLength: LONGEST_PATTERN })
      .map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        const shared = TEXTS.some((text) => matches(one, text) && matches(other, text));
        expect(globsIntersect(one, other)).toBe(shared);
      }),
      { numRuns: 2000 },
    );
  });
});
