import { alternativeOf, alternativeTo } from "../../src/module/alternative";
import { hcl } from "../../src/module/hcl";
import { emptyStack } from "../support/synth";
import { TerraformData } from "../support/terraform-data";

// What becomes of it is in repeat-test.ts.
describe("a second form of a resource", () => {
  it("belongs to that resource alone", () => {
    const stack = emptyStack();
    const first = new TerraformData(stack, "first", "a");
    const alternative = { when: hcl("var.on").value, suffix: "other", differs: {} };
    alternativeOf(first, alternative);
    expect(alternativeTo(first)).toBe(alternative);
    expect(alternativeTo(new TerraformData(stack, "second", "a"))).toBeUndefined();
  });
});
