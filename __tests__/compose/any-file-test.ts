import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { parse, stringify } from "yaml";
import { ComposeErrors } from "../../src/compose/errors";
import { loadCompose } from "../../src/compose/loader/load";
import { ROOT } from "../support/markdown";
import { scratchDirectory } from "../support/scratch";

const SAMPLES = join(ROOT, "__tests__/compose/samples");
const FILE = join(scratchDirectory("compose"), "compose.yaml");

/** How many errors a file has; anything but errors of ours is thrown. */
function errorsIn(content: string): number {
  writeFileSync(FILE, content);
  try {
    loadCompose({ files: [FILE], environment: {}, profiles: ["*"] });
  } catch (error) {
    if (!(error instanceof ComposeErrors)) throw error;
    for (const { at, message } of error.errors) {
      expect(at.line).toBeGreaterThan(0);
      expect(at.column).toBeGreaterThan(0);
      expect(message).toMatch(/^\S+:\d+:\d+: .* is .*; allowed: ./s);
    }
    expect(error.errors.length).toBeGreaterThan(0);
    return error.errors.length;
  }
  return 0;
}

/** The document with one of its values replaced: the `nth`, from the top. */
function spoilt(document: unknown, nth: number, value: unknown): unknown {
  let left = nth;
  const visit = (node: unknown): unknown => {
    if (left-- === 0) return value;
    if (Array.isArray(node)) return node.map(visit);
    if (node === null || typeof node !== "object") return node;
    return Object.fromEntries(Object.entries(node).map(([key, member]) => [key, visit(member)]));
  };
  return visit(document);
}

const documents = readdirSync(SAMPLES).map((name) =>
  parse(readFileSync(join(SAMPLES, name, "compose.yaml"), "utf8"), { merge: true, logLevel: "silent" }),
);
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    "",
    "$",
    "${",
    "a:b:c:d",
    "80:80",
    "service:",
    "x".repeat(99),
    -1,
    1e21,
    [[]],
    [null],
    { "<<": 1 },
    { "": null },
  ),
);

describe("any file", () => {
  it("with one value of a sample replaced loads, or has errors with places", () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...documents), fc.nat(60), anything, (document, nth, value) => {
        if (errorsIn(stringify(spoilt(document, nth, value))) > 0) refused++;
      }),
      { numRuns: 400 },
    );
    expect(refused).toBeGreaterThan(50);
  });

  it("with a piece of a sample's text taken away loads, or has errors with places", () => {
    const texts = readdirSync(SAMPLES).map((name) => readFileSync(join(SAMPLES, name, "compose.yaml"), "utf8"));
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(600), fc.nat(30), (text, from, length) => {
        errorsIn(text.slice(0, from) + text.slice(from + length));
      }),
      { numRuns: 300 },
    );
  });
});
