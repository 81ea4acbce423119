import { TerraformVariable } from "cdktf";
import { Principal } from "../../src/iam/principal";
import { Role } from "../../src/iam/role";
import { synthesiseFully } from "../support/synth";

describe("a principal", () => {
  it.each([
    ["a service of AWS", Principal.service("ec2.amazonaws.com"), { Service: "ec2.amazonaws.com" }],
    ["an account", Principal.account("123456789012"), { AWS: "123456789012" }],
    ["a role", Principal.arn("arn:aws:iam::123456789012:role/ops"), { AWS: "arn:aws:iam::123456789012:role/ops" }],
  ])("may be %s", (_, principal, element) => {
    const stack = synthesiseFully((scope) => new Role(scope, "task", { assumedBy: principal }));
    const { assume_role_policy } = stack.resource("aws_iam_role", "task");
    expect(JSON.parse(String(assume_role_policy))).toEqual({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: element }],
    });
  });

  it("may be a service that works for one account", () => {
    const conditions = { StringEquals: { "aws:SourceAccount": ["123456789012"] } };
    const assumedBy = Principal.service("scheduler.amazonaws.com", conditions);
    const stack = synthesiseFully((scope) => new Role(scope, "task", { assumedBy }));
    const { assume_role_policy } = stack.resource("aws_iam_role", "task");
    expect(JSON.parse(String(assume_role_policy))).toMatchObject({ Statement: [{ Condition: conditions }] });
  });

  it("may be known to Terraform only", () => {
    const stack = synthesiseFully((scope) => {
      const { stringValue } = new TerraformVariable(scope, "account", {});
      new Role(scope, "task", { assumedBy: Principal.account(stringValue) });
    });
    expect(stack.resource("aws_iam_role", "task").assume_role_policy).toContain(
      '"Principal":{"AWS":${jsonencode(var.account)}}',
    );
  });
});
