import * as fc from "fast-check";
import { Flaw } from "../../../src/compose/syntax/flaw";
import { interpolate, type Lookup, MissingVariable } from "../../../src/compose/syntax/interpolation";

const VARIABLES: Readonly<Record<string, string>> = { SET: "value", EMPTY: "", Mixed_1: "mixed" };
const lookup: Lookup = (name) => VARIABLES[name];

function textOf(template: string): string {
  const filled = interpolate(template, lookup);
  if (!("text" in filled)) throw new Error(`${template} has no text`);
  return filled.text;
}

describe("interpolation", () => {
  it.each([
    ["$SET", "value"],
    ["${SET}", "value"],
    ["a${SET}b$SET.c", "avalueb" + "value.c"],
    ["$Mixed_1", "mixed"],
    ["$$SET", "$SET"],
    ["$${SET}", "${SET}"],
    ["$$$SET", "$value"],
    ["100 $ and $1 and $.", "100 $ and $1 and $."],
    ["$", "$"],
    ["", ""],
    ["${SET:-other}", "value"],
    ["${EMPTY:-other}", "other"],
    ["${EMPTY-other}", ""],
    ["${UNSET:-other}", "other"],
    ["${UNSET-other}", "other"],
    ["${UNSET:-}", ""],
    ["${SET:+other}", "other"],
    ["${EMPTY:+other}", ""],
    ["${EMPTY+other}", "other"],
    ["${UNSET+other}", ""],
    ["${SET:?needed}", "value"],
    ["${EMPTY?needed}", ""],
    ["${UNSET:-${SET}}", "value"],
    ["${UNSET:-${EMPTY:-${SET}}}!", "value!"],
    ["${UNSET:-a$SET${SET}}", "avaluevalue"],
    ['${UNSET:-{"a": {"b": 1}}}', '{"a": {"b": 1}}'],
    ["${UNSET:-http://a:80/?q=-+}", "http://a:80/?q=-+"],
    ["${UNSET:-$$x}", "$x"],
    ["${UNSET:-two\nlines}", "two\nlines"],
  ])("of %j gives %j", (template, expected) => {
    expect(textOf(template)).toBe(expected);
  });

  it("names the variables that are not set and have no default, once for each use", () => {
    expect(interpolate("$UNSET ${UNSET} ${OTHER-x} ${SET:-$LAZY} ${NONE:-$INNER}", lookup)).toEqual({
      text: "  x value ",
      unset: ["UNSET", "UNSET", "INNER"],
    });
  });

  it.each([
    ["${UNSET:?set it}", "UNSET", "set it"],
    ["${EMPTY:?set it}", "EMPTY", "set it"],
    ["${UNSET?}", "UNSET", ""],
    ["${UNSET?like $SET}", "UNSET", "like value"],
    ["${OTHER:-${UNSET:?deep}}", "UNSET", "deep"],
  ])("of %j misses a variable", (template, name, message) => {
    expect(interpolate(template, lookup)).toEqual(new MissingVariable(name, message));
  });

  it.each(["${", "${}", "${SET", "${1A}", "${SET/a/b}", "${SET:}", "${SET:=x}", "${A B}", "${UNSET:-${}}"])(
    "refuses %j",
    (template) => {
      expect(interpolate(template, lookup)).toBeInstanceOf(Flaw);
    },
  );

  it("knows no variable that only objects have", () => {
    expect(interpolate("$constructor", () => undefined)).toEqual({ text: "", unset: ["constructor"] });
  });
});

/** A template as a tree, of which the oracle knows the text without reading it. */
type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "dollar" }
  | { readonly kind: "variable"; readonly name: string; readonly braces: boolean }
  | { readonly kind: "operator"; readonly name: string; readonly operator: string; readonly operand: readonly Piece[] };

const NAMES = ["SET", "EMPTY", "UNSET"];
const pieces = fc.letrec<{ piece: Piece; pieces: Piece[] }>((tie) => ({
  piece: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    // A space in front: a letter behind $NAME would be part of the name.
    fc.record({ kind: fc.constant("text" as const), text: fc.constantFrom(" a", " :-", " x y", " ?", " 1") }),
    fc.constant({ kind: "dollar" as const }),
    fc.record({ kind: fc.constant("variable" as const), name: fc.constantFrom(...NAMES), braces: fc.boolean() }),
    fc.record({
      kind: fc.constant("operator" as const),
      name: fc.constantFrom(...NAMES),
      operator: fc.constantFrom(":-", "-", ":+", "+"),
      operand: tie("pieces"),
    }),
  ),
  pieces: fc.array(tie("piece"), { maxLength: 4, depthIdentifier: "pieces" }),
})).pieces;

function written(all: readonly Piece[]): string {
  return all
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      if (piece.kind === "dollar") return "$$";
      if (piece.kind === "operator") return `\${${piece.name}${piece.operator}${written(piece.operand)}}`;
      return piece.braces ? `\${${piece.name}}` : `$${piece.name}`;
    })
    .join("");
}

function meant(all: readonly Piece[]): string {
  return all
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      if (piece.kind === "dollar") return "$";
      const value = VARIABLES[piece.name];
      if (piece.kind === "variable") return value ?? "";
      const isThere = piece.operator.startsWith(":") ? (value ?? "") !== "" : value !== undefined;
      if (piece.operator.endsWith("-")) return isThere ? value : meant(piece.operand);
      return isThere ? meant(piece.operand) : "";
    })
    .join("");
}

describe("interpolation of any template", () => {
  it("gives the text that its parts mean", () => {
    fc.assert(
      fc.property(pieces, (template) => {
        expect(textOf(written(template))).toBe(meant(template));
      }),
      { numRuns: 1000 },
    );
  });

  it("leaves a text alone whose dollars are doubled", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(interpolate(text.replaceAll("$", "$$$$"), lookup)).toEqual({ text, unset: [] });
      }),
    );
  });
});
