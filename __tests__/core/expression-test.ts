import { endOfExpression } from "../../src/core/expression";

/** The expression that starts `text`, by `endOfExpression`. */
function expressionIn(text: string): string | undefined {
  const end = endOfExpression(text, 0);
  return end === undefined ? undefined : text.slice(0, end);
}

describe("endOfExpression", () => {
  it.each([
    ["${var.x}", " and more }"],
    ["${{a = {b = 1}}}", "}"],
    ['${f("}")}', "}"],
    ['${f("\\"}")}', "}"],
    ['${f("\\\\")}', '"}'],
    ['${f("${g("}")}")}', '")}'],
    ['${"${"${x}"}"}', '"}'],
    ['${f("$${")}', '")}'],
    ['${f("%%{")}', '")}'],
    ['${f("%{ if x == "}" }y%{ endif }")}', "}"],
  ])("ends %s before what follows", (expression, rest) => {
    expect(expressionIn(expression + rest)).toBe(expression);
  });

  it("starts where it is told", () => {
    expect(endOfExpression("${a} ${b}", 5)).toBe(9);
  });

  it.each(["${", "${a", '${f("}', '${f("${x}', "${{a}"])("has no end in %j", (text) => {
    expect(endOfExpression(text, 0)).toBeUndefined();
  });
});
