import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { type TerraformElement, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { EphemeralResource } from "../../src/core/ephemeral-resource";
import { duplicateAddresses } from "../../src/rules/unique-addresses";
import { emptyStack } from "../support/synth";

function named<T extends TerraformElement>(element: T, name: string): T {
  element.overrideLogicalId(name);
  return element;
}

describe("duplicateAddresses", () => {
  it("names both constructs of an address that is taken twice", () => {
    const stack = emptyStack();
    named(new Vpc(new Construct(stack, "a"), "Vpc", {}), "main");
    named(new Vpc(new Construct(stack, "b"), "Vpc", {}), "main");
    expect(duplicateAddresses(stack)).toEqual([
      "[stack/b/Vpc] has the Terraform address aws_vpc.main, which [stack/a/Vpc] has as well; " +
        "allowed: one resource per address. Rename one of the two constructs.",
    ]);
  });

  it("has an error for each further construct", () => {
    const stack = emptyStack();
    for (const id of ["a", "b", "c"]) named(new Vpc(stack, id, {}), "main");
    expect(duplicateAddresses(stack)).toHaveLength(2);
  });

  it("looks at ephemeral resources as well", () => {
    const stack = emptyStack();
    for (const id of ["a", "b"]) named(new EphemeralResource(stack, id, "aws_kms_secrets", {}), "main");
    named(new EphemeralResource(stack, "c", "aws_lambda_invocation", {}), "main");
    expect(duplicateAddresses(stack)).toEqual([expect.stringContaining("ephemeral.aws_kms_secrets.main")]);
  });

  it("looks at data sources as well", () => {
    const stack = emptyStack();
    for (const id of ["a", "b"]) named(new DataAwsVpc(stack, id, {}), "main");
    expect(duplicateAddresses(stack)).toEqual([expect.stringContaining("data.aws_vpc.main")]);
  });

  it("is content with one name for different types, or for a resource and a data source", () => {
    const stack = emptyStack();
    named(new Vpc(stack, "Vpc", {}), "main");
    named(new DataAwsVpc(stack, "Data", {}), "main");
    named(new Subnet(stack, "Subnet", { vpcId: "vpc-1" }), "main");
    expect(duplicateAddresses(stack)).toEqual([]);
  });

  it("keeps stacks apart, also one inside another", () => {
    const stack = emptyStack();
    const inner = new TerraformStack(stack, "inner");
    named(new Vpc(stack, "Vpc", {}), "main");
    named(new Vpc(inner, "Vpc", {}), "main");
    expect(duplicateAddresses(stack)).toEqual([]);
    expect(duplicateAddresses(inner)).toEqual([]);
  });
});
