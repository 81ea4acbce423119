import * as fc from "fast-check";
import { jsonTemplate, lazyJsonTemplate } from "../../src/core/json-template";
import { NASTY, nastyJson } from "../support/nasty-strings";
import { synthesise } from "../support/synth";
import { evaluateTemplate } from "../support/terraform-template";

/** `document` as it stands in cdk.tf.json. */
function written(document: unknown): string {
  return String(synthesise((stack) => stack.addOverride("locals.text", jsonTemplate(document))).json.locals?.text);
}

/** `document` as it arrives in AWS. */
function arrived(document: unknown): unknown {
  return JSON.parse(String(evaluateTemplate(written(document))));
}

describe("jsonTemplate", () => {
  it.each(NASTY)("keeps %j, alone and among others, as a value and as a key", (text) => {
    const document = { [text]: text, list: [text, `a${text}b`], twice: text + text };
    expect(arrived(document)).toEqual(document);
  });

  it("keeps any JSON with any strings", () => {
    fc.assert(
      fc.property(nastyJson, (value) => expect(arrived({ value })).toEqual({ value })),
      { numRuns: 300 },
    );
  });

  it("takes any JSON value as the document", () => {
    for (const value of ["${x}", 0, false, null, [], [[]], {}]) expect(arrived(value)).toEqual(value);
  });

  it("writes nothing that starts a Terraform template", () => {
    expect(written({ a: "${x}", b: "%{ if }", c: "$${" })).not.toMatch(/[$%]\{/);
  });

  it("leaves out members that are undefined, and no others", () => {
    expect(written({ a: undefined, b: null, c: 0, d: "", e: false })).toBe('{"b":null,"c":0,"d":"","e":false}');
  });

  it("has null for an undefined item of a list, as JSON has", () => {
    expect(written([1, undefined, 2])).toBe("[1,null,2]");
  });

  it("is readable: a document without tokens is plain JSON", () => {
    const document = { name: "web", portMappings: [{ containerPort: 80 }] };
    expect(written(document)).toBe(JSON.stringify(document));
  });
});

describe("lazyJsonTemplate", () => {
  it("asks for the document when the stack is synthesised", () => {
    const items = ["early"];
    const json = synthesise((stack) => {
      stack.addOverride(
        "locals.text",
        lazyJsonTemplate(() => items),
      );
      items.push("late");
    }).json;
    expect(json.locals?.text).toBe('["early","late"]');
  });
});
