import { hcl } from "../../src/module/hcl";
import { resolved } from "../support/synth";

describe("hcl", () => {
  it("is the expression as it is written, as any kind of value", () => {
    const expression = hcl('each.value.port > 0 ? "a" : var.b');
    const { stringValue, numberValue, listValue, value } = expression;
    const text = '${each.value.port > 0 ? "a" : var.b}';
    expect(resolved(() => ({ stringValue, numberValue, listValue, value }))).toEqual({
      stringValue: text,
      numberValue: text,
      listValue: text,
      value: text,
    });
  });

  it("may stand in a text", () => {
    expect(resolved(() => `a-${hcl("each.key").stringValue}`)).toBe("a-${each.key}");
  });
});
