import { statementExamples } from "../../../../src/rules/security/permissions/policy-example";

describe("examples of statements", () => {
  it("are policies of each type of resource", () => {
    const { aws_iam_role_policy, aws_iam_policy, aws_iam_role } = statementExamples(
      { Action: "a:b" },
      { Action: "c:d" },
    );
    const failing = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"a:b"}]}';
    const passing = failing.replace("a:b", "c:d");
    for (const [type, examples] of Object.entries({ aws_iam_role_policy, aws_iam_policy })) {
      expect(examples).toEqual({
        failing: { [type]: { app: { policy: failing } } },
        passing: { [type]: { app: { policy: passing } } },
      });
    }
    expect(aws_iam_role).toEqual({
      failing: { aws_iam_role: { app: { inline_policy: [{ name: "app", policy: failing }] } } },
      passing: { aws_iam_role: { app: { inline_policy: [{ name: "app", policy: passing }] } } },
    });
  });
});
