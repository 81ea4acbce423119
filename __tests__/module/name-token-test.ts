import { Fn, Token } from "cdktf";
import { jsonTemplate } from "../../src/core/json-template";
import { NameToken } from "../../src/module/name-token";
import { resolved } from "../support/synth";

describe("a name that is made when it is written", () => {
  it("is what it is then, with expressions, in texts, functions and JSON", () => {
    let name = "early";
    const token = Token.asString(new NameToken(() => name));
    name = "${var.name}-web";
    expect(resolved(() => ({ a: token, b: `${token}/*`, c: Fn.lower(token), d: jsonTemplate({ e: token }) }))).toEqual({
      a: "${var.name}-web",
      b: "${var.name}-web/*",
      c: '${lower("${var.name}-web")}',
      d: '{"e":${jsonencode("${var.name}-web")}}',
    });
  });
});
