import { TerraformVariable } from "cdktf";
import * as fc from "fast-check";
import { jsonTemplate } from "../../src/core/json-template";
import { parseJsonTemplate, readJsonTemplate, UNKNOWN } from "../../src/core/read-json-template";
import { nastyJson } from "../support/nasty-strings";
import { synthesise } from "../support/synth";

/** What rules see of a document that `jsonTemplate` wrote. */
function readBack(build: (v: TerraformVariable) => unknown): unknown {
  return parseJsonTemplate(jsonOf(build));
}

/** A document as `jsonTemplate` writes it. */
function jsonOf(build: (v: TerraformVariable) => unknown): string {
  const { json } = synthesise((stack) => {
    const document = build(new TerraformVariable(stack, "v", {}));
    stack.addOverride("locals.text", jsonTemplate(document));
  });
  return String(json.locals?.text);
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

describe("readJsonTemplate", () => {
  it("has what is no expression as parseJsonTemplate has it, but for Terraform's escapes", () => {
    fc.assert(
      fc.property(nastyJson, (value) => {
        const text = jsonOf(() => ({ value }));
        const escaped = JSON.stringify(readJsonTemplate(text));
        expect(JSON.parse(escaped.replaceAll("$${", "${").replaceAll("%%{", "%{"))).toEqual(parseJsonTemplate(text));
      }),
    );
  });

  it("has expressions as they stand in Terraform's JSON", () => {
    const text = jsonOf((v) => ({ image: v.stringValue, tagged: `nginx:${v.stringValue}`, port: [v.numberValue, 80] }));
    expect(readJsonTemplate(text)).toEqual({
      image: "${var.v}",
      tagged: '${"nginx:${var.v}"}',
      port: ["${var.v}", 80],
    });
    expect(readJsonTemplate('{"${var.key}":"a-${var.b["c"]}","d":${ jsonencode(var.d) }}')).toEqual({
      "${var.key}": 'a-${var.b["c"]}',
      d: "${var.d}",
    });
    expect(readJsonTemplate("${jsonencode(var.all)}")).toBe("${var.all}");
  });

  it("takes no literal for an expression", () => {
    expect(readJsonTemplate('["$${var.a}","\\u0024{var.b}","%%{x}","\\u0025{x}","\\\\u0024","$"]')).toEqual([
      "$${var.a}",
      "$${var.b}",
      "%%{x}",
      "%%{x}",
      "\\u0024",
      "$",
    ]);
  });

  it.each(["", "{", "${var.x", "plain"])("is undefined for %j", (text) => {
    expect(readJsonTemplate(text)).toBeUndefined();
  });
});
