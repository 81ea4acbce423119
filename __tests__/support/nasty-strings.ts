import * as fc from "fast-check";

/** Pieces on which JSON inside Terraform's JSON breaks when it is written carelessly. */
export const NASTY: readonly string[] = [
  ...['"', "\\", '\\"', "\\\\", "\\n", "\\u0024", "\n", "\r\n", "\t", "\u0000", "\u001b", "\u007f", "\u2028"],
  ...["$", "%", "{", "}", "${", "%{", "$${", "%%{", "$$${", "${x}", '${"}', "%{ if x }", "#{", "&{", "{{", "}}"],
  ...["日本語", "が", "🐳", "👨‍👩‍👧", "é", "'", "`", "<&>", "//", "/*", " ", "", "0", "null", "true", "-1.5e+289"],
];

/** Strings put together from such pieces and from any other characters. */
export const nastyString: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "grapheme", maxLength: 4 })), { maxLength: 6 })
  .map((pieces) => pieces.join(""));

/** Any JSON value with such strings as members and keys. */
export const nastyJson: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    nastyString,
    fc.constantFrom(null, true, false, 0, -1, 1.5, 1e21, ""),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      nastyString.filter((key) => key !== "__proto__"),
      tie("value"),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;
