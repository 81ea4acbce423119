import { Network } from "../../src/network/network";
import { CheckedConstruct } from "../../src/rules/checked-construct";
import { CheckedSynthesizer } from "../../src/rules/checked-synthesizer";
import { emptyStack, errorsOf } from "../support/synth";

class Nothing extends CheckedConstruct {}

describe("a CheckedConstruct", () => {
  it("makes its stack a checked one, from any depth", () => {
    const stack = emptyStack();
    expect(stack.synthesizer).not.toBeInstanceOf(CheckedSynthesizer);
    new Nothing(new Nothing(stack, "a"), "b");
    expect(stack.synthesizer).toBeInstanceOf(CheckedSynthesizer);
  });

  it("leaves the synthesizer that the first one brought, so that errors come once", () => {
    const stack = emptyStack();
    new Nothing(stack, "a");
    const { synthesizer } = stack;
    new Nothing(stack, "b");
    expect(stack.synthesizer).toBe(synthesizer);
    const twice = errorsOf((scope) => {
      new Nothing(scope, "nothing");
      new Network(scope, "main", { cidr: "10.0.0.0/8" });
    });
    expect(twice).toHaveLength(1);
  });
});
