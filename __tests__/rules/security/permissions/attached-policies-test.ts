import { check } from "../../../../src/rules/check";
import { attachedPolicyRules } from "../../../../src/rules/security/permissions/attached-policies";

const AWS = "arn:aws:iam::aws:policy";

const ARNS: [unknown, string[]][] = [
  [`${AWS}/AdministratorAccess`, ["SEC513"]],
  ["arn:aws-us-gov:iam::aws:policy/AdministratorAccess", ["SEC513"]],
  ["arn:${data.aws_partition.now.partition}:iam::aws:policy/AdministratorAccess", ["SEC513"]],
  [`${AWS}/AdministratorAccess-Amplify`, ["SEC515"]],
  [`${AWS}/IAMFullAccess`, ["SEC514"]],
  [`${AWS}/IAMReadOnlyAccess`, ["SEC515"]],
  [`${AWS}/service-role/AmazonEC2ContainerServiceforEC2Role`, ["SEC515"]],
  [`${AWS}/\${var.name}`, []],
  ["arn:aws:iam::123456789012:policy/AdministratorAccess", []],
  ["${aws_iam_policy.app.arn}", []],
  [undefined, []],
  [null, []],
  [1, []],
];

describe.each(ARNS)("the policy %p", (arn, ids) => {
  it.each([
    ["aws_iam_role_policy_attachment", "policy_arn"],
    ["aws_iam_policy_attachment", "policy_arn"],
  ])("in %s", (type, attribute) => {
    const found = check({ resource: { [type]: { app: { [attribute]: arn } } } }, attachedPolicyRules);
    expect(found.map(({ rule: { id }, property, got }) => [id, property, got])).toEqual(
      ids.map((id) => [id, attribute, arn]),
    );
  });

  it.each([
    ["aws_iam_role_policy_attachments_exclusive", "policy_arns"],
    ["aws_iam_role", "managed_policy_arns"],
  ])("among those of %s", (type, attribute) => {
    const arns = ["arn:aws:iam::123456789012:policy/app", arn];
    const found = check(
      { resource: { [type]: { app: { [attribute]: arns }, b: { [attribute]: arn } } } },
      attachedPolicyRules,
    );
    expect(found.map(({ rule: { id }, property, got }) => [id, property, got])).toEqual(
      ids.map((id) => [id, `${attribute}[1]`, arn]),
    );
  });
});
