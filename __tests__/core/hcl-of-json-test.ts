import { hclOf, quoted } from "../../src/core/hcl-of-json";

describe("hclOf", () => {
  it.each([
    ["a", '"a"'],
    ["${var.a}", "var.a"],
    ["${var.a}-b", '"${var.a}-b"'],
    ['say "${var.a}"\n', '"say \\"${var.a}\\"\\n"'],
    ["%{ if var.a }b%{ endif }", '"%{ if var.a }b%{ endif }"'],
    ["$${a}", '"$${a}"'],
    [1.5, "1.5"],
    [true, "true"],
    [null, "null"],
    [undefined, "null"],
    [[], "[]"],
    [["a", "${var.b}"], '["a", var.b]'],
    [{}, "{}"],
    [{ Name: "${var.a}", "a b": { c: [1] } }, '{ "Name" = var.a, "a b" = { "c" = [1] } }'],
  ])("of %j is %s", (value, expected) => {
    expect(hclOf(value)).toBe(expected);
  });
});

describe("quoted", () => {
  it("escapes the text, control characters too, and leaves the expressions", () => {
    expect(quoted('\\ \u0007 ${f("\\"")}')).toBe('\\\\ \\u0007 ${f("\\"")}');
  });
});
