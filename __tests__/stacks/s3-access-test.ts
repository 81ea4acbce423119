import { TerraformOutput } from "cdktf";
import { bucketNameVariable, S3Access } from "../../src/stacks/s3-access";
import { synthesiseFully } from "../support/synth";

function access(prefix?: string) {
  return synthesiseFully((stack) => {
    const s3 = new S3Access(stack, "S3Access", {
      bucketName: bucketNameVariable(stack, prefix ?? "").stringValue,
      prefix,
    });
    const role = s3.roleFor("ec2", "ec2.amazonaws.com", "For instances.");
    new TerraformOutput(stack, "attachments", { value: role.attachments.length });
  });
}

const stack = access();
const POLICY = "${aws_iam_policy.s3_access_policy.arn}";

describe("the access to a bucket", () => {
  it("is a policy for the objects of the bucket in the variable", () => {
    const { name, policy } = stack.resource("aws_iam_policy", "s3_access_policy");
    expect(name).toBe("sample-s3-access-policy");
    const bucket = '${jsonencode("arn:*:s3:::${var.bucket_name}/*")}';
    expect(policy).toBe(
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow",' +
        `"Action":["s3:PutObject","s3:GetObject"],"Resource":[${bucket}]}]}`,
    );
  });

  it("has a role with that policy, which the own account trusts, known by the policy's ARN", () => {
    const account = '${jsonencode(element(split(":", aws_iam_policy.s3_access_policy.arn), 4))}';
    expect(stack.resource("aws_iam_role", "s3_access_role")).toEqual({
      name: "sample-s3-access-role",
      assume_role_policy:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",' +
        `"Principal":{"AWS":${account}}}]}`,
    });
    expect(stack.resource("aws_iam_role_policy_attachment", "s3_access_role_s3_access")).toEqual({
      role: "${aws_iam_role.s3_access_role.name}",
      policy_arn: POLICY,
    });
  });

  it("has a policy that allows to take on that role", () => {
    expect(stack.resource("aws_iam_policy", "get_s3_access_role_policy")).toEqual({
      name: "sample-get-s3-access-role-policy",
      policy:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sts:AssumeRole","iam:GetRole"],' +
        '"Resource":[${jsonencode(aws_iam_role.s3_access_role.arn)}]}]}',
    });
  });

  it("comes to an application by a role with both policies", () => {
    expect(stack.resource("aws_iam_role", "s3_access_role_for_ec2")).toMatchObject({
      name: "sample-s3-access-role-for-ec2",
      description: "For instances.",
      assume_role_policy: expect.stringContaining('"Principal":{"Service":"ec2.amazonaws.com"}'),
    });
    const role = "${aws_iam_role.s3_access_role_for_ec2.name}";
    expect(stack.resource("aws_iam_role_policy_attachment", "s3_access_role_for_ec2_s3_access")).toEqual({
      role,
      policy_arn: POLICY,
    });
    expect(stack.resource("aws_iam_role_policy_attachment", "s3_access_role_for_ec2_get_s3_access_role")).toEqual({
      role,
      policy_arn: "${aws_iam_policy.get_s3_access_role_policy.arn}",
    });
    expect(stack.output("attachments").value).toBe(2);
  });

  it("has its names behind a prefix", () => {
    const prefixed = access("blue-");
    const names = ["aws_iam_policy", "aws_iam_role"].flatMap((type) =>
      Object.values(prefixed.resources(type)).map(({ name }) => name),
    );
    expect(names.sort()).toEqual([
      "blue-sample-get-s3-access-role-policy",
      "blue-sample-s3-access-policy",
      "blue-sample-s3-access-role",
      "blue-sample-s3-access-role-for-ec2",
    ]);
    expect(prefixed.variable("bucket_name").default).toBe("blue-debugroom-sample");
  });
});

describe("the variable of the bucket", () => {
  it("takes the name of a bucket", () => {
    expect(stack.variable("bucket_name")).toEqual({
      type: "string",
      default: "debugroom-sample",
      nullable: false,
      description: "The bucket whose objects the applications write and read; it is not made here.",
      validation: [
        {
          condition: '${can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.bucket_name))}',
          error_message: "bucket_name must be the name of a bucket: 3 to 63 small letters, digits, dots and hyphens.",
        },
      ],
    });
  });
});
