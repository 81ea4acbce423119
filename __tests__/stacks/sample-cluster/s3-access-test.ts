import { S3Access } from "../../../src/stacks/sample-cluster/s3-access";
import { synthesiseFully } from "../../support/synth";

const stack = synthesiseFully((scope) => {
  new S3Access(scope, { bucketName: "album", nameOf: (name) => `blue-${name}` });
});

function statements(document: unknown) {
  return JSON.parse(String(document)).Statement;
}

describe("a task's way to a bucket", () => {
  it("is a policy to write and read its objects", () => {
    const { name, policy } = stack.resource("aws_iam_policy", "s3_access_policy");
    expect(name).toBe("blue-sample-s3-access-policy");
    expect(statements(policy)).toEqual([
      { Effect: "Allow", Action: ["s3:PutObject", "s3:GetObject"], Resource: ["arn:aws:s3:::album/*"] },
    ]);
  });

  it("is a role with that policy, for whom in the own account another policy allows it", () => {
    const { name, assume_role_policy } = stack.resource("aws_iam_role", "s3_access_role");
    expect(name).toBe("blue-sample-s3-access-role");
    const account = '${jsonencode(element(split(":", aws_iam_policy.s3_access_policy.arn), 4))}';
    expect(assume_role_policy).toContain(`"Principal":{"AWS":${account}}`);
    expect(stack.resource("aws_iam_role_policy_attachment", "s3_access_role_s3_access")).toEqual({
      role: "${aws_iam_role.s3_access_role.name}",
      policy_arn: "${aws_iam_policy.s3_access_policy.arn}",
    });
  });

  it("is a policy to find that role, and to take it on", () => {
    const { name, policy } = stack.resource("aws_iam_policy", "get_s3_access_role_policy");
    expect(name).toBe("blue-sample-get-s3-access-role-policy");
    expect(policy).toContain('"Action":["sts:AssumeRole","iam:GetRole"]');
    expect(policy).toContain('"Resource":[${jsonencode(aws_iam_role.s3_access_role.arn)}]');
  });

  it("is the task's own role with both policies", () => {
    const { name, assume_role_policy } = stack.resource("aws_iam_role", "s3_access_role_for_ecs");
    expect(name).toBe("blue-sample-s3-access-role-for-ecs");
    expect(statements(assume_role_policy)).toMatchObject([{ Principal: { Service: "ecs-tasks.amazonaws.com" } }]);
    const attachments = stack.resources("aws_iam_role_policy_attachment");
    const role = "${aws_iam_role.s3_access_role_for_ecs.name}";
    expect(Object.values(attachments).filter((attachment) => attachment.role === role)).toEqual([
      { role, policy_arn: "${aws_iam_policy.s3_access_policy.arn}" },
      { role, policy_arn: "${aws_iam_policy.get_s3_access_role_policy.arn}" },
    ]);
  });
});
