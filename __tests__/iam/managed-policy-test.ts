import { TerraformOutput, TerraformVariable } from "cdktf";
import { ManagedPolicy, type ManagedPolicyProps } from "../../src/iam/managed-policy";
import { synthesiseFully } from "../support/synth";

const statements: ManagedPolicyProps["statements"] = [
  { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop/${aws:username}/*"] },
  { effect: "Deny", actions: ["s3:DeleteObject"], resources: ["*"] },
];

function policy(props: Partial<ManagedPolicyProps> = {}, id = "reading") {
  return synthesiseFully((stack) => {
    const { policyArn } = new ManagedPolicy(stack, id, { statements, ...props });
    new TerraformOutput(stack, "arn", { value: policyArn });
  });
}

/** The document as IAM gets it: Terraform takes \u0024 for text, and whoever reads the JSON for a dollar. */
const documentOf = (stack: ReturnType<typeof policy>) =>
  JSON.parse(String(stack.resource("aws_iam_policy", "reading").policy));

describe("a managed policy", () => {
  it("says what its statements say, with IAM's own variables in them", () => {
    expect(documentOf(policy())).toEqual({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::shop/${aws:username}/*"] },
        { Effect: "Deny", Action: ["s3:DeleteObject"], Resource: ["*"] },
      ],
    });
    expect(policy().resource("aws_iam_policy", "reading").policy).not.toContain("${");
  });

  it("may name what only Terraform knows", () => {
    const stack = synthesiseFully((scope) => {
      const { stringValue } = new TerraformVariable(scope, "bucket", {});
      new ManagedPolicy(scope, "reading", { statements: [{ actions: ["s3:GetObject"], resources: [stringValue] }] });
    });
    expect(stack.resource("aws_iam_policy", "reading").policy).toContain('"Resource":[${jsonencode(var.bucket)}]');
  });

  it("is named after the stack and the construct, in at most 128 characters, and not described", () => {
    const resource = policy().resource("aws_iam_policy", "reading");
    expect(resource.name).toBe("stack-reading");
    expect(resource).not.toHaveProperty("description");
    expect(Object.values(policy({}, "x".repeat(200)).resources("aws_iam_policy"))[0]?.name).toHaveLength(128);
  });

  it("takes a name and a description", () => {
    const props = { policyName: "shop-reading", description: "reads the shop" };
    expect(policy(props).resource("aws_iam_policy", "reading")).toMatchObject({
      name: "shop-reading",
      description: "reads the shop",
    });
  });

  it("tells its ARN, which is there only after it", () => {
    expect(policy().output("arn").value).toBe("${aws_iam_policy.reading.arn}");
  });
});
