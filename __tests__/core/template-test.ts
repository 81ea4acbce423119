import { Lazy, type TerraformStack, TerraformVariable } from "cdktf";
import * as fc from "fast-check";
import { base64Template, quotedTemplate, split, tokenOf, wholeExpression } from "../../src/core/template";
import { NASTY, nastyString } from "../support/nasty-strings";
import { synthesise } from "../support/synth";
import { evaluateTemplate } from "../support/terraform-template";

const NASTIEST = NASTY.join(" ");

/** The text of `build`, encoded, as it stands in cdk.tf.json. */
function written(build: (stack: TerraformStack) => () => string): string {
  const { json } = synthesise((stack) => stack.addOverride("locals.text", base64Template(build(stack))));
  return String(json.locals?.text);
}

/** What arrives after Terraform has encoded the text of `build`, with the value `v` for `var.v`. */
function arrived(build: (v: string) => string, v: unknown): unknown {
  const text = written((stack) => {
    const variable = new TerraformVariable(stack, "v", {}).stringValue;
    return () => build(variable);
  });
  const [, argument] = /^\$\{base64encode\((.*)\)\}$/su.exec(text) ?? [];
  return evaluateTemplate(`\${${argument}}`, { "var.v": v });
}

describe("base64Template of a literal text", () => {
  const decoded = (text: string) =>
    Buffer.from(
      written(() => () => text),
      "base64",
    ).toString();

  it("is encoded while the program runs, so that people can decode it", () => {
    expect(written(() => () => "echo 日本\n")).toBe(Buffer.from("echo 日本\n").toString("base64"));
  });

  it("takes the shell's own variables for text", () => {
    expect(decoded("echo ${HOME} %{x} $${y}")).toBe("echo ${HOME} %{x} $${y}");
  });

  it("arrives as it is, whatever it is", () => {
    fc.assert(
      fc.property(nastyString, (text) => expect(decoded(text)).toBe(text)),
      { numRuns: 50 },
    );
  });

  it("is that of the moment of synthesis", () => {
    const lines = ["first"];
    const text = written(() => {
      const produce = () => lines.join("\n");
      lines.push("second");
      return produce;
    });
    expect(Buffer.from(text, "base64").toString()).toBe("first\nsecond");
  });
});

describe("base64Template of a text with tokens", () => {
  it("is encoded by Terraform", () => {
    const text = written((stack) => {
      const { stringValue } = new TerraformVariable(stack, "v", {});
      return () => `echo "${stringValue}" >> \${HOME}/x\n`;
    });
    expect(text).toBe('${base64encode("echo \\"${var.v}\\" >> \\u0024{HOME}/x\\n")}');
  });

  it("arrives as it is, with any text before and after the token", () => {
    fc.assert(
      fc.property(nastyString, nastyString, (before, after) => {
        expect(arrived((v) => `${before}${v}${after}`, NASTIEST)).toBe(`${before}${NASTIEST}${after}`);
      }),
      { numRuns: 50 },
    );
  });

  it("may be the token alone, or the same token twice", () => {
    expect(arrived((v) => v, NASTIEST)).toBe(NASTIEST);
    expect(arrived((v) => `${v}${v}`, "$")).toBe("$$");
  });

  it("may have a number in it, and no other token", () => {
    const text = written((stack) => {
      const port = new TerraformVariable(stack, "port", {}).numberValue;
      return () => `PORT=${port}`;
    });
    expect(text).toBe('${base64encode("PORT=${var.port}")}');
  });

  it("may have a value in it that is there at synthesis only, and holds what looks like a template", () => {
    const text = written(() => () => `A=${Lazy.stringValue({ produce: () => "at ${HOME}" })}`);
    expect(text).toBe('${base64encode("A=at \\u0024{HOME}")}');
  });
});

describe("wholeExpression", () => {
  it.each([
    ["${var.a}", "var.a"],
    ['${f("}", "${var.b}")}', 'f("}", "${var.b}")'],
  ])("of %s is %s", (text, expression) => {
    expect(wholeExpression(text)).toBe(expression);
  });

  it.each(["var.a", "x${var.a}", "${var.a}x", "${var.a}${var.b}", "${TfToken[TOKEN.1]}", "${", 1, undefined])(
    "of %p is none",
    (text) => {
      expect(wholeExpression(text)).toBeUndefined();
    },
  );
});

describe("quotedTemplate", () => {
  it("escapes the text and leaves the expressions", () => {
    expect(quotedTemplate('a"b${f("c")}\n%{d$')).toBe('a\\"b${f("c")}\\n\\u0025{d\\u0024');
  });

  it("takes an expression that does not end for text", () => {
    expect(quotedTemplate('a${f("')).toBe('a\\u0024{f(\\"');
  });
});

describe("split", () => {
  it("finds the tokens in a text, of strings and of numbers", () => {
    synthesise((stack) => {
      const name = new TerraformVariable(stack, "name", {}).stringValue;
      const port = new TerraformVariable(stack, "port", {}).numberValue;
      const [first, colon, second, end, ...more] = split(`${name}:${port}/\${x}`);
      expect([colon, end, more]).toEqual([":", "/${x}", []]);
      expect(first).toBe(tokenOf(name));
      expect(second).toBe(tokenOf(port));
    });
  });
});
