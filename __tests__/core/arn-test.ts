import { TerraformOutput, TerraformVariable } from "cdktf";
import { accountOf, partitionOf, regionOf } from "../../src/core/arn";
import { synthesiseFully } from "../support/synth";

/** What Terraform reads for a part of an ARN. */
function expression(part: (arn: string) => string, literal?: string): unknown {
  const stack = synthesiseFully((scope) => {
    const arn = new TerraformVariable(scope, "arn", { type: "string" }).stringValue;
    new TerraformOutput(scope, "part", { value: part(literal ?? arn) });
  });
  return stack.output("part").value;
}

// arn:partition:service:region:account:resource, counted from 0
describe("a part of an ARN", () => {
  it("is the fourth for the region, the fifth for the account", () => {
    expect(expression(regionOf)).toBe('${element(split(":", var.arn), 3)}');
    expect(expression(accountOf)).toBe('${element(split(":", var.arn), 4)}');
  });

  it("is the second for the partition", () => {
    expect(expression(partitionOf)).toBe('${element(split(":", var.arn), 1)}');
  });

  it("may be of an ARN that is written down", () => {
    const arn = "arn:aws:ecs:ap-northeast-1:123456789012:cluster/live";
    expect(expression(accountOf, arn)).toBe(`\${element(split(":", "${arn}"), 4)}`);
  });
});
