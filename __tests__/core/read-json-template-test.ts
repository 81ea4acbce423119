import { TerraformVariable } from "cdktf";
import * as fc from "fast-check";
import { jsonTemplate } from "../../src/core/json-template";
import { parseJsonTemplate, UNKNOWN } from "../../src/core/read-json-template";
import { nastyJson } from "../support/nasty-strings";
import { synthesise } from "../support/synth";

/** What rules see of a document that `jsonTemplate` wrote. */
function readBack(build: (v: TerraformVariable) => unknown): unknown {
  const { json } = synthesise((stack) => {
    const document = build(new TerraformVariable(stack, "v", {}));
    stack.addOverride("locals.text", jsonTemplate(document));
  });
  return parseJsonTemplate(String(json.locals?.text));
}

describe("parseJsonTemplate", () => {
  it("gives back any JSON that jsonTemplate wrote", () => {
    fc.assert(
      fc.property(nastyJson, (value) => expect(readBack(() => ({ value }))).toEqual({ value })),
      { numRuns: 300 },
    );
  });

  it("has UNKNOWN where tokens are, and what stands around them", () => {
    const document = readBack((v) => ({
      image: v.stringValue,
      name: "web",
      tagged: `nginx:${v.stringValue}"`,
      port: [v.numberValue, 80],
      flag: v.booleanValue,
      list: v.listValue,
      printed: `n=${v.numberValue}`,
    }));
    expect(document).toEqual({
      image: UNKNOWN,
      name: "web",
      tagged: UNKNOWN,
      port: [UNKNOWN, 80],
      flag: UNKNOWN,
      list: UNKNOWN,
      printed: UNKNOWN,
    });
  });

  it("reads a document that somebody else wrote, with expressions of any kind", () => {
    expect(parseJsonTemplate('[{"image":"${var.repo}:${var.tag}","cpu":${var.cpu},"name":"web"}]')).toEqual([
      { image: UNKNOWN, cpu: UNKNOWN, name: "web" },
    ]);
    expect(parseJsonTemplate('{"a":${jsonencode({"}" = "${var.x}"})},"b":1}')).toEqual({ a: UNKNOWN, b: 1 });
  });

  it("reads Terraform's escapes as what they stand for", () => {
    expect(parseJsonTemplate('["$${HOME}","%%{x}","\\u0024{HOME}"]')).toEqual(["${HOME}", "%{x}", "${HOME}"]);
  });

  it("does not take a directive for text", () => {
    expect(parseJsonTemplate('["%{ if var.x }a%{ endif }","b"]')).toEqual([UNKNOWN, "b"]);
  });

  it("is UNKNOWN for a document that is one expression", () => {
    expect(parseJsonTemplate('${file("containers.json")}')).toBe(UNKNOWN);
  });

  it.each(["", "{", "[1,", "${var.x", '{"a":${b"}', "${var.a}${var.b}", "plain"])("is undefined for %j", (text) => {
    expect(parseJsonTemplate(text)).toBeUndefined();
  });
});
