import { Lazy, TerraformVariable } from "cdktf";
import { isLiteral } from "../../src/core/tokens";
import { emptyStack } from "../support/synth";

const variable = new TerraformVariable(emptyStack(), "v", {});

describe("isLiteral", () => {
  it.each(["", "a", "${var.x}", 0, -1, true, false, null, undefined, [], ["a"], [1, 2], {}].map((value) => [value]))(
    "is true of %p",
    (value) => {
      expect(isLiteral(value)).toBe(true);
    },
  );

  it.each([
    ["a string", variable.stringValue],
    ["a string with a token in it", `a-${variable.stringValue}`],
    ["a number", variable.numberValue],
    ["a list", variable.listValue],
    ["a boolean", variable.booleanValue],
    ["lazy", Lazy.stringValue({ produce: () => "a" })],
  ])("is false of a token: %s", (_kind, value) => {
    expect(isLiteral(value)).toBe(false);
  });
});
