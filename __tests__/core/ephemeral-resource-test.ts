import { TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import { addressed } from "../../src/core/address";
import { EphemeralResource } from "../../src/core/ephemeral-resource";
import { emptyStack } from "../support/synth";

const PASSWORD = "aws_secretsmanager_random_password";

describe("an ephemeral resource", () => {
  it("is a block of its own, with the address of its construct, and says which Terraform knows it", () => {
    const stack = emptyStack();
    const length = new TerraformVariable(stack, "length", { type: "number" }).numberValue;
    const password = addressed(
      new EphemeralResource(new Construct(stack, "db"), "Password", PASSWORD, { password_length: length }),
    );
    const json = JSON.parse(Testing.synth(stack));
    expect(json.ephemeral).toEqual({ [PASSWORD]: { db: { password_length: "${var.length}" } } });
    expect(json.terraform.required_version).toBe(">= 1.11");
    expect(password.attribute("random_password")).toBe(`\${ephemeral.${PASSWORD}.db.random_password}`);
  });

  it("stands beside another of its type", () => {
    const stack = emptyStack();
    for (const id of ["a", "b"]) new EphemeralResource(stack, id, PASSWORD, {}).overrideLogicalId(id);
    expect(Object.keys(JSON.parse(Testing.synth(stack)).ephemeral[PASSWORD])).toEqual(["a", "b"]);
  });

  it("leaves it to the stack to ask for a newer Terraform", () => {
    const stack = emptyStack();
    stack.addOverride("terraform.required_version", ">= 1.12");
    new EphemeralResource(stack, "a", PASSWORD, {});
    expect(JSON.parse(Testing.synth(stack)).terraform.required_version).toBe(">= 1.12");
  });
});
