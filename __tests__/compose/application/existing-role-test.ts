import { existingRole } from "../../../src/compose/application/existing-role";
import { synthesise } from "../../support/synth";

const ARN = "arn:aws:iam::123456789012:role/app/mine";

describe("a role that exists", () => {
  it("is found by its name", () => {
    const stack = synthesise((scope) => {
      existingRole(scope, "app", "mine")?.addToPolicy({ actions: ["s3:GetObject"], resources: ["*"] });
    });
    expect(stack.data("aws_iam_role", "app")).toMatchObject({ name: "mine" });
    expect(stack.resource("aws_iam_role_policy", "app").role).toContain("data.aws_iam_role.app.arn");
  });

  it("is as its ARN says", () => {
    const stack = synthesise((scope) => {
      expect(existingRole(scope, "app", ARN)?.roleArn).toBe(ARN);
      expect(existingRole(scope, "none", undefined)).toBeUndefined();
    });
    expect(stack.json.data).toBeUndefined();
  });
});
