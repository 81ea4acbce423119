import { Token } from "cdktf";
import { Construct } from "constructs";
import { ConfigurationError, describe as inOneLine, UserError } from "../../src/core/errors";
import { emptyStack } from "../support/synth";

const MISTAKE = { property: "cpu", got: 300, allowed: "256, 512", fix: "Take one of these." };

describe("ConfigurationError", () => {
  const error = new ConfigurationError(new Construct(new Construct(emptyStack("shop"), "main"), "web"), MISTAKE);

  it("says where, what, what is allowed and how to mend it", () => {
    expect(error.message).toBe("[shop/main/web] cpu is 300; allowed: 256, 512. Take one of these.");
  });

  it("is a mistake of the user's, by a name of its own", () => {
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toMatch(/^ConfigurationError: \[shop/);
  });
});

describe("describe", () => {
  it.each([
    [undefined, "cpu is not set;"],
    [null, "cpu is null;"],
    ["", 'cpu is "";'],
    [0, "cpu is 0;"],
    [false, "cpu is false;"],
    ["300", 'cpu is "300";'],
    [["a", 1], 'cpu is ["a",1];'],
    [Number.NaN, "cpu is NaN;"],
    [Number.POSITIVE_INFINITY, "cpu is Infinity;"],
  ])("shows %p as the user wrote it", (got, shown) => {
    expect(inOneLine({ ...MISTAKE, got })).toContain(shown);
  });

  it("shows what only Terraform knows as that, also inside of something else", () => {
    const unknown = Token.asString({ resolve: () => "a" });
    expect(inOneLine({ ...MISTAKE, got: unknown })).toContain("cpu is known only to Terraform;");
    expect(inOneLine({ ...MISTAKE, got: { a: [unknown, "b"] } })).toContain(
      'cpu is {"a":["known only to Terraform","b"]};',
    );
  });
});
