import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Fn, Lazy, TerraformVariable, Token } from "cdktf";
import * as fc from "fast-check";
import { jsonTemplate } from "../../src/core/json-template";
import { NASTY, nastyString } from "../support/nasty-strings";
import { synthesise } from "../support/synth";
import { evaluateTemplate } from "../support/terraform-template";

const NASTIEST = NASTY.join(" ");
const VALUES = {
  "var.v": NASTIEST,
  "var.n": 3,
  "var.b": false,
  "var.l": ["a", NASTIEST],
  "aws_iam_role.r.tags_all": { [NASTIEST]: NASTIEST },
};

interface Tokens {
  /** The variable `v`, a string. */
  readonly v: string;
  /** The variable `n`, a number. */
  readonly n: number;
  /** The variables `b` and `l`, of which the types are a boolean and a list. */
  readonly b: TerraformVariable;
  readonly l: string[];
  readonly role: IamRole;
}

/** The document of `build` as it stands in cdk.tf.json. */
function written(build: (tokens: Tokens) => unknown): string {
  const { json } = synthesise((stack) => {
    const [v, n, b, l] = ["v", "n", "b", "l"].map((id) => new TerraformVariable(stack, id, {})) as [
      TerraformVariable,
      TerraformVariable,
      TerraformVariable,
      TerraformVariable,
    ];
    const role = new IamRole(stack, "r", { assumeRolePolicy: "{}" });
    const document = build({ v: v.stringValue, n: n.numberValue, b, l: l.listValue, role });
    stack.addOverride("locals.text", jsonTemplate(document));
  });
  return String(json.locals?.text);
}

/** The document as it arrives in AWS, with `VALUES` for the tokens. */
function arrived(build: (tokens: Tokens) => unknown): unknown {
  return JSON.parse(String(evaluateTemplate(written(build), VALUES)));
}

describe("a token in jsonTemplate", () => {
  it("becomes jsonencode of its expression", () => {
    expect(written(({ v }) => ({ image: v, essential: true }))).toBe('{"image":${jsonencode(var.v)},"essential":true}');
  });

  it("keeps its value inside a string, with any text before and after", () => {
    fc.assert(
      fc.property(nastyString, nastyString, (before, after) => {
        expect(arrived(({ v }) => [`${before}${v}${after}`])).toEqual([`${before}${NASTIEST}${after}`]);
      }),
      { numRuns: 100 },
    );
  });

  it("keeps its value next to another one", () => {
    expect(arrived(({ v }) => [`${v}${v}`, `"${v}" \\ "${v}"`])).toEqual([
      NASTIEST + NASTIEST,
      `"${NASTIEST}" \\ "${NASTIEST}"`,
    ]);
  });

  it("stays a number, a boolean and a list", () => {
    expect(arrived(({ n, b, l }) => ({ n, b: b.booleanValue, l }))).toEqual({ n: 3, b: false, l: VALUES["var.l"] });
  });

  it("is read as text where a number is printed into a string", () => {
    expect(arrived(({ n, v }) => [`${n}`, `a"${n}\\`, `${v}:${n}`])).toEqual(["3", 'a"3\\', `${NASTIEST}:3`]);
  });

  it("is a number next to any digits and signs", () => {
    expect(arrived(({ n }) => [`v1${n}`, `1.${n}2`, `${n}${n}`])).toEqual(["v13", "1.32", "33"]);
  });

  it("does not become text after a $, which would escape it", () => {
    expect(arrived(({ n, v }) => [`$${n}`, `$$${v}`, `%${v}`])).toEqual(["$3", `$$${NASTIEST}`, `%${NASTIEST}`]);
  });

  it("keeps its value as a key, alone and inside a string", () => {
    expect(arrived(({ v }) => ({ [v]: 1 }))).toEqual({ [NASTIEST]: 1 });
    expect(arrived(({ v }) => ({ [`${v}":sub`]: ["a"] }))).toEqual({ [`${NASTIEST}":sub`]: ["a"] });
  });

  it("may be a map", () => {
    expect(arrived(({ role }) => ({ labels: role.tagsAll }))).toEqual({ labels: VALUES["aws_iam_role.r.tags_all"] });
  });

  it("may be the whole document", () => {
    expect(arrived(({ l }) => l)).toEqual(VALUES["var.l"]);
  });

  it("may be an expression with functions", () => {
    expect(written(({ l }) => [Fn.join(",", l)])).toBe('[${jsonencode(join(",", var.l))}]');
    expect(written(({ l }) => [`q"${Fn.join("}", l)}`])).toBe('[${jsonencode("q\\"${join("}", var.l)}")}]');
  });

  it("may be a document itself: JSON in a string of the JSON", () => {
    for (const inner of [({ v }: Tokens) => ({ a: v, b: [1] }), () => ({ a: NASTIEST, b: [1] })]) {
      const outer = arrived((tokens) => ({ options: jsonTemplate(inner(tokens)) })) as { options: string };
      expect(JSON.parse(outer.options)).toEqual({ a: NASTIEST, b: [1] });
    }
  });
});

describe("a lazy value in jsonTemplate", () => {
  it("is written as if it had stood there", () => {
    const lazies = () => ({
      text: Lazy.stringValue({ produce: () => NASTIEST }),
      number: Lazy.numberValue({ produce: () => 0 }),
      list: Lazy.listValue({ produce: () => ['"', "\\"] }),
      any: Lazy.anyValue({ produce: () => ({ a: ["%{"], b: null, c: false }) }),
      literal: Token.asString('a"b'),
    });
    expect(arrived(lazies)).toEqual({
      text: NASTIEST,
      number: 0,
      list: ['"', "\\"],
      any: { a: ["%{"], b: null, c: false },
      literal: 'a"b',
    });
  });

  it("may hold tokens, among text of any kind", () => {
    const text = (v: string) => `say "hi" \\ \n ${v}`;
    expect(arrived(({ v }) => [Lazy.stringValue({ produce: () => text(v) })])).toEqual([text(NASTIEST)]);
    expect(arrived(({ v }) => [`x${Lazy.stringValue({ produce: () => text(v) })}`])).toEqual([`x${text(NASTIEST)}`]);
  });

  it("may be a structure with tokens in it", () => {
    const structure = (v: unknown, n: unknown) => ({ a: [v, 1], b: { n } });
    expect(arrived(({ v, n }) => Lazy.anyValue({ produce: () => structure(v, n) }))).toEqual(structure(NASTIEST, 3));
    expect(arrived(({ v }) => ({ list: Lazy.listValue({ produce: () => ["a", v] }) }))).toEqual({
      list: ["a", NASTIEST],
    });
  });

  it("is left out when it is undefined", () => {
    const nothing = () => Lazy.anyValue({ produce: () => undefined });
    expect(arrived(() => ({ a: 1, b: nothing() }))).toEqual({ a: 1 });
  });
});
