import * as fc from "fast-check";
import { literal, mapCode, mapExpression } from "../../src/core/template-code";
import { nastyString } from "../support/nasty-strings";
import { evaluateTemplate } from "../support/terraform-template";

const marked = (code: string) => code.replaceAll("x", "CODE");

describe("mapCode", () => {
  it.each([
    ["x ${x} x", "x ${CODE} x"],
    ["%{ if x }x%{ endif }", "%{ if CODE }x%{ endif }"],
    ['${f("x", x)}', '${f("x", CODE)}'],
    ['${f("x ${x} x")}', '${f("x ${CODE} x")}'],
    ['${f("${g("x ${x}")}")}', '${f("${g("x ${CODE}")}")}'],
    ['${f("%{ if x == "x" }x%{ endif }")}', '${f("%{ if CODE == "x" }x%{ endif }")}'],
    ["$${x} %%{x} $$${x}", "$${x} %%{x} $$${x}"],
    ['${f("$${ x", x)}', '${f("$${ x", CODE)}'],
    ["${x", "${x"],
  ])("changes in %s what is code", (text, expected) => {
    expect(mapCode(text, marked)).toBe(expected);
  });

  it("gives back a text that it changes nothing in", () => {
    fc.assert(fc.property(nastyString, (text) => expect(mapCode(text, (code) => code)).toBe(text)));
  });
});

describe("mapExpression", () => {
  it("changes what is outside of strings, and the code in these", () => {
    expect(mapExpression('x == "x" ? "${x}" : x', marked)).toBe('CODE == "x" ? "${CODE}" : CODE');
  });

  it("takes a string that does not end for code", () => {
    expect(mapExpression('x == "x', marked)).toBe('CODE == "CODE');
  });
});

describe("literal", () => {
  it("is a template that means the text", () => {
    fc.assert(fc.property(nastyString, (text) => expect(evaluateTemplate(literal(text))).toBe(text)));
  });
});
